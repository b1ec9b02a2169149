// Where the figures come from, and what /proc says of a process.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { ROOT } from './home.mjs';

const TICKS_PER_SECOND = 100;

export function machine() {
  const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';
  return {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    jdk: quietly(java, ['--version']).split('\n')[0],
    commit: quietly('git', ['-C', ROOT, 'rev-parse', '--short', 'HEAD']),
    load: readFileSync('/proc/loadavg', 'utf8').split(' ')[0],
  };
}

function quietly(command, words) {
  try {
    return execFileSync(command, words, { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** Seconds of processor time that a process has used so far. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export function residentMiB(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
}

/** Says how to get a tool that is not there; nothing is measured without it. */
export function need(tool, debianPackage) {
  if (!process.env.PATH.split(':').some((folder) => existsSync(`${folder}/${tool}`))) {
    throw new Error(`${tool} is needed and not on the PATH (Debian: apt install ${debianPackage})`);
  }
}

// Keeps one run as JSON and writes the newest of each kind into the table of bench/README.md.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './home.mjs';

const README = join(ROOT, 'bench', 'README.md');
const BEGIN = '<!-- figures -->';
const END = '<!-- end of figures -->';

export function keep(what, results) {
  const folder = join(ROOT, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${results.at.slice(0, 16).replace(':', '')}-${what}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  const text = readFileSync(README, 'utf8');
  const [head] = text.split(BEGIN);
  const tail = text.split(END)[1] ?? '\n';
  writeFileSync(README, `${head}${BEGIN}\n\n${newest(folder).join('\n')}\n${END}${tail}`);
  return relative(ROOT, file);
}

/** A table for each run that still has the newest figures of some part. */
function newest(folder) {
  const seen = new Set();
  const tables = [];
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json')).sort().reverse()) {
    const results = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const subject = (row) => [row.part, row.engine, row.size].join(' ');
    const rows = results.rows.filter((row) => !seen.has(subject(row)));
    rows.forEach((row) => seen.add(subject(row)));
    if (rows.length > 0) {
      tables.push(table({ ...results, rows }, `results/${name}`));
    }
  }
  return tables;
}

function table({ at, machine, rows }, file) {
  const stores = rows.every((row) => row.tool);
  const lines = [
    `Measured ${at.slice(0, 10)} at commit ${machine.commit} on ${machine.cores} cores of ${machine.cpu}, ${machine.memoryMiB} MiB, ${machine.jdk}`,
    `(load before the run: ${machine.load}); everything in [${file}](${file}).`,
    '',
    ...(stores
      ? ['| what | tool | files | MB | seconds | files per second | CPU seconds | memory MiB |', '|---|---|---|---|---|---|---|---|']
      : ['| what | engine | editions | connections | per second | per CPU-second | p50 ms | p99 ms | memory MiB | not 200 |', '|---|---|---|---|---|---|---|---|---|---|']),
    ...rows.map((row) => `| ${(stores ? storeCells(row) : cells(row)).map((cell) => cell ?? '').join(' | ')} |`),
  ];
  return `${lines.join('\n')}\n`;
}

function storeCells(row) {
  return [row.page, row.tool, row.files, Math.round(row.bytes / 1e6), row.seconds, row.perSecond, row.cpuSeconds, row.residentMiB];
}

function cells(row) {
  const name = [row.part, row.page].filter(Boolean).join(': ');
  if (row.part === 'start') {
    return [name, 'sqlite', '', '', '', '', row.medianMs, `slowest ${row.slowestMs}`, row.idleMiB, ''];
  }
  const rate = row.rowsPerSecond ?? row.perSecond;
  return [name, row.engine, row.size, row.connections, rate, row.perCpuSecond, row.p50Ms, row.p99Ms, row.residentMiB, row.not200];
}

// Bringing a media folder to stores of other kinds: ours against rclone, and over SSH against rsync, one after another in the
// same rounds. And what readers notice while pictures move.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Home, ROOT, WORK } from './home.mjs';
import { load } from './load.mjs';
import { need } from './machine.mjs';
import { SERVERS } from './servers.mjs';
import { timed } from './storage.mjs';
import { allFiles, bytesOf, mediaTree } from './tree.mjs';

const RCLONE = ['--transfers', '8', '--checkers', '16', '--fast-list'];
const MIXED_SECONDS = 20;
const WARM_SECONDS = 25;

/** What can be named with --kinds. */
export const KINDS = Object.keys(SERVERS);

const TOOLS = {
  lindworm: async ({ server, folder, place }) => {
    const home = await Home.fresh(`stores-${place}`, { MEDIA_ROOT: folder, ...server.lindworm(place) });
    await home.command(['migrate']);
    return { words: [join(ROOT, 'bw-dev'), ['--home', home.folder, 'sync_media'], process.env], after: () => rmSync(home.folder, { recursive: true }) };
  },
  rclone: ({ server, folder, place }) => ({
    words: ['rclone', ['copy', ...RCLONE, folder, server.rclone(place)], { ...process.env, AWS_CA_BUNDLE: undefined }],
  }),
  rsync: ({ server, folder, place }) => ({ words: server.rsync(folder, place) }),
};

export async function measureStores({ kinds = KINDS, files = 5_000, rounds = 2 } = {}) {
  need('rclone', 'rclone');
  need('rsync', 'rsync');
  const folder = mediaTree(join(WORK, `media-${files}`), files);
  const facts = { files: allFiles(folder).length, bytes: bytesOf(folder) };
  const rows = [];
  for (const kind of kinds) {
    const tools = Object.keys(TOOLS).filter((tool) => tool !== 'rsync' || kind === 'sftp');
    const runs = [];
    for (let round = 0; round < rounds; round++) {
      const server = await SERVERS[kind].start();
      try {
        for (const tool of tools.map((_, index) => tools[(index + round) % tools.length])) {
          runs.push(...(await runsOf(tool, { server, folder, place: `${kind}-${tool}-${round}` })));
        }
      } finally {
        server.stop();
      }
    }
    rows.push(...medians(runs, kind, facts));
  }
  return rows;
}

async function runsOf(tool, where) {
  const { words, after } = await TOOLS[tool](where);
  const found = [];
  for (const step of ['first copy', 'nothing changed']) {
    try {
      found.push({ tool, step, ...(await timed(words)) });
      console.log(`  ${where.place}, ${step}: ${found.at(-1).seconds} s, ${found.at(-1).cpuSeconds} s of CPU`);
    } catch (failure) {
      console.log(`  ${where.place}, ${step}: ${failure.message.slice(0, 400)}`);
      found.push({ tool, step, failed: failure.message.slice(-400) });
      break;
    }
  }
  after?.();
  return found;
}

function medians(runs, kind, { files, bytes }) {
  return [...new Set(runs.map((run) => `${run.tool}|${run.step}`))].map((name) => {
    const [tool, step] = name.split('|');
    const same = runs.filter((run) => run.tool === tool && run.step === step);
    const good = same.filter((run) => !run.failed);
    const row = { part: `${kind} ${files}`, page: `${kind}: ${step}`, tool, files, bytes, rounds: same };
    if (good.length === 0) {
      return { ...row, seconds: 'failed' };
    }
    const middle = (field) => good.map((run) => run[field]).sort((a, b) => a - b)[Math.floor((good.length - 1) / 2)];
    return { ...row, seconds: middle('seconds'), perSecond: Math.round(files / middle('seconds')), cpuSeconds: middle('cpuSeconds'), residentMiB: Math.max(...good.map((run) => run.peakMiB)) };
  });
}

/** Pages per second on 32 connections, alone and while all pictures move to an SFTP server on the same machine. */
export async function measureServing({ files = 5_000 } = {}) {
  const home = await Home.fresh('serving', {});
  mkdirSync(home.folder, { recursive: true });
  cpSync(mediaTree(join(WORK, `media-${files}`), files), join(home.folder, 'images'), { recursive: true });
  const ssh = await SERVERS.sftp.start();
  await home.found();
  await home.up();
  try {
    const paths = ['/', '/search', '/about'];
    await load(home, paths, 32, WARM_SECONDS);
    const rows = [];
    const alone = [];
    const under = [];
    for (let round = 0; round < 2; round++) {
      alone.push((await load(home, paths, 32, MIXED_SECONDS)).perSecond);
      const move = moving(home, ssh, round);
      await move.begun;
      const measured = await load(home, paths, 32, MIXED_SECONDS);
      under.push(measured.perSecond);
      rows.push(measured);
      await move.ended;
      await home.command(['storage', 'migrate', '--abort']);
    }
    const mean = (list) => Math.round(list.reduce((sum, one) => sum + one, 0) / list.length);
    console.log(`  alone ${alone}, while pictures move ${under}`);
    const row = { part: 'serving while moving', engine: 'sqlite', connections: 32 };
    return [
      { ...row, page: 'alone', perSecond: mean(alone), not200: 0 },
      { ...row, page: `${files} files to SFTP meanwhile`, perSecond: mean(under), not200: rows.reduce((sum, one) => sum + one.not200, 0), lost: Math.round((1 - mean(under) / mean(alone)) * 1000) / 10 },
    ];
  } finally {
    await home.down();
    ssh.stop();
  }
}

function moving(home, ssh, round) {
  const settings = ssh.lindworm(`move-${round}`);
  const options = `host_key=${encodeURIComponent(settings.STORAGE_HOST_KEY)}&key_file=${encodeURIComponent(settings.STORAGE_KEY_FILE)}`;
  const words = ['--home', home.folder, 'storage', 'migrate', '--to', `${settings.STORAGE_URL}?${options}`];
  const child = spawn(join(ROOT, 'bw-dev'), words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const begun = new Promise((resolve) => child.stdout.on('data', (text) => `${text}`.includes('moving pictures') && resolve()));
  const ended = new Promise((resolve, reject) => child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(said)))));
  return { begun, ended };
}

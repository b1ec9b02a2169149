// Bringing a media folder into a bucket of a real Ceph gateway: ours against the tools that people use for it, one after
// another in the same rounds, since the machine drifts; and what the gateway itself can take.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ceph } from './ceph.mjs';
import { Home, ROOT, WORK } from './home.mjs';
import { need } from './machine.mjs';
import { allFiles, bytesOf, changeOnePercent, mediaTree } from './tree.mjs';

const ROUNDS = 3;
const CONNECTIONS = 32;
const CEILING_SECONDS = 8;
const CEILING_BODIES = 48;
const CEILING_KEYS = 4_000;
const MANY_KEYS = 1_000_000;
/** The gateway keeps all in memory: what is larger meets a new one for each tool. */
const MOST_FOR_ALL = 3 * 2 ** 30;

export async function measureStorage({ files = 5_000, rounds = ROUNDS, big = 0, tools = Object.keys(TOOLS) } = {}) {
  need('wrk', 'wrk');
  tools.forEach((tool) => TOOLS[tool].program && need(TOOLS[tool].program, TOOLS[tool].program === 'aws' ? 'awscli' : TOOLS[tool].program));
  const name = big > 0 ? `media-big-${big}` : `media-${files}`;
  const folder = mediaTree(join(WORK, name), big > 0 ? big : files, big > 0);
  const count = allFiles(folder).length;
  const bytes = bytesOf(folder);
  const compared = await manyKeys();
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    for (const group of bytes > MOST_FOR_ALL ? turned(tools, round).map((tool) => [tool]) : [turned(tools, round)]) {
      await withGateway(async (ceph) => {
        for (const tool of group) {
          runs.push(...(await runsOf(tool, { ceph, folder, round, name })));
        }
      });
    }
    await withGateway(async (ceph) => runs.push({ tool: 'the gateway itself', step: 'first copy', ...(await ceiling(ceph, folder)) }));
  }
  return [...rows(runs, count, bytes), compared];
}

async function withGateway(measure) {
  const ceph = Ceph.start();
  try {
    await measure(ceph);
  } finally {
    ceph.stop();
  }
}

/** Two made-up listings side by side: what counts is that memory does not follow their length. */
async function manyKeys() {
  execFileSync('mvn', ['-q', '-B', 'test-compile'], { cwd: ROOT, stdio: 'ignore' });
  const classes = [join(ROOT, 'target', 'test-classes'), join(ROOT, 'target', 'lindworm-run.jar')].join(':');
  const java = join(process.env.JAVA_HOME, 'bin', 'java');
  const words = ['-XX:+UseSerialGC', '-Xmx64m', '-cp', classes, 'social.lindworm.storage.migrate.ManyKeys', String(MANY_KEYS)];
  const measured = await timed([java, words, process.env]);
  return { page: 'two listings compared', tool: 'lindworm', files: MANY_KEYS, bytes: 0, perSecond: Math.round(MANY_KEYS / measured.seconds), residentMiB: measured.peakMiB, ...measured };
}

/** Whoever comes first meets an empty gateway; so each does once. */
function turned(tools, round) {
  return tools.map((_, index) => tools[(index + round) % tools.length]);
}

async function runsOf(tool, place) {
  const bucket = `b${place.round}-${tool.replace(/[^a-z0-9]/g, '')}`;
  await place.ceph.makeBucket(bucket);
  const prepared = await TOOLS[tool].prepare({ ...place, bucket });
  const found = [];
  for (const step of ['first copy', 'nothing changed', '1 % changed']) {
    const changed = step === '1 % changed' ? changeOnePercent(place.folder, place.round * 10 + Object.keys(TOOLS).indexOf(tool)) : 0;
    const measured = await timed(step === 'first copy' ? prepared.first : prepared.again);
    found.push({ tool, step, changed, ...measured });
    console.log(`  round ${place.round + 1}, ${tool}, ${step}: ${measured.seconds} s, ${measured.cpuSeconds} s of CPU, ${measured.peakMiB} MiB`);
  }
  prepared.after?.();
  return found;
}

const environment = ({ ceph }) => ({
  ...process.env,
  AWS_CA_BUNDLE: undefined,
  AWS_ACCESS_KEY_ID: ceph.key,
  AWS_SECRET_ACCESS_KEY: ceph.secret,
  AWS_DEFAULT_REGION: 'us-east-1',
});

const rclone = (flags, againFlags) => ({
  program: 'rclone',
  prepare: ({ ceph, folder, bucket }) => {
    const target = `:s3,provider=Ceph,env_auth=true,endpoint='${ceph.endpoint}',acl=public-read:${bucket}/images`;
    const env = environment({ ceph });
    return {
      first: ['rclone', ['copy', ...flags, folder, target], env],
      again: ['rclone', ['sync', ...flags, ...againFlags, folder, target], env],
    };
  },
});

/** How each is run as its own documents advise; `first` sends everything, `again` what changed. */
export const TOOLS = {
  lindworm: {
    prepare: async ({ ceph, folder, bucket, round, name }) => {
      const home = await Home.fresh(`storage-${name}-${round}`, {
        MEDIA_ROOT: folder,
        AWS_ACCESS_KEY_ID: ceph.key,
        AWS_SECRET_ACCESS_KEY: ceph.secret,
        AWS_STORAGE_BUCKET_NAME: bucket,
        AWS_S3_ENDPOINT_URL: ceph.endpoint,
        AWS_S3_CUSTOM_DOMAIN: `${ceph.endpoint.replace('http://', '')}/${bucket}`,
        AWS_S3_URL_PROTOCOL: 'http:',
        AWS_S3_CONCURRENCY: String(CONNECTIONS),
      });
      await home.command(['migrate']);
      const words = (command) => [join(ROOT, 'bw-dev'), ['--home', home.folder, command], process.env];
      return { first: words('copy_media_to_s3'), again: words('sync_media_to_s3'), after: () => rmSync(home.folder, { recursive: true }) };
    },
  },
  aws: {
    program: 'aws',
    prepare: ({ ceph, folder, bucket }) => {
      const common = ['--endpoint-url', ceph.endpoint, '--acl', 'public-read', '--only-show-errors'];
      const env = environment({ ceph });
      return {
        first: ['aws', ['s3', 'cp', '--recursive', ...common, folder, `s3://${bucket}/images`], env],
        again: ['aws', ['s3', 'sync', ...common, folder, `s3://${bucket}/images`], env],
      };
    },
  },
  'rclone untuned': rclone([], []),
  'rclone tuned': rclone(['--transfers', '32', '--checkers', '64', '--fast-list', '--s3-no-check-bucket', '--s3-no-head'], ['--use-server-modtime', '--update']),
  s3cmd: {
    program: 's3cmd',
    prepare: ({ ceph, folder, bucket }) => {
      const host = ceph.endpoint.replace('http://', '');
      const settings = join(WORK, 's3cmd.cfg');
      mkdirSync(WORK, { recursive: true });
      writeFileSync(settings, `[default]\naccess_key = ${ceph.key}\nsecret_key = ${ceph.secret}\nhost_base = ${host}\nhost_bucket = ${host}/%(bucket)\nuse_https = False\n`);
      const words = ['-c', settings, '--acl-public', '-q', 'sync', `${folder}/`, `s3://${bucket}/images/`];
      return { first: ['s3cmd', words, process.env], again: ['s3cmd', words, process.env] };
    },
  },
};

/** GNU time tells processor time and peak memory of the largest process, children included. */
export function timed([command, words, env]) {
  need('time', 'time');
  const report = join(WORK, 'time.txt');
  return new Promise((resolve, reject) => {
    const child = spawn('/usr/bin/time', ['-f', '%e %U %S %M', '-o', report, command, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('exit', (code) => {
      if (code !== 0) {
        reject(new Error(`${command} ${words.join(' ')} ended with ${code}:\n${said.slice(-2_000)}`));
        return;
      }
      const [seconds, user, system, peak] = readFileSync(report, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
      resolve({ seconds, cpuSeconds: round(user + system), peakMiB: Math.round(peak / 1024) });
    });
  });
}

/** Puts as fast as the gateway takes them, signed beforehand, sizes as in the folder, by wrk on 32 connections. */
async function ceiling(ceph, folder) {
  await ceph.makeBucket('ceiling');
  const files = allFiles(folder);
  const bodies = Array.from({ length: CEILING_BODIES }, (_, i) => files[Math.floor((i + 0.5) * (files.length / CEILING_BODIES))]);
  const paths = Array.from({ length: CEILING_KEYS }, (_, i) => ceph.presignedPut('ceiling', `images/covers/${i}.jpg`));
  const script = join(WORK, 'ceiling.lua');
  writeFileSync(
    script,
    `local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local names = {${bodies.map((path) => JSON.stringify(path)).join(',')}}
local bodies = {}
for i, name in ipairs(names) do local f = io.open(name, "rb"); bodies[i] = f:read("*a"); f:close() end
local n = 0
function request()
  n = n + 1
  return wrk.format("PUT", paths[(n - 1) % #paths + 1], {["Content-Type"] = "image/jpeg"}, bodies[(n * 7) % #bodies + 1])
end`,
  );
  const said = execFileSync('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${CEILING_SECONDS}s`, '-s', script, ceph.endpoint], { encoding: 'utf8' });
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0);
  if (refused > 0) {
    throw new Error(`the gateway refused ${refused} signed requests`);
  }
  const mean = bodies.reduce((sum, path) => sum + statSync(path).size, 0) / bodies.length;
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(said)[1]);
  return { perSecond: round(perSecond), bytesPerSecond: Math.round(perSecond * mean) };
}

/** The median of the rounds for each tool and step. */
function rows(runs, files, bytes) {
  const keys = [...new Set(runs.map((run) => `${run.tool}|${run.step}`))];
  return keys.map((key) => {
    const [tool, step] = key.split('|');
    const same = runs.filter((run) => run.tool === tool && run.step === step);
    const middle = (field) => same.map((run) => run[field]).sort((a, b) => a - b)[Math.floor(same.length / 2)];
    const row = { part: 'storage', page: step, tool, files, bytes, connections: CONNECTIONS, rounds: same };
    return tool === 'the gateway itself'
      ? { ...row, perSecond: middle('perSecond'), seconds: round(bytes / middle('bytesPerSecond')) }
      : { ...row, seconds: middle('seconds'), perSecond: Math.round(files / middle('seconds')), cpuSeconds: middle('cpuSeconds'), residentMiB: Math.max(...same.map((run) => run.peakMiB)) };
  });
}

function round(number) {
  return Math.round(number * 100) / 100;
}

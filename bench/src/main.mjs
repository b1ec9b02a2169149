// Chooses what to measure and keeps the results.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Home, WORK } from './home.mjs';
import { machine, need } from './machine.mjs';
import { startPostgres } from './postgres.mjs';
import { measureCovers, measureImport, measurePages, measureSearch, measureStart, measureSwaps } from './parts.mjs';
import { keep } from './results.mjs';
import { measureStorage, TOOLS } from './storage.mjs';
import { KINDS, measureServing, measureStores } from './stores.mjs';

const PARTS = ['pages', 'search', 'start', 'swap', 'import', 'covers'];

/** Needs Debian's Ceph and the tools it is compared with, so it is measured only when asked for. */
const APART = ['storage', 'stores', 'serving'];

/** Measured once, with SQLite and the smaller table. */
const ONCE = ['start', 'swap', 'covers'];
/** No new part is begun after this, unless --minutes says otherwise. */
const MINUTES = 15;

const OPTIONS = {
  editions: { type: 'string', default: '10000,1000000' },
  engine: { type: 'string', default: 'sqlite,postgresql' },
  minutes: { type: 'string', default: String(MINUTES) },
  files: { type: 'string' },
  rounds: { type: 'string' },
  big: { type: 'string' },
  tools: { type: 'string' },
  kinds: { type: 'string' },
  help: { type: 'boolean' },
};

const USAGE = `./bw-dev bench [${PARTS.join(',')}|all] [--editions 10000,1000000] [--engine sqlite,postgresql] [--minutes N]
./bw-dev bench storage [--files N] [--rounds N] [--big N] [--tools ${JSON.stringify(Object.keys(TOOLS).join(','))}]
./bw-dev bench stores [--kinds sftp,swift,azure] [--files N] [--rounds N]
./bw-dev bench serving [--files N]`;

/** A measurement takes minutes: what is not understood ends before it begins. */
export async function main(words) {
  let wished;
  try {
    wished = wishes(words);
  } catch (unknown) {
    console.error(`${unknown.message}\n\n${USAGE}`);
    return 2;
  }
  if (wished.help) {
    console.log(USAGE);
    return 0;
  }
  return APART.includes(wished.what[0]) ? apart(wished) : together(wished);
}

async function together({ what, sizes, engines, minutes }) {
  mkdirSync(WORK, { recursive: true });
  need('wrk', 'wrk');
  const end = Date.now() + minutes * 60_000;
  const results = { at: new Date().toISOString(), machine: machine(), rows: [], leftOut: [] };
  const postgres = engines.includes('postgresql') ? await startPostgres() : null;
  try {
    for (const part of what) {
      for (const engine of ONCE.includes(part) ? ['sqlite'] : engines) {
        for (const size of ONCE.includes(part) ? [10_000] : sizes) {
          if (Date.now() > end) {
            results.leftOut.push(`${part} ${engine} ${size}`);
            continue;
          }
          console.log(`== ${part}, ${engine}, ${size.toLocaleString('en')} editions`);
          results.rows.push(...(await measure(part, engine, size, postgres)));
        }
      }
    }
  } finally {
    postgres?.stop();
  }
  results.leftOut.forEach((part) => console.log(`left out, since ${minutes} minutes were over: ${part}`));
  console.log(`wrote ${keep(what.length === PARTS.length ? 'all' : what.join('-'), results)}`);
  return results.leftOut.length === 0 ? 0 : 1;
}

async function apart({ what: [part], files, rounds, big, tools, kinds }) {
  mkdirSync(WORK, { recursive: true });
  const results = { at: new Date().toISOString(), machine: machine(), rows: [], leftOut: [] };
  if (part === 'storage') {
    results.rows = await measureStorage({ files, rounds, big, tools });
    const [first] = results.rows;
    results.rows.forEach((row) => (row.part = `${big ? 'big files' : 'storage'} ${first.files}`));
  } else if (part === 'stores') {
    results.rows = await measureStores({ kinds, files, rounds });
  } else {
    results.rows = await measureServing({ files });
  }
  console.log(`wrote ${keep(part, results)}`);
  return 0;
}

/** Tables of one engine and size are imported once in a run; PostgreSQL's database is new in each run. */
const homes = new Map();

async function homeOf(engine, size, postgres) {
  const key = `${engine}-${size}`;
  if (!homes.has(key)) {
    const settings = engine === 'postgresql' ? { DATABASE_URL: postgres.url(`books_${size}`) } : {};
    const home = await Home.fresh(key, settings);
    homes.set(key, { home, imported: await measureImport(home, engine, size) });
  }
  return homes.get(key);
}

async function measure(part, engine, size, postgres) {
  const { home, imported } = await homeOf(engine, size, postgres);
  switch (part) {
    case 'import':
      return [imported];
    case 'pages':
      return measurePages(home, engine, size);
    case 'search':
      return measureSearch(home, engine, size);
    case 'start':
      return measureStart(home);
    case 'swap':
      return measureSwaps(home, engine, size);
    default:
      return measureCovers();
  }
}

function wishes(words) {
  const { values, positionals } = parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  const chosen = positionals.length === 0 ? ['all'] : positionals.flatMap((part) => part.split(','));
  const unknown = chosen.filter((part) => part !== 'all' && !PARTS.includes(part) && !(chosen.length === 1 && APART.includes(part)));
  if (unknown.length > 0) {
    throw new Error(`bench measures ${PARTS.join(', ')}, all, or one of ${APART.join(', ')}, not ${unknown.join(', ')}`);
  }
  const number = (flag) => (values[flag] === undefined ? undefined : whole(flag, values[flag]));
  return {
    help: values.help,
    what: chosen.includes('all') ? PARTS : [...APART, ...PARTS].filter((part) => chosen.includes(part)),
    sizes: values.editions.split(',').map((size) => whole('editions', size)),
    engines: among('engine', values.engine, ['sqlite', 'postgresql']),
    minutes: whole('minutes', values.minutes),
    files: number('files'),
    rounds: number('rounds'),
    big: number('big'),
    tools: values.tools && among('tools', values.tools, Object.keys(TOOLS)),
    kinds: values.kinds && among('kinds', values.kinds, KINDS),
  };
}

function whole(flag, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new Error(`--${flag} wants a whole number above 0, not ${text}`);
  }
  return number;
}

function among(flag, text, known) {
  const named = text.split(',');
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`--${flag} knows ${known.join(', ')}, not ${unknown.join(', ')}`);
  }
  return named;
}

// Chooses what to measure and keeps the results.
import { mkdirSync } from 'node:fs';
import { Home, WORK } from './home.mjs';
import { machine, need } from './machine.mjs';
import { startPostgres } from './postgres.mjs';
import { measureCovers, measureImport, measurePages, measureSearch, measureStart, measureSwaps } from './parts.mjs';
import { keep } from './results.mjs';
import { measureStorage } from './storage.mjs';
import { measureServing, measureStores } from './stores.mjs';

const PARTS = ['pages', 'search', 'start', 'swap', 'import', 'covers'];

/** Needs Debian's Ceph and the tools it is compared with, so it is measured only when asked for. */
const APART = ['storage', 'stores', 'serving'];

/** Measured once, with SQLite and the smaller table. */
const ONCE = ['start', 'swap', 'covers'];
/** No new part is begun after this, unless --minutes says otherwise. */
const MINUTES = 15;

export async function main(words) {
  if (APART.includes(words[0])) {
    return apart(words);
  }
  const { what, sizes, engines, minutes } = wishes(words);
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

async function apart(words) {
  mkdirSync(WORK, { recursive: true });
  const number = (flag) => (words.includes(flag) ? Number(words[words.indexOf(flag) + 1]) : undefined);
  const tools = words.includes('--tools') ? words[words.indexOf('--tools') + 1].split(',') : undefined;
  const results = { at: new Date().toISOString(), machine: machine(), rows: [], leftOut: [] };
  if (words[0] === 'storage') {
    results.rows = await measureStorage({ files: number('--files'), rounds: number('--rounds'), big: number('--big'), tools });
    const { files } = results.rows[0];
    results.rows.forEach((row) => (row.part = `${number('--big') ? 'big files' : 'storage'} ${files}`));
  } else if (words[0] === 'stores') {
    const kinds = words.includes('--kinds') ? words[words.indexOf('--kinds') + 1].split(',') : undefined;
    results.rows = await measureStores({ kinds, files: number('--files'), rounds: number('--rounds') });
  } else {
    results.rows = await measureServing({ files: number('--files') });
  }
  console.log(`wrote ${keep(words[0], results)}`);
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
  const value = (flag, otherwise) => (words.includes(flag) ? words[words.indexOf(flag) + 1].split(',') : otherwise);
  const chosen = words[0] && !words[0].startsWith('--') ? words[0].split(',') : ['all'];
  const unknown = chosen.filter((part) => part !== 'all' && !PARTS.includes(part));
  if (unknown.length > 0) {
    throw new Error(`bench measures ${PARTS.join(', ')}, all, ${APART.join(', ')}, not ${unknown.join(', ')}`);
  }
  return {
    what: chosen.includes('all') ? PARTS : PARTS.filter((part) => chosen.includes(part)),
    sizes: value('--editions', ['10000', '1000000']).map(Number),
    engines: value('--engine', ['sqlite', 'postgresql']),
    minutes: Number(value('--minutes', [MINUTES])[0]),
  };
}

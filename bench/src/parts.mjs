// What is measured, part by part. Nothing here judges a figure: the table shows it as it is.
import { spawn } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { chance, madeUpBooks, writeTable } from './books.mjs';
import { Home, ROOT, WORK } from './home.mjs';
import { CONNECTIONS, load } from './load.mjs';
import { cpuSeconds, residentMiB } from './machine.mjs';
import { measureSwap } from './swap.mjs';

const SECONDS = 5;
const WARM_UP_SECONDS = 8;
const SAMPLE = 200;
const STARTS = 10;
const COVERS_WAIT_MS = 120_000;
const INDEX_MINUTES = 20;

export async function measureImport(home, engine, size) {
  const table = join(WORK, `books-${size}.csv`);
  if (!existsSync(table)) {
    await writeTable(table, size);
  }
  const start = performance.now();
  const said = await home.command(['import_books', table]);
  const seconds = (performance.now() - start) / 1000;
  await home.found();
  const [, editions] = /(\d+) editions/.exec(said.replaceAll(',', ''));
  return { part: 'import', engine, size, editions: Number(editions), seconds: round(seconds), rowsPerSecond: Math.round(size / seconds) };
}

export async function measurePages(home, engine, size) {
  await home.up();
  try {
    const idle = residentMiB(home.pid);
    await indexed(home, madeUpBooks()(1).title);
    const books = await paths(home, '/book/', 3 * size);
    const authors = await paths(home, '/author/', size);
    const rows = [];
    for (const [page, list] of Object.entries({ landing: ['/'], book: books, author: authors })) {
      await load(home, list, 32, WARM_UP_SECONDS);
      for (const connections of CONNECTIONS) {
        rows.push({ part: 'pages', engine, size, page, idleMiB: idle, ...(await load(home, list, connections, SECONDS)) });
      }
    }
    return rows;
  } finally {
    await home.down();
  }
}

/** Addresses that answer 200 by themselves: canonical ones, so that no redirect is measured. */
async function paths(home, prefix, highest) {
  const random = chance(11);
  const found = new Set();
  for (let tries = 0; tries < 20 * SAMPLE && found.size < SAMPLE; tries++) {
    const answer = await fetch(home.address + prefix + (1 + Math.floor(random() * highest)), { redirect: 'follow' });
    await answer.arrayBuffer();
    if (answer.status === 200 && new URL(answer.url).pathname.startsWith(prefix)) {
      found.add(new URL(answer.url).pathname);
    }
  }
  if (found.size === 0) {
    throw new Error(`no page under ${prefix}`);
  }
  return [...found];
}

export async function measureSearch(home, engine, size) {
  await home.up();
  try {
    const book = madeUpBooks();
    const titles = Array.from({ length: SAMPLE }, (_, i) => book(i + 1).title);
    await indexed(home, titles[0]);
    const kinds = {
      exact: titles,
      typo: titles.map((title) => title.replace(/(.{3})(.)(.)/, '$1$3$2')),
      prefix: titles.map((title) => title.slice(0, 4)),
    };
    const rows = [];
    for (const [kind, questions] of Object.entries(kinds)) {
      const list = questions.map((question) => `/search?q=${encodeURIComponent(question)}`);
      await load(home, list, 32, WARM_UP_SECONDS);
      for (const connections of CONNECTIONS) {
        rows.push({ part: 'search', engine, size, page: kind, ...(await load(home, list, connections, SECONDS)) });
      }
    }
    return rows;
  } finally {
    await home.down();
  }
}

/** The index is built in the background after the first start. */
async function indexed(home, title) {
  const patience = Date.now() + INDEX_MINUTES * 60_000;
  while (Date.now() < patience) {
    const answer = await fetch(`${home.address}/search?q=${encodeURIComponent(title)}`);
    const page = await answer.text();
    if (answer.status === 200 && page.includes('/book/')) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`the search index was not ready within ${INDEX_MINUTES} minutes`);
}

/** What people look at while the server is replaced: books, authors, the landing page and the search. */
export async function measureSwaps(home, engine, size) {
  await home.up();
  let books;
  let authors;
  try {
    books = await paths(home, '/book/', 3 * size);
    authors = await paths(home, '/author/', size);
    await indexed(home, madeUpBooks()(1).title);
  } finally {
    await home.down();
  }
  return measureSwap(home, engine, size, [...books.slice(0, 50), ...authors.slice(0, 25), '/', '/search?q=the']);
}

export async function measureStart(home) {
  const cache = join(ROOT, 'target', 'lindworm-run.aot');
  const aside = `${cache}.aside`;
  const rows = [{ part: 'start', page: 'with AOT cache', ...(await starts(home, cache)) }];
  renameSync(cache, aside);
  try {
    rows.push({ part: 'start', page: 'without AOT cache', ...(await starts(home, null)) });
  } finally {
    renameSync(aside, cache);
  }
  return rows;
}

/** The program itself, without bw-dev's shell: from its process's birth to the first whole page. */
async function starts(home, cache) {
  const times = [];
  let idleMiB = 0;
  for (let i = 0; i < STARTS; i++) {
    const options = process.env.BENCH_JAVA_OPTIONS.trim().split(/\s+/);
    const words = [...options, ...(cache ? [`-XX:AOTCache=${cache}`] : []), `-Dorg.sqlite.tmpdir=${join(ROOT, 'target')}`,
      '-cp', join(ROOT, 'target', 'lindworm-run.jar'), 'social.lindworm.Main', '--home', home.folder, 'up'];
    const start = performance.now();
    const server = spawn(join(process.env.JAVA_HOME, 'bin', 'java'), words, { stdio: 'ignore' });
    const gone = new Promise((resolve) => server.once('exit', resolve));
    await firstPage(home.address);
    times.push(performance.now() - start);
    idleMiB = residentMiB(server.pid);
    server.kill('SIGTERM');
    await gone;
  }
  times.sort((a, b) => a - b);
  return { medianMs: Math.round((times[STARTS / 2 - 1] + times[STARTS / 2]) / 2), slowestMs: Math.round(times.at(-1)), idleMiB };
}

async function firstPage(address) {
  const patience = Date.now() + 60_000;
  while (Date.now() < patience) {
    const page = await fetch(`${address}/`).then((answer) => answer.text().then(() => answer.status)).catch(() => 0);
    if (page === 200) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('no page within a minute');
}

/** The pictures of the demo: as long as jobs wait, the server is making copies. */
export async function measureCovers() {
  const home = await Home.fresh('covers');
  const said = await home.command(['demo', '--yes']);
  const pictures = [...said.matchAll(/(\d+) (?:people|covers)/g)].reduce((sum, match) => sum + Number(match[1]), 0);
  const start = performance.now();
  await home.up();
  try {
    let last = -1;
    let quietSince = performance.now();
    while (performance.now() - start < COVERS_WAIT_MS && performance.now() - quietSince < 2_000) {
      const cpu = cpuSeconds(home.pid);
      quietSince = cpu - last > 0.05 ? performance.now() : quietSince;
      last = cpu;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const seconds = (quietSince - start) / 1000;
    return [{ part: 'covers', pictures, seconds: round(seconds), perSecond: round(pictures / seconds), residentMiB: residentMiB(home.pid) }];
  } finally {
    await home.down();
  }
}

function round(number) {
  return Math.round(number * 100) / 100;
}

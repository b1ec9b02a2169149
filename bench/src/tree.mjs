// A media folder of made-up files: names and sizes like those of a real instance, contents that nothing can compress.
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { chance } from './books.mjs';

/** Folder, share of all files, median size in bytes, spread; as found in a BookWyrm of some years. */
const KINDS = [
  ['thumbnails/covers', 0.45, 18_000, 0.8, 'webp'],
  ['covers', 0.25, 60_000, 1.1, 'jpg'],
  ['avatars', 0.1, 30_000, 1.0, 'jpg'],
  ['previews/covers', 0.16, 80_000, 0.9, 'jpg'],
  ['status', 0.04, 150_000, 1.0, 'jpg'],
];
const SMALLEST = 600;
const LARGEST = 2_000_000;
const SINCE = Date.parse('2024-11-01') / 1000;
const TWO_YEARS = 63_000_000;
const BIG = [1 << 20, 8 << 20];

/** `big` files are of 1 to 8 MiB, the others of a few kilobytes up to 2 MB. Made once, kept for further runs. */
export function mediaTree(folder, files, big = false) {
  if (existsSync(join(folder, 'made'))) {
    return join(folder, 'images');
  }
  const random = chance(files);
  const noise = Buffer.alloc(BIG[1] + LARGEST);
  for (let at = 0; at < noise.length; at += 4) {
    noise.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
  }
  for (let i = 0; i < files; i++) {
    const [kind, , median, spread, extension] = big ? ['covers', 1, 0, 0, 'jpg'] : kindOf(random());
    const size = big ? Math.floor(BIG[0] + random() * (BIG[1] - BIG[0])) : sized(median, spread, random);
    const path = join(folder, 'images', kind, `${uuid(random)}.${extension}`);
    mkdirSync(dirname(path), { recursive: true });
    const from = Math.floor(random() * LARGEST);
    writeFileSync(path, noise.subarray(from, from + size));
    const time = SINCE + Math.floor(random() * TWO_YEARS);
    utimesSync(path, time, time);
  }
  writeFileSync(join(folder, 'made'), '');
  return join(folder, 'images');
}

function kindOf(chosen) {
  let sum = 0;
  return KINDS.find(([, share]) => (sum += share) > chosen) ?? KINDS[0];
}

/** Sizes of files are spread evenly over the logarithm, around a median. */
function sized(median, spread, random) {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.floor(Math.min(LARGEST, Math.max(SMALLEST, median * Math.exp(spread * normal))));
}

function uuid(random) {
  const hex = createHash('sha256').update(String(random())).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function allFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Writes other content of the same size into one file of a hundred; `round` chooses which. */
export function changeOnePercent(folder, round) {
  const changed = allFiles(folder).filter((_, index) => index % 100 === round % 100);
  for (const path of changed) {
    const file = openSync(path, 'r+');
    writeSync(file, `round ${round} ${Date.now()}`, Math.min(64, statSync(path).size - 40));
    closeSync(file);
  }
  return changed.length;
}

export function bytesOf(folder) {
  return allFiles(folder).reduce((sum, path) => sum + statSync(path).size, 0);
}

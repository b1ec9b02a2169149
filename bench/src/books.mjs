// A table of made-up books with the columns that import_books reads. Words are drawn like in real titles: few often, many seldom.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const SYLLABLES = 'an ar be bra ca cor da del e el fa fen gor ha in ka lan li ma mor na nor o pa ral ri sa sel ta tor u va vin we yor za'.split(' ');
const COLUMNS = 'goodreads_book_id,work_id,isbn,authors,original_publication_year,original_title,title,language_code,ratings_count';
const LINES_AT_ONCE = 5_000;

/** The same numbers for the same seed, so that two runs measure the same books. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function madeUpBooks(seed = 7) {
  const random = chance(seed);
  const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  const words = Array.from({ length: 30_000 }, word);
  const often = (list) => list[Math.floor(list.length * random() ** 3)];
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  return (number) => {
    const title = capital(Array.from({ length: 2 + Math.floor(random() * 3) }, () => often(words)).join(' '));
    const author = `${capital(often(words))} ${capital(often(words))}`;
    const year = 1850 + Math.floor(random() * 170);
    return { number, title, author, year, readers: Math.floor(1_000_000 * random() ** 8) };
  };
}

export async function writeTable(file, count) {
  const book = madeUpBooks();
  const out = createWriteStream(file);
  out.write(`${COLUMNS}\n`);
  let lines = '';
  for (let number = 1; number <= count; number++) {
    const { title, author, year, readers } = book(number);
    lines += `${number},${number},,${author},${year},${title},${title},eng,${readers}\n`;
    if (number % LINES_AT_ONCE === 0 || number === count) {
      if (!out.write(lines)) {
        await once(out, 'drain');
      }
      lines = '';
    }
  }
  out.end();
  await once(out, 'finish');
}

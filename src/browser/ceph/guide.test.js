// The guide to external storage, step by step, on a real Ceph gateway: an instance with more than a thousand pictures
// moves to a bucket while people read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Bucket, curl } from '../support/bucket.js';
import { Crowd } from '../support/crowd.js';
import { Instance } from '../support/instance.js';
import { judge } from '../support/judge.js';
import { eventually } from '../support/patience.js';
import { Visitor, launch } from '../support/visitor.js';

const COVERS = 80;
const FILES_PER_COVER = 13;

/** The guide's own file, with the origin of the instance in it. */
const cors = (origin) =>
  JSON.stringify({
    CORSRules: [
      {
        AllowedOrigins: [origin],
        AllowedHeaders: ['*'],
        AllowedMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
        MaxAgeSeconds: 3000,
        ExposeHeaders: ['Etag'],
      },
    ],
  });

let bucket;
let browser;
let instance;
let ada;
let books;
let early;
let straggler;

before(async () => {
  bucket = await Bucket.make(`guide-${process.pid}`);
  browser = await launch();
  instance = await Instance.start({ settings: bucket.settings(), demo: true });
  instance.friends = [bucket.address];
  ada = await Visitor.at(instance, browser);
  await ada.signIn('ada', /with (\S+)/.exec(instance.demo)[1]);
});

after(async () => {
  await ada?.leave();
  await browser?.close();
  await instance?.stop();
});

/** Adds a book and gives it a cover of its own; both by the forms, as an editor does. */
async function covered(title) {
  await ada.open('/create-book');
  const file = await ada.page.screenshot({ type: 'jpeg', quality: 85, clip: { x: 0, y: 0, width: 500 + (title.length % 7), height: 750 } });
  await ada.put({ title, add_author: `Author of ${title}` });
  await ada.page.locator('[name=cover_file]').setInputFiles({ name: 'cover.jpg', mimeType: 'image/jpeg', buffer: file });
  await ada.press('Add the book');
  return Number(/\/book\/(\d+)/.exec(ada.path())[1]);
}

/** The address of a book's cover on its page, once there is one. */
async function coverOf(book) {
  return eventually(`book ${book} shows its cover`, async () => {
    await ada.open(`/book/${book}`);
    const image = ada.page.locator('main .cover-large img');
    return (await image.count()) > 0 ? image.getAttribute('src') : null;
  });
}

/** The same once it is in the bucket: a connection kept open gets its last page from the server that leaves. */
async function coverInBucket(book) {
  return eventually(`the cover of book ${book} is linked to the bucket`, async () => {
    const address = await coverOf(book);
    return address.startsWith(`${bucket.address}/images/thumbnails/`) ? address : null;
  });
}

function counts(said) {
  const line = said.trim().split('\n').at(-1);
  const found = /^copied (\d+) files, (\d+) bytes; (\d+) already there; (\d+) failed$/.exec(line);
  assert.ok(found, `the last line counts: ${line}`);
  const [copied, bytes, there, failed] = found.slice(1).map(Number);
  return { copied, bytes, there, failed };
}

test('an instance with local media has more than a thousand pictures', { timeout: 900_000 }, async () => {
  books = [];
  for (let i = 1; i <= COVERS; i++) {
    books.push(await covered(`Volume ${i} of the Guide`));
  }
  early = await coverOf(books.at(-1));
  assert.match(early, /^\/images\//);
});

test('a. copy_media_to_s3 copies and proves everything; run again it copies nothing', async () => {
  const first = counts(await instance.command('copy_media_to_s3'));
  assert.ok(first.copied >= COVERS * FILES_PER_COVER, `${first.copied} files`);
  assert.equal(first.failed, 0);

  const again = counts(await instance.command('copy_media_to_s3'));
  assert.deepEqual(again, { copied: 0, bytes: 0, there: first.copied, failed: 0 });

  const local = await (await fetch(instance.address + early)).arrayBuffer();
  const there = await bucket.get(early.slice(1));
  assert.equal(there.status, 200, 'anybody may read it');
  assert.equal(there.headers.get('content-type'), 'image/jpeg');
  assert.match(there.headers.get('cache-control'), /max-age=31536000, immutable/);
  assert.deepEqual(Buffer.from(await there.arrayBuffer()), Buffer.from(local), 'byte for byte');
});

test('b. static files and CORS rules are put into the bucket', async () => {
  await appendFile(join(instance.home, '.env'), 'USE_S3=true\n');
  const said = await instance.command('collectstatic');
  assert.match(said, /put \d+ of \d+ files/);
  const rules = join(instance.home, 'cors.json');
  await writeFile(rules, cors(instance.address));
  assert.equal(await instance.command('set_cors_to_s3', rules), '');
});

test('c. up -d swaps the server under load without a failed request, and pages name the bucket', { timeout: 300_000 }, async () => {
  straggler = await covered('The Straggler');
  assert.match(await coverOf(straggler), /^\/images\//);
  const crowd = new Crowd(instance.address, `/book/${books[0]}`, 8);

  await instance.command('up', '-d');

  const { answered, failures } = await crowd.leave();
  assert.deepEqual(failures, []);
  assert.ok(answered > 50, `${answered} pages were read meanwhile`);
  await coverInBucket(books.at(-1));
  const late = await coverOf(straggler);
  assert.match(late, /^\/images\//, 'what is not in the bucket yet is not linked there');
  assert.equal((await fetch(instance.address + late)).status, 200);
});

test('d. the bucket answers other origins, and a browser uses everything from there', { timeout: 300_000 }, async () => {
  const script = await eventually('pages take static files from the bucket', async () => {
    await ada.open('/');
    const src = await ada.page.locator('script[type=module]').first().getAttribute('src');
    return src.startsWith(`${bucket.address}/static/`) ? src : null;
  });
  const headers = await curl('-s', '-D', '-', '-o', '/dev/null', '-X', 'OPTIONS', '-H', `Origin: ${instance.address}`, '-H', 'Access-Control-Request-Method: GET', script);
  assert.match(headers, new RegExp(`access-control-allow-origin: ${instance.address}`, 'i'));
  assert.match(headers, /access-control-allow-methods: .*GET/i);

  const from = new Set();
  ada.page.on('response', (response) => {
    if (response.url().startsWith(bucket.address) && response.ok()) {
      from.add(response.request().resourceType());
    }
  });
  await ada.open(`/book/${books.at(-1)}`);
  await eventually('fonts, styles, scripts and pictures came from the bucket', async () =>
    ['font', 'image', 'script', 'stylesheet'].every((type) => from.has(type)),
  );
  await judge(ada, 'bucket-book');
  await ada.open('/');
  await judge(ada, 'bucket-landing');
  const page = await (await fetch(`${instance.address}/book/${books.at(-1)}`)).text();
  assert.match(/property="og:image" content="([^"]+)"/.exec(page)[1], new RegExp(`^${instance.address}/images/`), 'other servers get addresses that last');
});

test('e. sync_media_to_s3 brings the straggler and nothing else', async () => {
  const synced = counts(await instance.command('sync_media_to_s3'));
  assert.equal(synced.copied, FILES_PER_COVER);
  assert.equal(synced.failed, 0);
  await instance.command('up', '-d');
  await coverInBucket(straggler);
});

test('f. the connector follows the storage settings until its covers url says otherwise', async () => {
  const found = async () => {
    await ada.open('/search?q=straggler');
    return ada.page.locator('main .book-row img').first().getAttribute('src');
  };
  await ada.open('/admin/bookwyrm/connector/1/change/');
  assert.equal(await ada.page.locator('[name=coversUrl]').inputValue(), '');
  assert.ok((await ada.words()).includes(`${bucket.address}/images/`), 'it says what empty means');
  assert.ok((await found()).startsWith(`${bucket.address}/images/`));

  await ada.open('/admin/bookwyrm/connector/1/change/');
  await ada.put({ coversUrl: `${instance.address}/images` });
  await ada.press('Save');
  assert.ok((await found()).startsWith(`${instance.address}/images/thumbnails/covers/`));

  await ada.open('/admin/bookwyrm/connector/1/change/');
  await ada.put({ coversUrl: '' });
  await ada.press('Save');
  assert.ok((await found()).startsWith(`${bucket.address}/images/`));
});

test('a new cover goes straight into the bucket', async () => {
  const fresh = await coverInBucket(await covered('Born in the Bucket'));
  assert.equal((await bucket.get(fresh.slice(bucket.address.length + 1))).status, 200);
  assert.match(await readFile(join(instance.home, '.env'), 'utf8'), /USE_S3=true/);
});

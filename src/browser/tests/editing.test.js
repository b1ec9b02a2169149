// What editors do with books: covers, history, two at once, merging.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../support/instance.js';
import { glance, judge } from '../support/judge.js';
import { eventually } from '../support/patience.js';
import { scene } from '../support/scene.js';

const stage = scene({ demo: true });
const PICTURE = join(ROOT, 'src/main/resources/static/icons/app-512.png');

async function editor() {
  const ada = await stage.visitor();
  await ada.signIn('ada', /with (\S+)/.exec(stage.instance.demo)[1]);
  return ada;
}

/** Adds a book by the form and gives its number. */
async function added(ada, title) {
  await ada.open('/create-book');
  await ada.put({ title, add_author: `Author of ${title}` });
  await ada.press('Add the book');
  return Number(/\/book\/(\d+)/.exec(ada.path())[1]);
}

async function subtitled(visitor, book, subtitle) {
  await visitor.open(`/book/${book}/edit`);
  await visitor.put({ subtitle });
  await visitor.press('Save');
}

test('a cover from the own device is shown, and drawn where it cannot be fetched', async () => {
  const ada = await editor();
  const book = await added(ada, 'The Glass Harbour');
  const cover = ada.page.locator('main .cover-large');
  assert.equal(await cover.locator('svg').count(), 1, 'drawn while there is no picture');

  await ada.open(`/book/${book}/edit`);
  await ada.page.locator('[name=cover_file]').setInputFiles(PICTURE);
  await ada.press('Save');
  await eventually('the cover is shown', async () => {
    await ada.open(`/book/${book}`);
    return (await cover.locator('img').count()) > 0;
  });
  await judge(ada, 'book-with-cover');

  await ada.context.route('**/images/**', (route) => route.fulfill({ status: 404 }));
  await ada.open(`/book/${book}`);
  await cover.locator('svg.drawn').waitFor();
  await ada.drawn();
  assert.match(await cover.locator('svg').textContent(), /Harbour/);
  ada.forgive(/status of 404/);
  await judge(ada, 'book-cover-away');
  await ada.leave();
});

test('a cover at a private address is refused, and the form is kept', async () => {
  const ada = await editor();
  const book = await added(ada, 'Walls and Gates');
  await ada.open(`/book/${book}/edit`);

  await ada.put({ subtitle: 'kept all the same', cover_url: `${stage.instance.address.replace('localhost', '127.0.0.1')}/static/x.png` });
  await ada.press('Save');

  ada.forgive(/status of 4/);
  assert.equal(await ada.page.locator('[name=subtitle]').inputValue(), 'kept all the same');
  assert.equal(await ada.page.locator('[name=cover_url]').getAttribute('aria-invalid'), 'true');
  await judge(ada, 'edit-refused-cover');
  await ada.leave();
});

test('an edit is taken back from the history', async () => {
  const ada = await editor();
  const book = await added(ada, 'Tides of Paper');
  await subtitled(ada, book, 'a first thought');
  await subtitled(ada, book, 'a second thought');
  await ada.open(`/book/${book}/history`);
  await judge(ada, 'history');

  await ada.follow(ada.page.locator(`form[action="/book/${book}/revert"] button`).first());
  await ada.open(`/book/${book}`);

  assert.match(await ada.words(), /a first thought/);
  assert.doesNotMatch(await ada.words(), /a second thought/);
  await glance(ada);
  await ada.leave();
});

test('the second of two editors is shown the difference and loses nothing', async () => {
  const ada = await editor();
  const second = await editor();
  const book = await added(ada, 'Twice Told');
  await second.open(`/book/${book}/edit`);
  await second.put({ subtitle: 'as the second has it', pages: '321' });
  await subtitled(ada, book, 'as the first has it');

  await second.press('Save');

  second.forgive(/status of 409/);
  assert.match(await second.words(), /Somebody else edited this too/);
  assert.match(await second.words(), /as the first has it/);
  assert.match(await second.words(), /as the second has it/);
  await judge(second, 'clash');
  await second.press('Save my choice');
  await second.open(`/book/${book}`);
  assert.match(await second.words(), /as the second has it/);
  assert.match(await second.words(), /321/);
  await ada.leave();
  await second.leave();
});

test('two books become one, the old address leads on, and the merge can be undone', async () => {
  const ada = await editor();
  const kept = await added(ada, 'The Long Shelf');
  const gone = await added(ada, 'The Long Shelve');

  await ada.open(`/book/${kept}/merge`);
  await ada.put({ other: String(gone) });
  await ada.press('Show what would happen');
  assert.match(await ada.words(), /The Long Shelve/);
  await judge(ada, 'merge-preview');
  await ada.press('Merge them');
  await ada.open(`/book/${gone}`);
  assert.ok(ada.path().startsWith(`/book/${kept}`), ada.path());

  await ada.open(`/book/${kept}/history`);
  await judge(ada, 'history-merged');
  await ada.press('Undo the merge');
  await ada.open(`/book/${gone}`);
  assert.match(await ada.words(), /The Long Shelve/);
  await glance(ada);
  await ada.leave();
});

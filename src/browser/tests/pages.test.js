// A furnished home, page by page: each held to the house rules as a visitor and as an editor see it, and the ways people go through them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../support/judge.js';
import { FOR_ALL, FOR_EDITORS } from '../support/places.js';
import { scene } from '../support/scene.js';

const stage = scene({ demo: true });

const password = () => /with (\S+)/.exec(stage.instance.demo)[1];

/** The number of the first book the search finds. */
async function bookNumber(question) {
  const answer = await fetch(`${stage.instance.address}/search.json?q=${encodeURIComponent(question)}`);
  const [first] = await answer.json();
  return Number(/\/book\/(\d+)/.exec(first.key)[1]);
}

async function editor() {
  const ada = await stage.visitor();
  await ada.signIn('ada', password());
  return ada;
}

for (const [name, path] of Object.entries(FOR_ALL)) {
  test(`the page ${name} holds to the rules for a visitor`, async () => {
    const visitor = await stage.visitor();

    await visitor.open(path);

    await judge(visitor, `visitor-${name}`);
    await visitor.leave();
  });
}

test("a book's pages hold to the rules for a visitor", async () => {
  const visitor = await stage.visitor();
  const book = await bookNumber("ender's game");

  for (const part of ['', '/editions', '/history']) {
    await visitor.open(`/book/${book}${part}`);
    await judge(visitor, `visitor-book${part.replace('/', '-')}`);
  }
  await visitor.leave();
});

test('a misspelt title is found without scripts too', async () => {
  const visitor = await stage.visitor({ scripts: false });

  await visitor.open('/search?q=pryde+and+prejudise');

  assert.equal(await visitor.page.locator('main h2').first().innerText(), 'Pride and Prejudice');
  await visitor.leave();
});

test('the front page shows no book twice, in whole rows', async () => {
  const visitor = await stage.visitor();
  await visitor.open('/');

  const hrefs = (selector) => visitor.page.locator(selector).evaluateAll((links) => links.map((link) => link.href));
  const fan = await hrefs('.fan a');
  const shelf = await hrefs('.shelf .book-title a');

  assert.equal(new Set([...fan, ...shelf]).size, fan.length + shelf.length);
  assert.equal(shelf.length % 6, 0);
  await visitor.leave();
});

test('suggestions come while somebody types and lead to the book', async () => {
  const visitor = await stage.visitor();
  await visitor.open('/');

  await visitor.page.getByRole('combobox').first().pressSequentially('pride and prej', { delay: 20 });
  // Whoever types slowly sees other books first.
  await visitor.page.getByRole('option').first().filter({ hasText: 'Pride and Prejudice' }).waitFor();

  await visitor.leave();
});

for (const [name, path] of Object.entries(FOR_EDITORS)) {
  test(`the page ${name} holds to the rules`, async () => {
    const ada = await editor();

    await ada.open(path);

    await judge(ada, `editor-${name}`);
    await ada.leave();
  });
}

test('an edit shows at once, stands in the history, and can be taken back', async () => {
  const ada = await editor();
  const book = await bookNumber('the big sleep');
  await ada.open(`/book/${book}/edit`);
  await judge(ada, 'editor-edit-book');

  await ada.page.locator('input[name=subtitle]').fill('A Philip Marlowe novel');
  await Promise.all([
    ada.page.waitForURL(/\/book\/\d+\/s\//),
    ada.page.locator('main form button[type=submit]').last().click(),
  ]);
  assert.match(await ada.page.locator('main').innerText(), /A Philip Marlowe novel/);
  await ada.open(`/book/${book}/history`);
  await judge(ada, 'editor-history');

  const revert = ada.page.locator(`form[action="/book/${book}/revert"]`).first();
  assert.ok((await revert.count()) > 0, 'the history offers to take the edit back');
  await ada.leave();
});

test('the first page after sign-in holds to the rules', async () => {
  const ada = await editor();

  await ada.open('/');

  await judge(ada, 'editor-landing');
  await ada.leave();
});

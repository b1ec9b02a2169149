// Every page under a thumb, in both languages: nothing scrolls sideways, and a menu does not push the page out of sight.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glance, sideways } from '../support/judge.js';
import { FOR_ADMINS, FOR_ALL, FOR_EDITORS } from '../support/places.js';
import { scene } from '../support/scene.js';

const stage = scene({ demo: true });
const LANGUAGES = { en: 'en-GB', 'pt-BR': 'pt-BR' };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

const password = () => /with (\S+)/.exec(stage.instance.demo)[1];

async function ada(wishes) {
  const visitor = await stage.visitor(wishes);
  await visitor.signIn('ada', password());
  return visitor;
}

/** What is wrong with the page as it stands, on a narrow phone. */
async function cramped({ page }, path, lang) {
  const wrong = await sideways(page);
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.querySelector('main h1').getBoundingClientRect().top / innerHeight,
    besideMenu: document.querySelector('.side-menu') !== null,
  }));
  if (seen.lang !== lang) {
    wrong.push(`speaks ${seen.lang}`);
  }
  if (seen.besideMenu && seen.title > 1 / 3) {
    wrong.push('its title begins below the first third of the screen');
  }
  return wrong.map((text) => `${path}: ${text}`);
}

for (const [lang, locale] of Object.entries(LANGUAGES)) {
  test(`on a phone every page stands upright for a visitor who reads ${lang}`, async () => {
    const visitor = await stage.visitor({ locale });
    const wrong = [];

    for (const path of [...Object.values(FOR_ALL), '/book/2', '/book/2/editions', '/book/2/history', '/conduct', '/privacy']) {
      await visitor.open(path);
      wrong.push(...(await cramped(visitor, path, lang)));
    }
    await visitor.open('/no/such/page', 404);
    wrong.push(...(await cramped(visitor, '/no/such/page', lang)));

    assert.deepEqual(wrong, []);
    await visitor.leave();
  });

  test(`on a phone every page stands upright for those who run the place in ${lang}`, async () => {
    const visitor = await ada();
    await visitor.open('/preferences/profile');
    await visitor.page.locator('[name=language]').selectOption(lang);
    await visitor.follow(visitor.page.locator('main .form-actions button'));
    const wrong = [];
    const own = ['/', '/book/2', '/book/2/edit', '/book/2/merge', '/author/1/edit', '/series/1/edit', '/settings/users/2'];

    for (const path of [...own, ...Object.values(FOR_EDITORS), ...Object.values(FOR_ADMINS)]) {
      await visitor.open(path);
      wrong.push(...(await cramped(visitor, path, lang)));
    }

    assert.deepEqual(wrong, []);
    await visitor.leave();
  });
}

test('the menu of the settings folds on a phone and stands open on a desk, with scripts or without', async () => {
  for (const scripts of [true, false]) {
    const visitor = await ada({ scripts });
    const { page } = visitor;
    const handle = page.locator('.side-menu summary');
    const link = page.locator('.side-menu a[href="/preferences/password"]');

    await page.setViewportSize(PHONE);
    await visitor.open('/preferences/profile');
    assert.equal(await link.isVisible(), false);
    await handle.click();
    assert.ok(await link.isVisible());
    await glance(visitor);
    await Promise.all([page.waitForURL('**/preferences/password'), link.click()]);

    await page.setViewportSize(DESK);
    assert.ok(await link.isVisible());
    assert.equal(await handle.isVisible(), false);
    await visitor.leave();
  }
});

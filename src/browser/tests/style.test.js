// Every component in every state, and what the scripts add to them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../support/judge.js';
import { scene } from '../support/scene.js';

const stage = scene();

for (const [path, name] of [
  ['/style', 'style'],
  ['/style/book', 'style-book'],
  ['/style/door', 'style-door'],
  ['/style/settings', 'style-settings'],
  ['/style/covers', 'style-covers'],
]) {
  test(`${path} stands every rule`, async () => {
    await at(path, (visitor) => judge(visitor, name));
  });
}

for (const status of [403, 413, 429, 500]) {
  test(`the page for ${status} stands every rule`, async () => {
    const visitor = await stage.visitor();
    await visitor.open(`/style/error/${status}`, status);
    await judge(visitor, `style-error-${status}`);
    await visitor.leave();
  });
}

test('without scripts the components work too', async () => {
  await at(
    '/style',
    async ({ page }) => {
      await page.locator('.confirm > summary').click();
      assert.ok(await page.getByRole('button', { name: 'Delete the shelf' }).isVisible());
      assert.equal(await page.locator('[data-reveal]').isVisible(), false);
      await page.locator('main .menu > summary').first().click();
      assert.ok(await page.getByRole('link', { name: 'Merge with another' }).isVisible());
    },
    { scripts: false },
  );
});

test('search suggests while one types, by keyboard and for those who listen', async () => {
  await at('/style', async ({ page }) => {
    const field = page.locator('#style-search');
    // Whoever types slowly asks for fewer letters first: only the whole word is answered, so that no list is replaced later.
    await page.route(/\/style\?q=wi$/, (route) => route.fulfill({ body: '' }));
    await field.pressSequentially('wiz');
    await page.locator('#style-search-suggest [role=option]').first().waitFor();

    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    await field.press('ArrowDown');
    const first = await page.locator('#style-search-suggest [role=option]').first().getAttribute('id');
    assert.equal(await field.getAttribute('aria-activedescendant'), first);
    await field.press('ArrowUp');
    assert.equal(await field.getAttribute('aria-activedescendant'), null);
    await field.press('Escape');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    await field.press('ArrowDown');
    await field.press('ArrowDown');
    await Promise.all([page.waitForURL('**/style/book'), field.press('Enter')]);
  });
});

test('a destructive action asks in a dialog and can be left again', async () => {
  await at('/style', async ({ page }) => {
    const summary = page.locator('.confirm > summary');
    await summary.click();
    const dialog = page.getByRole('dialog', { name: /Delete the shelf/ });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await page.waitForFunction(() => document.activeElement?.matches('.confirm > summary'));
  });
});

test('the focus goes to what went wrong, and from there to the field', async () => {
  await at('/style', async ({ page }) => {
    await page.waitForFunction(() => document.activeElement?.id === 'problems');
    await page.locator('#problems a', { hasText: 'About you' }).click();

    assert.equal(await page.evaluate(() => document.activeElement.id), 'f-badAbout');
  });
});

test('fields that come in numbers can be added and taken away', async () => {
  await at('/style', async ({ page }) => {
    const fields = page.locator('[data-repeat] input');
    await page.getByRole('button', { name: 'Add another' }).click();
    assert.equal(await fields.count(), 3);
    assert.equal(new Set(await fields.evaluateAll((all) => all.map((one) => one.id))).size, 3);
    for (let left = 0; left < 3; left++) {
      await page.locator('[data-repeat-remove]').first().click();
    }
    assert.equal(await fields.count(), 1);
    assert.equal(await fields.first().inputValue(), '');
  });
});

test('a file that is too large is told before it travels', async () => {
  await at('/style', async ({ page }) => {
    await page
      .locator('#f-cover')
      .setInputFiles({ name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(11 << 20) });

    assert.match(await page.locator('#f-cover').evaluate((field) => field.validationMessage), /10\sMB/);
  });
});

test('a password can be looked at', async () => {
  await at('/style/door', async ({ page }) => {
    await page.locator('[data-reveal]').click();

    assert.equal(await page.locator('#f-password').getAttribute('type'), 'text');
  });
});

async function at(path, look, wishes) {
  const visitor = await stage.visitor(wishes);
  await visitor.open(path);
  await look(visitor);
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
}

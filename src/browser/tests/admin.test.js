// What those see who run the place: every admin page of a furnished home held to the house rules, empty and in use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../support/judge.js';
import { eventually } from '../support/patience.js';
import { FOR_ADMINS } from '../support/places.js';
import { scene } from '../support/scene.js';

const stage = scene({ demo: true });

const password = () => /with (\S+)/.exec(stage.instance.demo)[1];

async function admin() {
  const ada = await stage.visitor();
  await ada.signIn('ada', password());
  return ada;
}

for (const [name, path] of Object.entries(FOR_ADMINS)) {
  test(`the admin page ${name} holds to the rules`, async () => {
    const ada = await admin();

    await ada.open(path);

    await judge(ada, `admin-${name}`);
    await ada.leave();
  });
}

test('an admin comes to the dashboard through the menu', async () => {
  const ada = await admin();
  await ada.open('/');

  await ada.page.locator('.menu-avatar').click();
  await ada.page.getByRole('link', { name: 'Running this place' }).click();
  await ada.page.waitForURL('**/settings/dashboard');

  await ada.leave();
});

test('a person is suspended after a question, and the log tells of it', async () => {
  const ada = await admin();
  await ada.open('/settings/users?q=hanna');
  await ada.page.locator('table .person-name a').first().click();
  await ada.page.waitForURL(/\/settings\/users\/\d+$/);
  await ada.open(ada.path());
  await judge(ada, 'admin-user');

  await ada.page.locator('summary', { hasText: /^Suspend$/ }).click();
  await ada.press('Suspend', ada.page.getByRole('dialog'));
  assert.match(await ada.page.locator('#messages').innerText(), /suspended/);
  await judge(ada, 'admin-user-suspended');
  await ada.press('End the suspension');

  await ada.open('/settings/log');
  assert.match(await ada.page.locator('main').innerText(), /ended the suspension/);
  await judge(ada, 'admin-log-written');
  await ada.leave();
});

test('an invite is made, shown with its link, and ended', async () => {
  const ada = await admin();
  await ada.open('/settings/invites');

  await ada.press('Make an invite');

  assert.match(await ada.page.locator('code.address').innerText(), /\/invite\//);
  await judge(ada, 'admin-invites-made');
  await ada.page.locator('summary', { hasText: 'End it' }).click();
  await ada.press('End the invite', ada.page.getByRole('dialog'));
  await judge(ada, 'admin-invites-over');
  await ada.leave();
});

test('a form with a mistake comes back whole', async () => {
  const ada = await admin();
  await ada.open('/settings/site-settings');

  await ada.fill({ 'Name of this place': '' });
  await ada.press('Save');

  ada.forgive(/Failed to load resource: the server responded with a status of 422/);
  assert.equal(await ada.page.locator('#problems a').count(), 1);
  await judge(ada, 'admin-site-refused');
  await ada.leave();
});

test('covers found by the search come from where the connector says, and from nowhere else', async () => {
  const ada = await admin();
  const elsewhere = `http://127.0.0.1:${stage.instance.port}`;
  stage.instance.friends.push(elsewhere);
  await ada.open('/admin/bookwyrm/connector/1/change/');

  await ada.fill({ 'Covers url (optional)': 'not an address' });
  await ada.press('Save');
  ada.forgive(/Failed to load resource: the server responded with a status of 422/);
  await judge(ada, 'admin-connector-refused');
  await ada.put({ coversUrl: `${elsewhere}/images` });
  await ada.press('Save');
  await judge(ada, 'admin-connector-saved');

  const covers = ada.page.locator('main .book-row img');
  await eventually('the search shows covers', async () => {
    await ada.open('/search?q=the');
    return (await covers.count()) > 0;
  });
  const shown = await covers.first().evaluate(async (image) => {
    await image.decode();
    return image.currentSrc;
  });
  assert.ok(shown.startsWith(`${elsewhere}/images/thumbnails/covers/`), shown);
  await judge(ada, 'search-covers-elsewhere');

  await ada.open('/admin/bookwyrm/connector/1/change/');
  await ada.put({ coversUrl: '' });
  await ada.press('Save');
  await ada.open('/search?q=the');
  assert.match(await covers.first().getAttribute('src'), /^\/images\//);
  await ada.leave();
});

test('a move of the pictures is shown with what may be done next', async () => {
  await stage.instance.command('storage', 'migrate', '--to', 'file:moved');
  const ada = await admin();

  await ada.open('/settings/storage');

  assert.match(await ada.page.locator('section[aria-labelledby=move]').innerText(), /storage migrate --abort/);
  await judge(ada, 'admin-storage-moving');
  await ada.leave();
  await stage.instance.command('storage', 'migrate', '--abort');
});

// A fresh home, from its first page to its first admin.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glance, judge } from '../support/judge.js';
import { scene } from '../support/scene.js';

const stage = scene();
const FIRST = { username: 'founder', email: 'founder@example.org', password: 'a lantern in the stacks', name: 'Reading Room' };

test('whoever has the admin code sets the instance up, and nobody else', async () => {
  const founder = await stage.visitor();
  await founder.open('/');
  assert.equal(founder.path(), '/setup');
  await judge(founder, 'setup');

  await founder.page.getByRole('link', { name: 'Make the first account' }).click();
  await founder.page.waitForURL('**/setup/admin');
  await judge(founder, 'setup-admin');
  await founder.put({ ...FIRST, code: 'not the code' });
  await founder.press('Finish');

  assert.match(await founder.words(), /This is not the admin code/);
  assert.equal(await founder.page.locator('[name=username]').inputValue(), FIRST.username, 'what was typed is kept');
  founder.forgive(/Failed to load resource: the server responded with a status of 4/);
  await judge(founder, 'setup-wrong-code');

  const code = (await stage.instance.command('admin_code')).trim();
  await founder.put({ code, password: FIRST.password });
  await founder.press('Finish');

  assert.match(await founder.words(), /Your instance stands/);
  assert.match(await founder.page.title(), /Reading Room/);
  await glance(founder);
  await founder.leave();
});

test('the set-up cannot be done twice', async () => {
  const late = await stage.visitor();

  await late.open('/setup/admin');

  assert.notEqual(late.path(), '/setup/admin');
  await glance(late);
  await late.leave();
});

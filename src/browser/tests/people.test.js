// What people do with their accounts, from joining to leaving for good.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../support/instance.js';
import { glance, judge } from '../support/judge.js';
import { eventually } from '../support/patience.js';
import { scene } from '../support/scene.js';
import { totp } from '../support/totp.js';

const stage = scene({ demo: true });
const PASSWORD = 'seven quiet lighthouses';
const PICTURE = join(ROOT, 'src/main/resources/static/icons/app-192.png');

const mailOf = (name) => `${name}@example.org`;

/** Joins by the form and confirms by the letter; the visitor stands before the sign-in form. */
async function joined(name) {
  const visitor = await stage.visitor();
  await visitor.open('/register');
  await visitor.put({ username: name, email: mailOf(name), password: PASSWORD });
  await visitor.press('Join');
  await visitor.open(await stage.instance.mailedPath(mailOf(name), /confirm-email/));
  await visitor.press('Confirm');
  return visitor;
}

async function signedIn(name) {
  const visitor = await joined(name);
  await visitor.signIn(name, PASSWORD);
  return visitor;
}

test('somebody joins, confirms by letter, and signs in by name and by address', async () => {
  const mira = await stage.visitor();
  await mira.open('/register');
  await mira.put({ username: 'mira', email: mailOf('mira'), password: PASSWORD });
  await mira.press('Join');
  await judge(mira, 'confirm-email');

  await mira.open(await stage.instance.mailedPath(mailOf('mira'), /confirm-email/));
  await glance(mira);
  await mira.press('Confirm');
  assert.match(await mira.words(), /Your address is confirmed/);
  await glance(mira);

  await mira.signIn('mira', PASSWORD);
  await mira.open('/preferences/profile');
  await mira.signOut();
  await mira.signIn(mailOf('mira'), PASSWORD);
  await mira.open('/preferences/profile');
  assert.equal(mira.path(), '/preferences/profile');
  await glance(mira);
  await mira.leave();
});

test('a picture of oneself comes, goes, and is drawn where it cannot be fetched', async () => {
  const nils = await signedIn('nils');
  const pictures = nils.page.locator('main .avatar img');
  await nils.open('/preferences/profile');
  await nils.page.locator('[name=avatar]').setInputFiles(PICTURE);
  await nils.press('Save');
  await eventually('the avatar is shown', async () => {
    await nils.open('/user/nils');
    return (await pictures.count()) > 0;
  });
  assert.ok(await pictures.first().evaluate(async (image) => (await image.decode(), image.naturalWidth > 0)));
  await judge(nils, 'profile-with-picture');

  await nils.context.route('**/images/**', (route) => route.abort('connectionrefused'));
  await nils.open('/user/nils');
  await nils.page.locator('main .avatar svg.drawn').waitFor();
  await nils.drawn();
  assert.equal(await pictures.count(), 0);
  nils.forgive(/ERR_CONNECTION_REFUSED/);
  await nils.context.unroute('**/images/**');

  await nils.open('/preferences/profile');
  await nils.page.getByLabel('Remove the picture').check();
  await nils.press('Save');
  await nils.open('/user/nils');
  assert.equal(await pictures.count(), 0);
  await glance(nils);
  await nils.leave();
});

test('after the first sign-in a second factor is offered, once', async () => {
  const vera = await signedIn('vera');
  assert.equal(vera.path(), '/2fa-prompt');
  await judge(vera, 'second-factor-offered');
  await vera.press('Not now');
  await vera.signOut();
  await vera.signIn('vera', PASSWORD);
  assert.equal(vera.path(), '/');
  await vera.leave();
});

test('a second factor asks for a code, and a backup code opens once', async () => {
  const olga = await signedIn('olga');
  await olga.open('/preferences/2fa');
  await olga.put({ current: PASSWORD });
  await olga.press('Continue');
  await judge(olga, 'second-factor-scan');
  const key = await olga.page.locator('code.key').innerText();
  await olga.put({ code: totp(key) });
  await olga.press('Turn it on');
  const [backup] = await olga.page.locator('.codes code').allInnerTexts();
  await judge(olga, 'second-factor-codes');
  await olga.signOut();

  await olga.signIn('olga', PASSWORD);
  assert.equal(olga.path(), '/2fa-check');
  await judge(olga, 'second-factor');
  await olga.put({ code: totp(key, Date.now() + 30_000) });
  await olga.press('Continue');
  await olga.open('/preferences/security');
  assert.match(await olga.words(), /On\. Signing in takes a code/);
  await glance(olga);
  await olga.signOut();

  await olga.signIn('olga', PASSWORD);
  await olga.put({ code: backup });
  await olga.press('Continue');
  await olga.signOut();
  await olga.signIn('olga', PASSWORD);
  await olga.put({ code: backup });
  await olga.press('Continue');
  olga.forgive(/status of 4/);
  assert.match(await olga.words(), /This code is not right, or has been used before/);
  await glance(olga);
  await olga.leave();
});

test('somebody sees where they are signed in and ends a session from afar', async () => {
  const here = await signedIn('pia');
  const there = await stage.visitor();
  await there.signIn('pia', PASSWORD);
  await there.open('/preferences/profile');

  await here.open('/preferences/security');
  assert.equal(await here.page.locator('form[action*="/logout/"]').count(), 1);
  await judge(here, 'sessions');
  await here.follow(here.page.locator('form[action*="/logout/"] button'));
  assert.match(await here.words(), /The session has ended/);
  await glance(here);

  await there.open('/preferences/profile');
  assert.equal(there.path(), '/login');
  await here.leave();
  await there.leave();
});

test('a forgotten password is replaced by letter, and the old one opens nothing', async () => {
  const rui = await joined('rui');
  await rui.open('/password-reset');
  await rui.put({ login: 'rui' });
  await rui.press('Send the link');
  await judge(rui, 'password-reset-sent');

  await rui.open(await stage.instance.mailedPath(mailOf('rui'), /password-reset\//));
  await judge(rui, 'password-reset-choose');
  for (const field of await rui.page.locator('main input[type=password]').all()) {
    await field.fill('another nine umbrellas');
  }
  await rui.press('Set the new password');

  await rui.signIn('rui', PASSWORD);
  assert.match(await rui.words(), /The name or the password is wrong/);
  rui.forgive(/status of 4/);
  await rui.signIn('rui', 'another nine umbrellas');
  await rui.open('/preferences/profile');
  assert.equal(rui.path(), '/preferences/profile');
  await glance(rui);
  await rui.leave();
});

test('a deleted account is gone for everybody', async () => {
  const tove = await signedIn('tove');
  await tove.open('/preferences/delete');
  await tove.put({ current: PASSWORD });
  await tove.page.getByLabel('I understand that this cannot be undone').check();
  await tove.press('Delete my account');
  assert.match(await tove.words(), /Your account is deleted/);
  await glance(tove);

  const answer = await fetch(`${stage.instance.address}/user/tove`);
  assert.ok([404, 410].includes(answer.status), `status ${answer.status}`);
  await tove.signIn('tove', PASSWORD);
  assert.match(await tove.words(), /The name or the password is wrong/);
  await tove.leave();
});

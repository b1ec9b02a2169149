// What is there before any feature: health, pages that do not exist, what every answer carries.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../support/judge.js';
import { scene } from '../support/scene.js';

const stage = scene();

test('health answers 200 with JSON', async () => {
  const answer = await fetch(`${stage.instance.address}/health`);

  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), { status: 'ok', database: 'ok' });
});

test('an address that leads nowhere gets a page that says so', async () => {
  const visitor = await stage.visitor();

  await visitor.open('/no/such/page', 404);

  assert.equal(await visitor.page.locator('h1').count(), 1);
  await judge(visitor, 'error-404');
  await visitor.leave();
});

test('a visitor who reads Portuguese is answered in Portuguese', async () => {
  const visitor = await stage.visitor({ locale: 'pt-BR' });

  await visitor.open('/no/such/page', 404);

  assert.equal(await visitor.page.locator('html').getAttribute('lang'), 'pt-BR');
  await judge(visitor, 'error-404-pt');
  await visitor.leave();
});

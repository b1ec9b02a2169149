// Runs every test file in node's own runner, one after another, and ends with the counts on a line.
// `node run.js` takes those of tests/, `node run.js ceph` those that need a real Ceph gateway; further words choose files.
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const words = process.argv.slice(2);
const chosen = words[0] === 'ceph' ? words.shift() : 'tests';
const folder = fileURLToPath(new URL(`${chosen}/`, import.meta.url));
const wanted = words;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.js') && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .sort()
  .map((name) => join(folder, name));

// Filling a home takes longer than any test: the first file that wants one does it for all.
process.env.LINDWORM_DEMO_HOME = mkdtempSync(join(tmpdir(), 'lindworm-demo-'));

let passed = 0;
let failed = 0;
const tests = run({ files, concurrency: false, timeout: 30 * 60_000 });
// A suite or file reports too; only what holds no further tests is one.
tests.on('test:pass', (event) => (passed += isTest(event) ? 1 : 0));
tests.on('test:fail', (event) => (failed += isTest(event) || event.details.error.failureType !== 'subtestsFailed' ? 1 : 0));
tests.on('end', () => {
  rmSync(process.env.LINDWORM_DEMO_HOME, { recursive: true, force: true });
  console.log(`\nbrowser tests: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});
tests.compose(new spec()).pipe(process.stdout);

function isTest(event) {
  return event.details.type !== 'suite' && !event.name.endsWith('.test.js');
}

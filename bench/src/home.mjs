// A home under target/bench with a real server, reached on 127.0.0.1 only.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const WORK = join(ROOT, 'target', 'bench');
const run = promisify(execFile);
/** An import of a million books on a slow machine takes a quarter of an hour. */
const LONGEST_MS = 40 * 60_000;

export class Home {
  constructor(name, port) {
    this.folder = join(WORK, name);
    this.port = port;
    this.address = `http://127.0.0.1:${port}`;
  }

  static async fresh(name, settings = {}) {
    rmSync(join(WORK, name), { recursive: true, force: true });
    return Home.open(name, settings);
  }

  /** Keeps what is in it. */
  static async open(name, settings = {}) {
    const home = new Home(name, await freePort());
    mkdirSync(home.folder, { recursive: true });
    const lines = { DOMAIN: '127.0.0.1', PORT: home.port, LOG_LEVEL: 'WARNING', ...settings };
    writeFileSync(join(home.folder, '.env'), Object.entries(lines).map(([key, value]) => `${key}=${value}\n`).join(''));
    return home;
  }

  async command(words, environment = {}) {
    const { stdout } = await run(join(ROOT, 'bw-dev'), ['--home', this.folder, ...words], {
      timeout: LONGEST_MS,
      maxBuffer: 16 << 20,
      env: { ...process.env, ...environment },
    });
    return stdout;
  }

  /** Makes the first admin, since everything leads to the set-up page before there is one. */
  async found() {
    const words = ['--home', this.folder, 'createuser', '--username', 'bench', '--email', 'bench@example.org', '--role', 'admin'];
    const made = run(join(ROOT, 'bw-dev'), words, { timeout: LONGEST_MS });
    made.child.stdin.end('a long password of the bench\n');
    await made;
  }

  async up(environment = {}) {
    await this.command(['up', '-d'], environment);
    this.pid = Number(readFileSync(join(this.folder, 'data', 'server.pid'), 'utf8').split('\n')[0]);
  }

  async down() {
    await this.command(['down']);
  }

}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

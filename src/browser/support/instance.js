// One real server in a throw-away home: started by ./bw-dev as an operator would, stopped and removed at the end.
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from './patience.js';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);
const LONGEST_COMMAND_MS = 5 * 60_000;

// Below the ports that the system hands out to whoever connects, so that none is taken while the server starts.
const FIRST_PORT = 20_000;
const PORTS = 10_000;
const PORTS_PER_PROCESS = 8;

export class Instance {
  constructor(home) {
    this.home = home;
    /** Addresses of others that its pages may load files from. */
    this.friends = [];
  }

  /** A running server; `settings` are further lines of its .env, `demo` fills it with people and books. */
  static async start({ settings = {}, demo = false } = {}) {
    const home = await mkdtemp(join(tmpdir(), 'lindworm-browser-'));
    const instance = new Instance(home);
    const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`);
    await writeFile(join(home, '.env'), lines.join(''));
    if (demo) {
      await instance.furnish(process.env.LINDWORM_DEMO_HOME);
    }
    await instance.up(await freePort());
    return instance;
  }

  async up(port) {
    this.port = port;
    this.address = `http://localhost:${port}`;
    await appendFile(join(this.home, '.env'), `PORT=${port}\n`);
    await this.command('up', '-d');
  }

  /** Fills the home with people and books; a run that names a folder furnishes one home for all its files and copies it. */
  async furnish(shared) {
    const said = shared && join(shared, 'said');
    const known = said && (await readFile(said, 'utf8').catch(() => undefined));
    if (known) {
      await cp(join(shared, 'data'), join(this.home, 'data'), { recursive: true });
      await cp(join(shared, 'images'), join(this.home, 'images'), { recursive: true });
      this.demo = known;
      return;
    }
    this.demo = await this.command('demo', '--yes');
    if (said) {
      await cp(join(this.home, 'data'), join(shared, 'data'), { recursive: true });
      await cp(join(this.home, 'images'), join(shared, 'images'), { recursive: true });
      await writeFile(said, this.demo);
    }
  }

  /** Runs a command of ./bw-dev on this home and gives what it printed; fails with all it said. */
  async command(...words) {
    try {
      const { stdout } = await run(join(ROOT, 'bw-dev'), ['--home', this.home, ...words], {
        timeout: LONGEST_COMMAND_MS,
        maxBuffer: 16 << 20,
      });
      return stdout;
    } catch (failure) {
      throw new Error(`./bw-dev ${words.join(' ')} failed (${failure.code}):\n${failure.stdout}\n${failure.stderr}`);
    }
  }

  /** The mails sent to an address, oldest first, as their files' text with soft line breaks undone. */
  async mails(to) {
    const folder = join(this.home, 'data', 'mail');
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    return texts.filter((text) => text.toLowerCase().includes(to.toLowerCase())).map(readable);
  }

  /** Waits until a mail to the address holds a link of this server that `pattern` matches, and gives the link's path. */
  async mailedPath(to, pattern) {
    return eventually(`a mail to ${to} with a link like ${pattern}`, async () => {
      for (const mail of (await this.mails(to)).reverse()) {
        const found = [...mail.matchAll(/https?:\/\/[^\s"<>]+/g)].map((match) => match[0]).find((link) => pattern.test(link));
        if (found) {
          const link = new URL(found);
          return link.pathname + link.search;
        }
      }
      return null;
    });
  }

  /** The last lines the server logged, for a failure's report. */
  async log(lines = 40) {
    const text = await readFile(join(this.home, 'logs', 'lindworm.0.log'), 'utf8').catch(() => '');
    return text.split('\n').slice(-lines).join('\n');
  }

  async stop() {
    await this.command('down');
    await rm(this.home, { recursive: true, force: true });
  }
}

function readable(mail) {
  return /quoted-printable/i.test(mail)
    ? mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
    : mail;
}

let tried = 0;

/** A port that nobody listens on; processes that ask at the same time begin at different ones. */
async function freePort() {
  for (; tried < PORTS; tried++) {
    const port = FIRST_PORT + ((process.pid * PORTS_PER_PROCESS + tried) % PORTS);
    if (await isFree(port)) {
      tried++;
      return port;
    }
  }
  throw new Error(`no port is free from ${FIRST_PORT} to ${FIRST_PORT + PORTS - 1}`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

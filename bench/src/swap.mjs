// Replaces a running server again and again while people are on it, and counts every request that fails.
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';

const SWAPS = 20;
const BUSY = 32;
const QUIET = 8;
const QUIET_PAUSE_MS = 2_500;
const SAMPLE_MS = 50;

/** Both kinds keep their connection; the quiet ones use it now and then, as somebody who reads does. */
export async function measureSwap(home, engine, size, paths) {
  await home.up();
  const people = new People(home, paths);
  const memory = new Memory(home.folder);
  try {
    people.come();
    await pause(2_000);
    const alone = memory.now();
    memory.watch();
    const times = [];
    for (let swap = 0; swap < SWAPS; swap++) {
      const start = performance.now();
      await home.up();
      times.push(performance.now() - start);
      await pause(500);
    }
    await people.leave();
    const counted = people.counted();
    times.sort((a, b) => a - b);
    const row = { part: 'swap', engine, size };
    return [
      { ...row, page: `${SWAPS} of them`, connections: BUSY + QUIET, ...counted, residentMiB: memory.most, aloneMiB: alone },
      { ...row, page: 'up -d', p50Ms: Math.round(times[SWAPS / 2]), p99Ms: Math.round(times.at(-1)) },
    ];
  } finally {
    memory.stop();
    await people.leave();
    await home.down();
  }
}

class People {
  constructor(home, paths) {
    this.home = home;
    this.paths = paths;
    this.at = 0;
    this.milliseconds = [];
    this.failures = {};
    this.connections = 0;
    this.gone = false;
    this.all = [];
  }

  come() {
    this.start = performance.now();
    this.all = Array.from({ length: BUSY + QUIET }, (_, i) => this.stay(i < BUSY ? 0 : QUIET_PAUSE_MS));
  }

  async leave() {
    this.gone = true;
    await Promise.all(this.all);
  }

  async stay(between) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, keepAliveMsecs: 60_000 });
    while (!this.gone) {
      await this.ask(agent);
      if (between > 0) {
        await pause(between);
      }
    }
    agent.destroy();
  }

  async ask(agent) {
    const start = performance.now();
    const path = this.paths[this.at++ % this.paths.length];
    try {
      const { status, fresh } = await answer(agent, this.home.port, path);
      this.connections += fresh ? 1 : 0;
      if (status !== 200) {
        this.failed(`status ${status}`);
      }
      this.milliseconds.push(performance.now() - start);
    } catch (failure) {
      this.failed(failure.code ?? failure.message);
    }
  }

  failed(reason) {
    this.failures[reason] = (this.failures[reason] ?? 0) + 1;
  }

  counted() {
    const seconds = (performance.now() - this.start) / 1000;
    const sorted = Float64Array.from(this.milliseconds).sort();
    const failed = Object.values(this.failures).reduce((sum, count) => sum + count, 0);
    const quantile = (q) => Math.round(sorted[Math.floor(sorted.length * q)] * 100) / 100;
    return {
      requests: sorted.length + failed, perSecond: Math.round(sorted.length / seconds), p50Ms: quantile(0.5), p99Ms: quantile(0.99),
      slowestMs: Math.round(sorted.at(-1)), not200: failed, failures: this.failures, newConnections: this.connections,
    };
  }
}

/** A whole answer; a connection that breaks at any moment of it is an error. */
function answer(agent, port, path) {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, agent, headers: { Accept: 'text/html', 'Accept-Language': 'en' } }, (response) => {
      response.on('data', () => {});
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode, fresh: !request.reusedSocket }));
    });
    request.setTimeout(30_000, () => request.destroy(new Error('no answer within 30 s')));
    request.once('error', reject);
  });
}

/** Of all processes that serve the home, with what they share counted once. */
class Memory {
  constructor(folder) {
    this.folder = folder;
    this.most = 0;
  }

  watch() {
    this.timer = setInterval(() => (this.most = Math.max(this.most, this.now())), SAMPLE_MS);
  }

  stop() {
    clearInterval(this.timer);
  }

  now() {
    let sum = 0;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        if (words.includes(this.folder) && words.includes('--log-files')) {
          sum += Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
        }
      } catch {
        // Ended between the two looks.
      }
    }
    return Math.round(sum / 1024);
  }
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

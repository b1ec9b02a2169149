// Readers who keep asking for pages over connections they keep open, and count every request that fails.
import { Agent, get } from 'node:http';

export class Crowd {
  constructor(address, path, size) {
    this.address = new URL(path, address);
    this.answered = 0;
    this.failures = [];
    this.going = true;
    this.readers = Array.from({ length: size }, () => this.read(new Agent({ keepAlive: true, maxSockets: 1 })));
  }

  async read(agent) {
    while (this.going) {
      const problem = await ask(this.address, agent);
      if (problem) {
        this.failures.push(problem);
      } else {
        this.answered++;
      }
    }
    agent.destroy();
  }

  /** Gives what was counted. */
  async leave() {
    this.going = false;
    await Promise.all(this.readers);
    return { answered: this.answered, failures: this.failures };
  }
}

/** Nothing when a whole page came. */
function ask(address, agent) {
  return new Promise((resolve) => {
    const request = get(address, { agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200 ? null : `status ${response.statusCode}`));
      response.on('error', (error) => resolve(`in the middle of a page: ${error.message}`));
    });
    request.on('error', (error) => resolve(error.message));
  });
}

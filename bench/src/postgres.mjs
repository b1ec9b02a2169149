// A throw-away PostgreSQL of Debian's, on 127.0.0.1, ended by its own process id.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './home.mjs';

const FOLDERS = '/usr/lib/postgresql';

/** @returns {{url(name: string): string, stop(): void}} */
export async function startPostgres() {
  const version = existsSync(FOLDERS) ? readdirSync(FOLDERS).sort((a, b) => b - a)[0] : undefined;
  if (!version) {
    throw new Error('PostgreSQL is needed (Debian: apt install postgresql)');
  }
  const bin = join(FOLDERS, version, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'lindworm-bench-pg-'));
  const port = await freePort();
  // The server refuses to run as root; Debian's package brings a user for it.
  const asRoot = process.getuid() === 0;
  if (asRoot) {
    execFileSync('chown', ['postgres', folder]);
  }
  chmodSync(folder, 0o700);
  const call = (tool, ...words) =>
    execFileSync(asRoot ? 'runuser' : join(bin, tool), asRoot ? ['-u', 'postgres', '--', join(bin, tool), ...words] : words, {
      stdio: 'ignore',
      cwd: '/',
    });
  call('initdb', '-D', join(folder, 'db'), '-U', 'lindworm', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  call('pg_ctl', '-D', join(folder, 'db'), '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  return {
    url(name) {
      call('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'lindworm', name);
      return `postgresql://lindworm:none@127.0.0.1:${port}/${name}`;
    },
    stop() {
      call('pg_ctl', '-D', join(folder, 'db'), '-m', 'fast', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

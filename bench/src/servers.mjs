// Servers of other kinds than Ceph that files are brought to, started anew for each round.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { ROOT, WORK } from './home.mjs';
import { need } from './machine.mjs';

const SSH_PORT = 8172;
const PATIENCE_MS = 10_000;

/** What `.ci/NAME start` prints, as an object. */
function started(name, folder, environment) {
  const said = execFileSync(join(ROOT, '.ci', name), ['start', folder], { encoding: 'utf8', env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  return Object.fromEntries(said.trim().split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function stopped(name, folder, environment) {
  spawnSync(join(ROOT, '.ci', name), ['stop', folder], { env: { ...process.env, ...environment } });
}

/** OpenSSH with a shell, which rsync needs, for the account that runs the benchmark, by a key made for it. */
class Ssh {
  static async start() {
    need('sshd', 'openssh-server');
    const folder = join(WORK, 'ssh');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'files'), { recursive: true });
    mkdirSync('/run/sshd', { recursive: true });
    for (const name of ['host', 'client']) {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
    }
    const { username } = userInfo();
    writeFileSync(
      join(folder, 'config'),
      `Port ${SSH_PORT}\nListenAddress 127.0.0.1\nHostKey ${folder}/host\nPidFile none\nAuthorizedKeysFile ${folder}/client.pub\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nAllowUsers ${username}\nMaxStartups 100\nSubsystem sftp internal-sftp\n`,
    );
    const ssh = new Ssh();
    ssh.folder = folder;
    ssh.daemon = spawn('/usr/sbin/sshd', ['-D', '-f', join(folder, 'config')], { stdio: 'ignore' });
    ssh.user = username;
    ssh.hostKey = execFileSync('ssh-keygen', ['-lf', join(folder, 'host.pub')], { encoding: 'utf8' }).split(' ')[1];
    ssh.key = join(folder, 'client');
    ssh.known = join(folder, 'known');
    writeFileSync(ssh.known, `[127.0.0.1]:${SSH_PORT} ${readFileSync(join(folder, 'host.pub'), 'utf8')}`);
    await listening(`127.0.0.1 ${SSH_PORT}`, () => spawnSync('ssh-keyscan', ['-p', String(SSH_PORT), '127.0.0.1'], { stdio: 'ignore' }).status === 0);
    return ssh;
  }

  lindworm(place) {
    return { STORAGE_URL: `sftp://${this.user}@127.0.0.1:${SSH_PORT}${this.folder}/files/${place}`, STORAGE_KEY_FILE: this.key, STORAGE_HOST_KEY: this.hostKey };
  }

  rclone(place) {
    return `:sftp,host=127.0.0.1,port=${SSH_PORT},user=${this.user},key_file='${this.key}',known_hosts_file='${this.known}',disable_hashcheck=true:${this.folder}/files/${place}`;
  }

  rsync(folder, place) {
    const shell = `ssh -p ${SSH_PORT} -i ${this.key} -o UserKnownHostsFile=${this.known} -o BatchMode=yes`;
    return ['rsync', ['-a', '-e', shell, `${folder}/`, `${this.user}@127.0.0.1:${this.folder}/files/${place}/`], process.env];
  }

  stop() {
    this.daemon.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function listening(what, answers) {
  const end = Date.now() + PATIENCE_MS;
  while (!answers()) {
    if (Date.now() > end) {
      throw new Error(`${what} does not listen`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

class Swift {
  static start() {
    const swift = new Swift();
    swift.folder = '/var/tmp/lindworm-bench-swift';
    swift.environment = { SWIFT_PORT: '8670' };
    swift.told = started('swift', swift.folder, swift.environment);
    return swift;
  }

  lindworm(place) {
    return { STORAGE_URL: `swift://${this.told.SWIFT_CONTAINER}/${place}?endpoint=${this.told.SWIFT_ENDPOINT}`, STORAGE_TOKEN: this.told.SWIFT_TOKEN };
  }

  rclone(place) {
    return `:swift,auth_token='${this.told.SWIFT_TOKEN}',storage_url='${this.told.SWIFT_ENDPOINT}':${this.told.SWIFT_CONTAINER}/${place}`;
  }

  stop() {
    stopped('swift', this.folder, this.environment);
  }
}

class Azure {
  static start() {
    const azure = new Azure();
    azure.folder = join(WORK, 'azurite');
    azure.environment = { AZURITE_PORT: '8174' };
    execFileSync(join(ROOT, '.ci', 'azurite'), ['install', azure.folder], { stdio: 'ignore' });
    azure.told = started('azurite', azure.folder, azure.environment);
    return azure;
  }

  lindworm(place) {
    const { AZURITE_ACCOUNT, AZURITE_CONTAINER, AZURITE_ENDPOINT, AZURITE_KEY } = this.told;
    return { STORAGE_URL: `azblob://${AZURITE_ACCOUNT}@${AZURITE_CONTAINER}/${place}?endpoint=${AZURITE_ENDPOINT}`, STORAGE_ACCOUNT_KEY: AZURITE_KEY };
  }

  rclone(place) {
    const { AZURITE_CONTAINER, AZURITE_ENDPOINT } = this.told;
    return `:azureblob,use_emulator=true,endpoint='${AZURITE_ENDPOINT}':${AZURITE_CONTAINER}/${place}`;
  }

  stop() {
    stopped('azurite', this.folder, this.environment);
  }
}

export const SERVERS = { sftp: Ssh, swift: Swift, azure: Azure };

// A real Ceph gateway, started anew for each round so that no tool meets what another left.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHmac, createHash } from 'node:crypto';
import { join } from 'node:path';
import { ROOT } from './home.mjs';

const SCRIPT = join(ROOT, '.ci', 'ceph');
const FOLDER = '/dev/shm/lindworm-bench-ceph';
const PORT = '8170';
const MEMORY = String(18 * 2 ** 30);

export class Ceph {
  static start() {
    const environment = { ...process.env, CEPH_PORT: PORT, CEPH_MEMORY: MEMORY };
    const said = execFileSync(SCRIPT, ['start', FOLDER], { encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    const value = (name) => new RegExp(`${name}=(.*)`).exec(said)[1];
    const ceph = new Ceph();
    ceph.endpoint = value('CEPH_ENDPOINT');
    ceph.key = value('CEPH_ACCESS_KEY');
    ceph.secret = value('CEPH_SECRET_KEY');
    return ceph;
  }

  stop() {
    spawnSync(SCRIPT, ['stop', FOLDER], { env: { ...process.env, CEPH_PORT: PORT } });
  }

  async makeBucket(name) {
    const date = new Date().toUTCString();
    const signature = createHmac('sha1', this.secret).update(`PUT\n\n\n${date}\n/${name}`).digest('base64');
    const answer = await fetch(`${this.endpoint}/${name}`, { method: 'PUT', headers: { Date: date, Authorization: `AWS ${this.key}:${signature}` } });
    if (!answer.ok) {
      throw new Error(`no bucket ${name}: ${answer.status}`);
    }
  }

  /** A path with a signature in it (AWS signature version 4, query form) that lets anybody put one object. */
  presignedPut(bucket, key) {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const day = stamp.slice(0, 8);
    const scope = `${day}/us-east-1/s3/aws4_request`;
    const query = [
      'X-Amz-Algorithm=AWS4-HMAC-SHA256',
      `X-Amz-Credential=${encodeURIComponent(`${this.key}/${scope}`)}`,
      `X-Amz-Date=${stamp}`,
      'X-Amz-Expires=3600',
      'X-Amz-SignedHeaders=host',
    ].join('&');
    const path = `/${bucket}/${key}`;
    const host = new URL(this.endpoint).host;
    const canonical = ['PUT', path, query, `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
    const text = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
    const secret = [day, 'us-east-1', 's3', 'aws4_request'].reduce((with_, part) => createHmac('sha256', with_).update(part).digest(), `AWS4${this.secret}`);
    return `${path}?${query}&X-Amz-Signature=${createHmac('sha256', secret).update(text).digest('hex')}`;
  }
}

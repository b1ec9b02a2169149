// A bucket of a real S3 service, and what its operator does with it by other tools than ours.
import { createHmac } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export class Bucket {
  constructor(name) {
    this.name = name;
    this.endpoint = need('CEPH_ENDPOINT');
    this.key = need('CEPH_ACCESS_KEY');
    this.secret = need('CEPH_SECRET_KEY');
    this.address = `${this.endpoint}/${name}`;
  }

  /** Makes it; signed in the service's old manner, so that nothing of ours is trusted here. */
  static async make(name) {
    const bucket = new Bucket(name);
    const date = new Date().toUTCString();
    const signature = createHmac('sha1', bucket.secret).update(`PUT\n\n\n${date}\n/${name}`).digest('base64');
    const answer = await fetch(bucket.address, { method: 'PUT', headers: { Date: date, Authorization: `AWS ${bucket.key}:${signature}` } });
    if (!answer.ok) {
      throw new Error(`the bucket ${name} could not be made: ${answer.status} ${await answer.text()}`);
    }
    return bucket;
  }

  /** The lines of `.env` that the guide names. */
  settings() {
    return {
      AWS_ACCESS_KEY_ID: this.key,
      AWS_SECRET_ACCESS_KEY: this.secret,
      AWS_STORAGE_BUCKET_NAME: this.name,
      AWS_S3_CUSTOM_DOMAIN: this.address.replace(/^https?:\/\//, ''),
      AWS_S3_REGION_NAME: '',
      AWS_S3_ENDPOINT_URL: this.endpoint,
      AWS_S3_URL_PROTOCOL: `${new URL(this.endpoint).protocol}`,
    };
  }

  /** What a stranger gets. */
  async get(key) {
    return fetch(`${this.address}/${key}`);
  }
}

export async function curl(...words) {
  const { stdout } = await run('curl', words, { maxBuffer: 16 << 20 });
  return stdout;
}

function need(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: these tests need a real Ceph gateway (.ci/ceph start FOLDER prints what to set)`);
  }
  return value;
}

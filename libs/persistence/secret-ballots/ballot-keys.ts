/**
 * The keys of secret votes that are open: one file for each, in a folder that only the worker is told of. No backup holds them, no database,
 * no log. What is destroyed here cannot be counted any more, by nobody.
 */
import { createPrivateKey, generateKeyPair, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { mkdir, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const BITS = 3072;
const SUFFIX = '.key';

export class BallotKeys {
  constructor(private readonly folder: string) {}

  /** A new key, on the disk before anybody seals a ballot with it. */
  async make(): Promise<{ id: string; publicKey: string }> {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
      modulusLength: BITS,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const id = randomUUID();
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeThrough(this.fileOf(id), Buffer.from(privateKey), 'wx');
    await this.flushFolder();
    return { id, publicKey };
  }

  /** Null when it is not here, or no key. */
  async take(id: string): Promise<KeyObject | null> {
    try {
      return createPrivateKey(await readFile(this.fileOf(id)));
    } catch {
      return null;
    }
  }

  /** Writes over it, then removes it. A file system that keeps old blocks keeps them: the decision note says so. */
  async destroy(id: string): Promise<void> {
    try {
      const { size } = await stat(this.fileOf(id));
      await writeThrough(this.fileOf(id), randomBytes(size), 'r+');
      await unlink(this.fileOf(id));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    await this.flushFolder();
  }

  /** Every key that lies here, and how long. */
  async list(): Promise<{ id: string; ageMs: number }[]> {
    const names = await readdir(this.folder).catch(() => [] as string[]);
    const found = await Promise.all(
      names
        .filter((name) => name.endsWith(SUFFIX))
        .map(async (name) => {
          const file = await stat(join(this.folder, name)).catch(() => null);
          return file === null ? [] : [{ id: name.slice(0, -SUFFIX.length), ageMs: Date.now() - file.mtimeMs }];
        }),
    );
    return found.flat();
  }

  private fileOf(id: string): string {
    return join(this.folder, `${id}${SUFFIX}`);
  }

  private async flushFolder(): Promise<void> {
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

async function writeThrough(path: string, content: Buffer, flags: string): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.write(content, 0, content.length, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ByteRange, FileStore } from './store.port';

/** A folder of this machine. A file is renamed into its place, so that it is whole or absent. */
export class FolderStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(address: string, path: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    // Its content first, then its name: what is named is on the disk.
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
    await rename(path, join(this.folder, address));
    await rm(path, { force: true });
  }

  open(address: string, range?: ByteRange): Promise<Readable> {
    const stream = createReadStream(join(this.folder, address), range);
    return new Promise((resolve, reject) => {
      stream.once('open', () => resolve(stream));
      stream.once('error', reject);
    });
  }

  size(address: string): Promise<number | null> {
    return stat(join(this.folder, address)).then(
      ({ size }) => size,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      },
    );
  }
}

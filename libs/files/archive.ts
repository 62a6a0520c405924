/**
 * Looks into an archive without keeping anything of it: every entry is unpacked into nothing and counted, because what an archive says of
 * itself may be untrue, and who opens it later should not be surprised.
 */
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { FileFinding } from './structure';

export const ARCHIVE_LIMITS = {
  entries: 5_000,
  /** Of all that it unpacks to. */
  unpackedMb: 1_024,
  /** Unpacked to packed; text packs twenty to one, nothing that people write a hundred. */
  ratio: 100,
  /** Below this a ratio tells nothing. */
  smallMb: 1,
} as const;

const MB = 1024 * 1024;
const ARCHIVES = /\.(zip|rar|7z|gz|tgz|tar|bz2|xz|zst|cab|iso|jar|war)$/i;
const ENCRYPTED = 1;

export interface SeenArchive {
  finding: FileFinding | null;
  names: Set<string>;
}

/** `nested`: whether archives may lie in it. */
export async function inspectArchive(path: string, { nested }: { nested: boolean }): Promise<SeenArchive> {
  const names = new Set<string>();
  const told = (finding: FileFinding | null): SeenArchive => ({ finding, names });
  let archive: ZipFile;
  try {
    archive = await openPromise(path);
  } catch {
    return told('damaged');
  }
  try {
    if (archive.entryCount > ARCHIVE_LIMITS.entries) return told('too-much');
    let [packed, unpacked] = [0, 0];
    for await (const entry of archive.eachEntry()) {
      names.add(entry.fileName);
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      const finding = findingOf(entry, { nested, packed, unpacked, size: archive.fileSize });
      if (finding !== null) return told(finding);
      if (!entry.fileName.endsWith('/') && !(await isAsLargeAsItSays(archive, entry))) return told('damaged');
    }
    return told(null);
  } catch {
    // A name that leads out of the archive, a directory that is cut off.
    return told('damaged');
  } finally {
    archive.close();
  }
}

function findingOf(entry: Entry, so: { nested: boolean; packed: number; unpacked: number; size: number }): FileFinding | null {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return 'locked';
  if (!so.nested && ARCHIVES.test(entry.fileName)) return 'nested';
  if (so.unpacked > ARCHIVE_LIMITS.unpackedMb * MB) return 'too-much';
  const isSwollen = entry.uncompressedSize > ARCHIVE_LIMITS.ratio * Math.max(1, entry.compressedSize);
  if (isSwollen && entry.uncompressedSize > ARCHIVE_LIMITS.smallMb * MB) return 'too-much';
  // Entries that lie over one another say more than there is room for.
  return so.packed > so.size ? 'too-much' : null;
}

/** The library ends a stream that goes on, and one that is too short. */
async function isAsLargeAsItSays(archive: ZipFile, entry: Entry): Promise<boolean> {
  try {
    const stream: Readable = await archive.openReadStreamPromise(entry);
    for await (const part of stream) void part;
    return true;
  } catch {
    return false;
  }
}

/** Writing archives that nobody holds in memory: one entry after the other, each opened when the one before is through. */
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  /** With `/` between folders; its parts as `packedName` makes them. */
  name: string;
  content: Readable;
}

/** What is packed already does not get smaller. */
const PACKED = /\.(pdf|jpe?g|png|gif|webp|docx|xlsx|pptx|zip|ofd|wps|et)$/i;

/** Breaks off (the stream is destroyed with the reason) when an entry cannot be read: half an archive never looks like a whole one. */
export function zipOf(entries: AsyncIterable<ZipEntry>, at: Date): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  write(zip, entries, at).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function write(zip: ZipFile, entries: AsyncIterable<ZipEntry>, at: Date): Promise<void> {
  for await (const { name, content } of entries) {
    const stop = () => content.destroy();
    zip.outputStream.once('close', stop);
    zip.addReadStream(content, name, { mtime: at, compress: !PACKED.test(name) });
    await finished(content);
    zip.outputStream.off('close', stop);
  }
  zip.end();
}

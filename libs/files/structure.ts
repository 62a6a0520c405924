/** Whether a file is inside what its name says, beyond its first bytes; read where it lies, a little at a time. */
import { open, type FileHandle } from 'node:fs/promises';
import { inspectArchive } from './archive';

/** Cut off or made up; unpacks to more than anybody sends; archives in an archive; locked with a password. */
export type FileFinding = 'damaged' | 'too-much' | 'nested' | 'locked';

/** Parts without which an office document is none. */
const PARTS: Record<string, string[]> = {
  docx: ['[Content_Types].xml', 'word/document.xml'],
  xlsx: ['[Content_Types].xml', 'xl/workbook.xml'],
  pptx: ['[Content_Types].xml', 'ppt/presentation.xml'],
  ofd: ['OFD.xml'],
};

/** `mime`: what its first bytes say. Null: nothing is wrong with it. */
export async function inspectFile(path: string, extension: string, mime: string): Promise<FileFinding | null> {
  const isPacked = extension === 'zip' || extension in PARTS || mime === 'application/zip';
  if (isPacked) return inspectPacked(path, extension);
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (mime === 'application/pdf') return (await isWholePdf(file, size)) ? null : 'damaged';
    if (mime === 'image/png' || mime === 'image/apng') return (await isWholePng(file, size)) ? null : 'damaged';
    if (mime === 'image/jpeg') return (await isWholeJpeg(file, size)) ? null : 'damaged';
    return null;
  } finally {
    await file.close();
  }
}

async function inspectPacked(path: string, extension: string): Promise<FileFinding | null> {
  // Office documents carry spreadsheets and the like of their own.
  const { finding, names } = await inspectArchive(path, { nested: extension !== 'zip' });
  if (finding !== null) return finding;
  return (PARTS[extension] ?? []).every((part) => names.has(part)) ? null : 'damaged';
}

const PDF_HEAD = 1_024;
const PDF_TAIL = 4_096;

/** Readers look for the head in the first kilobyte and for the end in the last. */
async function isWholePdf(file: FileHandle, size: number): Promise<boolean> {
  const head = await read(file, 0, PDF_HEAD);
  const tail = await read(file, Math.max(0, size - PDF_TAIL), PDF_TAIL);
  return head.includes('%PDF-') && tail.includes('%%EOF');
}

/** Its chunks follow one another to the last, and it is of a size that can be shown. */
async function isWholePng(file: FileHandle, size: number): Promise<boolean> {
  let at = 8;
  let isFirst = true;
  while (at + 12 <= size) {
    const head = await read(file, at, 16);
    const [length, kind] = [head.readUInt32BE(0), head.subarray(4, 8).toString('latin1')];
    if (isFirst && (kind !== 'IHDR' || length !== 13 || !isShowable(head.readUInt32BE(8), head.readUInt32BE(12)))) return false;
    if (kind === 'IEND') return true;
    isFirst = false;
    at += 12 + length;
  }
  return false;
}

/** Its segments follow one another up to the picture, and one of them says how large it is. */
async function isWholeJpeg(file: FileHandle, size: number): Promise<boolean> {
  let at = 2;
  let isSized = false;
  while (at + 4 <= size) {
    const head = await read(file, at, 9);
    if (head[0] !== 0xff) return false;
    const marker = head[1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return isSized;
    if (STARTS_FRAME.has(marker)) {
      if (head.length < 9 || !isShowable(head.readUInt16BE(7), head.readUInt16BE(5))) return false;
      isSized = true;
    }
    at += 2 + head.readUInt16BE(2);
  }
  return false;
}

const STARTS_FRAME = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Of one picture; a scan of an A3 sheet at 600 dots an inch has seventy million. */
const MOST_PIXELS = 200_000_000;
const isShowable = (width: number, height: number) => width > 0 && height > 0 && width * height <= MOST_PIXELS;

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

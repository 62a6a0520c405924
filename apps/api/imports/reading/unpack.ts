/**
 * Looks through a workbook before anything parses it: what it unpacks to is counted while it is unpacked, cells far outside are refused
 * before anybody makes room for them, and it is packed again from exactly what was counted. A second reader of the same archive could
 * see other entries in it than the first.
 */
import { strToU8, zipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { IMPORT_LIMITS, UnreadableSheet } from './limits';

export interface Merge {
  from: { row: number; column: number };
  to: { row: number; column: number };
}
/** In the workbook's order. */
export interface SheetFacts {
  name: string;
  hidden: boolean;
  merges: Merge[];
}

export async function unpackWorkbook(content: Buffer): Promise<{ packed: ArrayBuffer; sheets: SheetFacts[] }> {
  const parts = await partsOf(content);
  const sheets = factsOf(parts);
  const packed = zipSync(Object.fromEntries([...parts].map(([name, bytes]) => [name, [bytes, { level: 0 }]])));
  return { packed: packed.buffer, sheets };
}

/** The XML of a workbook. Pictures and whatever else lies in it is not even unpacked. */
async function partsOf(content: Buffer): Promise<Map<string, Uint8Array>> {
  const archive = await fromBufferPromise(content).catch(() => {
    throw new UnreadableSheet('SHEET_UNREADABLE');
  });
  const parts = new Map<string, Uint8Array>();
  let left: number = IMPORT_LIMITS.unpackedBytes;
  for await (const entry of archive.eachEntry()) {
    if (!/\.(xml|rels)$/i.test(entry.fileName)) continue;
    if (parts.has(entry.fileName) || parts.size >= 500) throw new UnreadableSheet('SHEET_UNREADABLE');
    if (entry.uncompressedSize > left) throw new UnreadableSheet('SHEET_TOO_LARGE');
    const bytes = await unpackEntry(archive, entry);
    left -= bytes.length;
    parts.set(entry.fileName, bytes);
  }
  return parts;
}

/** Not more than it says: the library ends a stream that goes on. */
async function unpackEntry(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  try {
    return await buffer(await archive.openReadStreamPromise(entry));
  } catch {
    throw new UnreadableSheet('SHEET_UNREADABLE');
  }
}

function factsOf(parts: Map<string, Uint8Array>): SheetFacts[] {
  const text = (name: string) => Buffer.from(parts.get(name) ?? strToU8('')).toString('utf8');
  const targets = new Map(
    tagsOf(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [tag['Id'], partName(tag['Target'] ?? '')]),
  );
  const sheets = tagsOf(text('xl/workbook.xml'), 'sheet');
  if (sheets.length === 0) throw new UnreadableSheet('SHEET_UNREADABLE');
  if (sheets.length > IMPORT_LIMITS.sheets) throw new UnreadableSheet('SHEET_TOO_LARGE');
  return sheets.map((tag) => {
    const xml = text(targets.get(tag['r:id']) ?? '');
    refuseFarCells(xml);
    return {
      name: tag['name'] ?? '',
      hidden: tag['state'] === 'hidden' || tag['state'] === 'veryHidden',
      merges: tagsOf(xml.slice(xml.lastIndexOf('<mergeCells')), 'mergeCell').flatMap(({ ref }) => mergeOf(ref ?? '')),
    };
  });
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Attributes of the elements with this name; names and references here hold nothing that is escaped but a sheet's name, which is not used. */
function tagsOf(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'))].map(([, attributes]) =>
    Object.fromEntries(
      [...(attributes ?? '').matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]): [string, string] => [
        key ?? '',
        value ?? '',
      ]),
    ),
  );
}

/** One cell in the last row of a sheet costs a reader a million rows. */
function refuseFarCells(xml: string): void {
  let rows = 0;
  for (const [, number] of xml.matchAll(/<(?:\w+:)?row\b(?:[^>]*?\sr="(\d+)")?/g)) {
    rows += 1;
    if (rows > IMPORT_LIMITS.rows + 100 || Number(number ?? 0) > IMPORT_LIMITS.rows + 100)
      throw new UnreadableSheet('SHEET_TOO_LARGE');
  }
  for (const [, letters] of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\sr="([A-Z]+)\d+"/g))
    if (columnOf(letters ?? '') >= 1_000) throw new UnreadableSheet('SHEET_TOO_LARGE');
}

function mergeOf(ref: string): Merge[] {
  const [, left, top, right, bottom] = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(ref) ?? [];
  if (left === undefined || right === undefined) return [];
  return [{ from: { row: Number(top) - 1, column: columnOf(left) }, to: { row: Number(bottom) - 1, column: columnOf(right) } }];
}

function columnOf(letters: string): number {
  return [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

import { strFromU8, unzipSync } from 'fflate';

/** What a Word file may hold unzipped: a text, and no bomb. */
const MOST_BYTES = 8 * 1024 * 1024;
const DOCUMENT = 'word/document.xml';
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The words of a Word file, a line for each paragraph; null: it is none, or holds more than a text. */
export function textOfWord(content: Uint8Array): string | null {
  let isTooBig = false;
  let document: Uint8Array | undefined;
  try {
    document = unzipSync(content, {
      filter: ({ name, originalSize }) => {
        if (name !== DOCUMENT) return false;
        isTooBig = originalSize > MOST_BYTES;
        return !isTooBig;
      },
    })[DOCUMENT];
  } catch {
    return null;
  }
  if (document === undefined || isTooBig) return null;
  return strFromU8(document)
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)(?: [^>]*)?\/>/g)].map(said).join(''))
    .join('\n');
}

function said([, words, space]: RegExpMatchArray): string {
  if (words === undefined) return space === 'br' ? '\n' : ' ';
  return words.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+));/g, (_all, name: string | undefined, code: string | undefined) =>
    name === undefined ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : (ENTITIES[name] ?? ''),
  );
}

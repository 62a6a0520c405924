/** QR codes on papers, read as a phone would read them. */
import { decode } from 'fast-png';
import { unzipSync } from 'fflate';
import jsQR from 'jsqr';
import { readPdf } from './pdf-text';

/** What it says, and where on the page it stands, each in shares of the page from its left upper corner. */
export interface CodeFound {
  text: string;
  right: number;
  bottom: number;
}

/** On the first page as it is drawn. */
export async function codeInPdf(content: Uint8Array): Promise<CodeFound | null> {
  const { data, width, height } = await readPdf(content, (document) => document.getPage(0).render({ scale: 2 }));
  const found = jsQR(opaque(data, 4), width, height);
  if (found === null) return null;
  const { x, y } = found.location.bottomRightCorner;
  return { text: found.data, right: x / width, bottom: y / height };
}

/** In the first image of a .docx. */
export function codeInWord(content: Uint8Array): string | null {
  const [image] = Object.entries(unzipSync(content)).flatMap(([name, part]) => (name.startsWith('word/media/') ? [part] : []));
  if (image === undefined) return null;
  const { data, width, height, channels } = decode(image);
  return jsQR(opaque(data, channels), width, height)?.data ?? null;
}

/** The first channel as grey. */
function opaque(data: ArrayLike<number>, channels: number): Uint8ClampedArray {
  const pixels = data.length / channels;
  return new Uint8ClampedArray(pixels * 4).map((_, at) => (at % 4 === 3 ? 255 : (data[(at >> 2) * channels] ?? 255)));
}

/** A thread of its own for one file: what hangs or swells in here is ended from outside (page-drawer.service.ts). */
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import { encode } from 'fast-png';
import { parentPort, workerData } from 'node:worker_threads';
import { PAGE_LIMITS } from './limits';
import type { DrawnPage } from './page-drawer.service';

const { content, page } = workerData as { content: Uint8Array; page: number };

interface Memory {
  readonly buffer: ArrayBufferLike;
  grow: (by: number) => number;
}
declare const WebAssembly: { Memory: { prototype: Memory } };

/** The memory of WebAssembly is none of the heap that a thread can be limited to: it is refused where it would grow. */
const grow = WebAssembly.Memory.prototype.grow;
const PAGE_OF_MEMORY = 64 * 1024;
let swelled = false;
WebAssembly.Memory.prototype.grow = function refusing(this: Memory, by: number): number {
  const bytes = this.buffer.byteLength + by * PAGE_OF_MEMORY;
  swelled ||= bytes > PAGE_LIMITS.memoryMb * 1024 * 1024;
  if (swelled) throw new RangeError('more memory than a page may take');
  return grow.call(this, by);
};

const PASSWORD = /password/i;

async function draw(): Promise<DrawnPage> {
  const library = await PDFiumLibrary.init();
  let document: PDFiumDocument;
  try {
    document = await library.loadDocument(content);
  } catch (error) {
    return { refused: error instanceof Error && PASSWORD.test(error.message) ? 'protected' : 'damaged' };
  }
  const total = document.getPageCount();
  if (total < 1) return { refused: 'damaged' };
  if (page > total) return { total, png: null };
  const { originalWidth, originalHeight } = document.getPage(page - 1).getOriginalSize();
  if (originalWidth < 1 || originalHeight < 1) return { refused: 'damaged' };
  const scale = Math.min(
    PAGE_LIMITS.width / originalWidth,
    Math.sqrt(PAGE_LIMITS.pixels / (originalWidth * originalHeight)),
    // Small papers stay small.
    4,
  );
  const { width, height, data } = await document.getPage(page - 1).render({
    scale,
    render: ({ data: pixels }) => Promise.resolve(pixels),
    renderFormFields: true,
  });
  return { total, png: encode({ width, height, data, channels: 4 }, { zlib: { level: 4 } }) };
}

draw().then(
  (drawn) => parentPort?.postMessage(drawn),
  // The engine says in its own way that it has no more memory.
  () => parentPort?.postMessage({ refused: swelled ? 'too-large' : 'damaged' }),
);

/** Photos as a phone takes them, and what became of them in a PDF. */
import type { Page } from '@playwright/test';
import { readPdf } from '../../libs/testing/pdf-text';

/** A JPEG of 800 × 600 whose left half is red and whose right half is blue. */
export async function redAndBlue(page: Page): Promise<Buffer> {
  const address = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
    const pen = canvas.getContext('2d');
    for (const [colour, left] of [['#f00', 0], ['#00f', 400]]) {
      pen.fillStyle = colour;
      pen.fillRect(left, 0, 400, 600);
    }
    return canvas.toDataURL('image/jpeg');
  })()`);
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

/** The same with the note of a camera that was held upright (EXIF orientation 6): whoever shows it turns it to the right. */
export function heldUpright(jpeg: Buffer): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

type Colour = 'red' | 'blue' | 'other';

/** Of each page: how it stands, and which colour is drawn a quarter of the way from its upper and its lower edge. */
export async function drawnPages(pdf: Buffer): Promise<{ isUpright: boolean; above: Colour; below: Colour }[]> {
  const drawn = await readPdf(pdf, (document) => Promise.all([...document.pages()].map((page) => page.render({ scale: 0.25 }))));
  return drawn.map(({ data, width, height }) => {
    const colourAt = (share: number): Colour => {
      const at = (Math.floor(height * share) * width + Math.floor(width / 2)) * 4;
      const [red = 0, , blue = 0] = data.subarray(at, at + 3);
      if (red > 200 && blue < 60) return 'red';
      return blue > 200 && red < 60 ? 'blue' : 'other';
    };
    return { isUpright: height > width, above: colourAt(0.25), below: colourAt(0.75) };
  });
}

/** Photos of pages as one PDF: A4, upright or across as each page is, one photo a page. Made here: no original leaves the device. */
import { PageSizes, PDFDocument } from '@cantoo/pdf-lib';
import { drawPage, type Photo } from './photo';

const QUALITY = 0.85;

/** `onPage`: which page is being drawn, from one. */
export async function joinedPdf(photos: readonly Photo[], name: string, onPage: (page: number) => void): Promise<File> {
  const pdf = await PDFDocument.create();
  for (const [at, photo] of photos.entries()) {
    onPage(at + 1);
    // What was said has to be seen before the next page keeps the processor.
    await new Promise((resolve) => setTimeout(resolve));
    const drawn = drawPage(photo);
    const image = await pdf.embedJpg(await jpegOf(drawn));
    const [short, long] = PageSizes.A4;
    const page = pdf.addPage(drawn.width > drawn.height ? [long, short] : [short, long]);
    const { width, height } = image.scaleToFit(page.getWidth(), page.getHeight());
    page.drawImage(image, { x: (page.getWidth() - width) / 2, y: (page.getHeight() - height) / 2, width, height });
  }
  return new File([await pdf.save()], name, { type: 'application/pdf' });
}

async function jpegOf(drawn: HTMLCanvasElement): Promise<ArrayBuffer> {
  const blob = await new Promise<Blob | null>((resolve) => drawn.toBlob(resolve, 'image/jpeg', QUALITY));
  if (blob === null) throw new Error('The page could not be drawn.');
  return blob.arrayBuffer();
}

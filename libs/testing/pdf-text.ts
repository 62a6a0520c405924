/** What a reader of PDFs reads. */
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** The words of each page, without white space. */
export async function wordsOfPages(content: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(content);
  const pages = [...document.pages()].map((page) => page.getText().replaceAll(/\s/g, ''));
  document.destroy();
  library.destroy();
  return pages;
}

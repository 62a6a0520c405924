/** What a reader of PDFs reads. */
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';

/** The document is open as long as it is read. */
export async function readPdf<Result>(
  content: Uint8Array,
  read: (document: PDFiumDocument) => Result | Promise<Result>,
): Promise<Result> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(content);
    const result = await read(document);
    document.destroy();
    return result;
  } finally {
    library.destroy();
  }
}

/** The words of each page, without white space. */
export async function wordsOfPages(content: Uint8Array): Promise<string[]> {
  return readPdf(content, (document) => [...document.pages()].map((page) => page.getText().replaceAll(/\s/g, '')));
}

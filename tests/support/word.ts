/** A Word file read back as Word would read it: unzipped, paragraph by paragraph. */
import { strFromU8, unzipSync } from 'fflate';

export function textsOfWord(content: Uint8Array): string[] {
  const document = unzipSync(content)['word/document.xml'];
  if (document === undefined) throw new Error('this is no Word file');
  return strFromU8(document)
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said).join(''))
    .filter((said) => said !== '');
}

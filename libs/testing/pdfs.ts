/** Small PDFs written by hand, so that what is in them can be read here. */

/** Objects in their order, the first one the catalogue. */
export function pdfOf(objects: string[], trailer = ''): Buffer {
  let content = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = content.length;
    content += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = content.length;
  content += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  content += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(content, 'latin1');
}

const stream = (content: string, dictionary = '') => `<<${dictionary}/Length ${content.length}>>\nstream\n${content}\nendstream`;

/** One page for each of these drawings, in the operators of PDF. */
export function pagesOf(drawings: string[], box = '0 0 595 842'): Buffer {
  const kids = drawings.map((_, index) => `${3 + index * 2} 0 R`).join(' ');
  const pages = drawings.flatMap((drawing, index) => [
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents ${4 + index * 2} 0 R>>`,
    stream(drawing),
  ]);
  return pdfOf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count ${drawings.length}>>`, ...pages]);
}

/** A rectangle over the whole page, in this colour (`1 0 0`: red). */
export const filled = (colour: string): string => `${colour} rg 0 0 595 842 re f`;

/** Forms that draw forms, each ten times the next: a few hundred bytes for which no memory is enough. */
export function swellingPdf(): Buffer {
  const levels = 12;
  const forms = Array.from({ length: levels }, (_, level) =>
    level === levels - 1
      ? stream('1 0 0 rg 0 0 10 10 re f', '/Type/XObject/Subtype/Form/BBox[0 0 595 842]')
      : stream(
          '/X Do '.repeat(10),
          `/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X ${5 + level + 1} 0 R>>>>`,
        ),
  );
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
    stream('/X Do'),
    ...forms,
  ]);
}

/** A pattern laid in steps of nothing: it would be drawn for years. */
export function endlessPdf(): Buffer {
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Pattern<</P 5 0 R>>>>>>',
    stream('/Pattern cs /P scn 0 0 595 842 re f'),
    stream(
      '1 0 0 rg 0 0 400 400 re f 0 0 1 rg 10 10 300 300 re f',
      '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 400 400]/XStep 0.001/YStep 0.001/Resources<<>>',
    ),
  ]);
}

/** Opens with a password that nobody gave. */
export function protectedPdf(): Buffer {
  const word = `<${'41'.repeat(32)}>`;
  return pdfOf(
    [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
      `<</Filter/Standard/V 1/R 2/O ${word}/U ${word}/P -4>>`,
    ],
    `/Encrypt 4 0 R/ID[<00><00>]`,
  );
}

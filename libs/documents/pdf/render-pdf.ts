/**
 * From a sheet to a PDF that nobody edits, with its type embedded (Noto Serif SC, OFL): it looks the same on every machine. A character that the
 * type does not have is reported and nothing is printed, because a silent box would be taken for what was said.
 */
import { openSync } from 'fontkit';
import pdfmake from 'pdfmake';
import { qrImage } from '../qr';
import { CODE, MARK_COLOUR, STRIP, type Block, type Cell, type Image, type Sheet } from '../sheet.types';

export const PDF = 'application/pdf';

const FONT = {
  normal: require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
};
const NAME = 'NotoSerifSC';
/** In points: A4 with the margins of GB/T 9704, as the Word form has them. */
const MM = 72 / 25.4;
const MARGINS = [28 * MM, 37 * MM, 26 * MM, 35 * MM];
const SIZE = { title: 22, text: 14, small: 12 };
const IMAGE = { width: 90, height: 36 };

/** The PDF, or the characters for which there is no type. */
export async function toPdf(sheet: Sheet): Promise<{ content: Buffer } | { missing: string[] }> {
  const missing = charactersWithoutType(
    JSON.stringify(sheet, (_, value: unknown) => (value instanceof Uint8Array ? null : value)),
  );
  if (missing.length > 0) return { missing };
  pdfmake.setFonts({ [NAME]: FONT });
  // Nothing but its own type is ever read: what somebody wrote names no file and no address.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(FONT).includes(path));
  return { content: await pdfmake.createPdf(definitionOf(sheet)).getBuffer() };
}

let type: ReturnType<typeof openSync> | null = null;

function charactersWithoutType(text: string): string[] {
  const font = (type ??= openSync(FONT.normal));
  const isDrawn = (character: string) => /\s/.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  return [...new Set(text)].filter((character) => !isDrawn(character));
}

function definitionOf({ title, subtitle, blocks, mark, signed = [], code }: Sheet): object {
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    info: { title },
    defaultStyle: { font: NAME, fontSize: SIZE.text, lineHeight: 1.4 },
    content: [
      ...(code === undefined ? [] : [codeOf(code)]),
      heading(title),
      ...(subtitle === undefined ? [] : [{ text: subtitle, alignment: 'center', margin: [0, 0, 0, 12] }]),
      ...blocks.flatMap(drawn),
      ...signed.map((text, n) => ({ text, alignment: 'right', margin: [0, n === 0 ? 24 : 0, 0, 0] })),
    ],
    ...(mark === undefined
      ? {}
      : { header: { text: mark, alignment: 'center', bold: true, color: `#${MARK_COLOUR}`, margin: [0, 15 * MM, 0, 0] } }),
    // A page that is lost is missed.
    footer: (page: number, pages: number) => ({
      text: `第 ${page} 页 共 ${pages} 页`,
      alignment: 'center',
      fontSize: SIZE.small,
      margin: [0, 24, 0, 0],
    }),
  };
}

const heading = (text: string, more: object = {}) => ({
  ...{ text, bold: true, fontSize: SIZE.title, alignment: 'center', margin: [0, 0, 0, 12] },
  ...more,
});

function drawn(block: Block): object[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: block.text, bold: true, margin: [0, 8, 0, 4] }];
    case 'text':
      return block.text.split('\n').map((text) => ({ text, leadingIndent: 2 * SIZE.text, alignment: 'justify' }));
    case 'fact':
      return [{ text: [{ text: `${block.label}：`, bold: true }, block.text] }];
    case 'table':
      return [tableOf(block)];
    case 'strip':
      return [stripOf(block)];
    case 'signatures':
      return block.labels.map((label) => ({ text: `${label}：____________________`, margin: [0, 12, 0, 0] }));
    case 'next':
      return [heading(block.title, { pageBreak: 'before' })];
  }
}

function tableOf({ widths, head, rows, tall = false }: Extract<Block, { kind: 'table' }>): object {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  // Less the room that the lines and the air beside them take.
  return {
    fontSize: SIZE.small,
    margin: [0, 8, 0, 8],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: widths.map((width) => `${(100 * width) / whole}%`),
      body: [
        head.map((text) => ({ text, bold: true, alignment: 'center' })),
        ...rows.map((row) => row.map((cell) => cellOf(cell, tall))),
      ],
    },
  };
}

/** The air beside the text and the lines are within the width. */
function stripOf({ millimetres, fields }: Extract<Block, { kind: 'strip' }>): object {
  const air = 2;
  return {
    margin: [0, 8, 0, 0],
    layout: { paddingLeft: () => air, paddingRight: () => air },
    table: {
      widths: [millimetres * MM - 2 * air - 2],
      heights: STRIP.field * MM,
      body: fields.map(({ label, text }) => [
        {
          stack: [
            { text: label, fontSize: STRIP.label },
            { text, bold: true },
          ],
          alignment: 'center',
        },
      ]),
    },
  };
}

function cellOf(cell: Cell, tall: boolean): object {
  const margin = tall ? [0, 4, 0, 4] : [0, 0, 0, 0];
  if (typeof cell === 'string') return { text: cell, margin };
  return { stack: [{ text: cell.text }, drawing(cell.image)], margin };
}

function drawing(image: Image): object {
  const scale = Math.min(1, IMAGE.width / image.width, IMAGE.height / image.height);
  return { image: addressOf(image), width: Math.round(image.width * scale) };
}

/** Followed where it is read on a screen, scanned where it is printed. */
function codeOf(code: string): object {
  const absolutePosition = { x: CODE.left * MM, y: CODE.top * MM };
  return { image: addressOf(qrImage(code)), width: CODE.side * MM, absolutePosition, link: code };
}

const addressOf = ({ type: kind, data }: Image): string =>
  `data:${kind === 'png' ? 'image/png' : 'image/jpeg'};base64,${Buffer.from(data).toString('base64')}`;

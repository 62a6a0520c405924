/**
 * From a sheet to a Word file. A4 with the margins, faces and line height of GB/T 9704 (公文格式): title in 方正小标宋, text in 仿宋 of size
 * three, headings in 黑体. The faces are named, not embedded: an office machine has them, another one falls back to its own Song.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HorizontalPositionRelativeFrom,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalPositionRelativeFrom,
  WidthType,
  convertMillimetersToTwip,
  type IParagraphOptions,
} from 'docx';
import { qrImage } from './qr';
import { CODE, MARK_COLOUR, STRIP, type Block, type Cell, type Image, type Sheet } from './sheet.types';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** As Word itself writes it, in twentieths of a point. */
const A4 = { width: 11906, height: 16838 };
/** A4 less the margins of the standard: 156 mm for the text. */
const MARGIN = { top: 37, bottom: 35, left: 28, right: 26 };
const TEXT_WIDTH = convertMillimetersToTwip(210 - MARGIN.left - MARGIN.right);
/** In half points: 二号, 三号, 四号. */
const SIZE = { title: 44, text: 32, small: 28 };
const LINE = { line: 28 * 20, lineRule: LineRuleType.EXACT };
const TALL_MM = 11;
/** In pixels. */
const IMAGE = { width: 120, height: 48 };

const face = (eastAsia: string) => ({ eastAsia, ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' });
const FACES = { title: face('方正小标宋简体'), text: face('仿宋_GB2312'), heading: face('黑体'), label: face('楷体_GB2312') };

export async function toWord({ title, subtitle, blocks, mark, signed = [], code }: Sheet): Promise<Buffer> {
  const children = [
    heading(title, false, code === undefined ? [] : [codeOf(code)]),
    ...(subtitle === undefined ? [] : [line(subtitle, { alignment: AlignmentType.CENTER })]),
    ...blocks.flatMap(drawn),
    ...signed.map((text, index) =>
      line(text, { alignment: AlignmentType.RIGHT, spacing: { ...LINE, before: index === 0 ? 560 : 0 } }),
    ),
  ];
  const document = new Document({
    title,
    creator: '',
    styles: { default: { document: { run: { font: FACES.text, size: SIZE.text } } } },
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: {
              top: convertMillimetersToTwip(MARGIN.top),
              bottom: convertMillimetersToTwip(MARGIN.bottom),
              left: convertMillimetersToTwip(MARGIN.left),
              right: convertMillimetersToTwip(MARGIN.right),
            },
          },
        },
        ...(mark === undefined ? {} : { headers: { default: marked(mark) } }),
        footers: { default: pageNumbers() },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          spacing: { ...LINE, before: 200 },
          keepNext: true,
          children: [run(block.text, { font: FACES.heading })],
        }),
      ];
    case 'text':
      // A paragraph of the text begins two characters in.
      return block.text.split('\n').map((text) => line(text, { indent: { firstLine: 640 }, alignment: AlignmentType.JUSTIFIED }));
    case 'fact':
      return [new Paragraph({ spacing: LINE, children: [run(`${block.label}：`, { font: FACES.heading }), run(block.text)] })];
    case 'table':
      return [table(block), line('')];
    case 'strip':
      return [strip(block)];
    case 'signatures':
      return block.labels.map((label) => line(`${label}：____________________`, { spacing: { ...LINE, before: 280 } }));
    case 'next':
      return [heading(block.title, true)];
  }
}

function heading(text: string, isNewPage = false, before: ImageRun[] = []): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore: isNewPage,
    spacing: { after: 320 },
    children: [...before, run(text, { font: FACES.title, size: SIZE.title })],
  });
}

function line(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ spacing: LINE, ...options, children: [run(text)] });
}

function run(text: string, options: { font?: ReturnType<typeof face>; size?: number } = {}): TextRun {
  return new TextRun({ text, font: FACES.text, size: SIZE.text, ...options });
}

function table({ widths, head, rows, tall = false }: Extract<Block, { kind: 'table' }>): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.round((TEXT_WIDTH * width) / whole));
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const cell = (content: Cell, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: columns[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [
            run(typeof content === 'string' ? content : content.text, {
              size: SIZE.small,
              font: isHead ? FACES.heading : FACES.text,
            }),
          ],
        }),
        ...(typeof content === 'string' ? [] : [new Paragraph({ children: [drawing(content.image)] })]),
      ],
    });
  const row = (texts: Cell[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      ...(tall ? { height: { value: convertMillimetersToTwip(TALL_MM), rule: 'atLeast' as const } } : {}),
      children: texts.map((text, index) => cell(text, index, isHead)),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: [row(head, true), ...rows.map((texts) => row(texts, false))],
  });
}

function strip({ millimetres, fields }: Extract<Block, { kind: 'strip' }>): Table {
  const width = { size: convertMillimetersToTwip(millimetres), type: WidthType.DXA };
  const centred = (text: string, options: Parameters<typeof run>[1]) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, options)] });
  return new Table({
    width,
    columnWidths: [width.size],
    layout: TableLayoutType.FIXED,
    rows: fields.map(
      ({ label, text }) =>
        new TableRow({
          height: { value: convertMillimetersToTwip(STRIP.field), rule: 'atLeast' },
          children: [
            new TableCell({ width, children: [centred(label, { size: 2 * STRIP.label }), centred(text, { size: SIZE.small })] }),
          ],
        }),
    ),
  });
}

/** No wider than its column of a table, no higher than two lines. */
function drawing({ type, data, width, height }: Image): ImageRun {
  const scale = Math.min(1, IMAGE.width / width, IMAGE.height / height);
  return new ImageRun({ type, data, transformation: { width: Math.round(width * scale), height: Math.round(height * scale) } });
}

/** In the margin, at its place on the page, and beside no text. */
function codeOf(code: string): ImageRun {
  const { data } = qrImage(code);
  const side = Math.round((CODE.side / 25.4) * 96);
  const at = (millimetres: number) => Math.round(millimetres * 36_000);
  return new ImageRun({
    ...{ type: 'png', data, transformation: { width: side, height: side } },
    altText: { name: code, title: '二维码', description: code },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: at(CODE.left) },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: at(CODE.top) },
      behindDocument: true,
    },
  });
}

function marked(text: string): Header {
  const child = new TextRun({ text, font: FACES.heading, size: SIZE.small, color: MARK_COLOUR });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [child] })] });
}

/** 第 x 页 共 y 页: a page that is lost is missed. */
function pageNumbers(): Footer {
  const small = { font: FACES.text, size: SIZE.small };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ ...small, children: ['第 ', PageNumber.CURRENT, ' 页 共 ', PageNumber.TOTAL_PAGES, ' 页'] })],
      }),
    ],
  });
}

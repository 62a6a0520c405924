/** A document before it is Word: what stands on it, and nothing of how it looks. */
export interface Sheet {
  title: string;
  /** Under the title, centred: a day, a number. */
  subtitle?: string;
  blocks: Block[];
  /** At the head of every page, in red: what sort of paper this is. */
  mark?: string;
  /** At the foot on the right: who issues it, and when. */
  signed?: string[];
  /** An address, drawn as a QR code at the head of the first page on the left: the right stays free for the 归档章. */
  code?: string;
}

/** An image within the text; its size in pixels as it is, drawn as large as its place allows. */
export interface Image {
  type: 'png' | 'jpg';
  data: Uint8Array;
  width: number;
  height: number;
}

/** What stands in a cell; an image under its words. */
export type Cell = string | { text: string; image: Image };

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** A label in bold and what it says, on one line. */
  | { kind: 'fact'; label: string; text: string }
  /** Columns by their share of the width; `tall` rows leave room for a hand that writes. */
  | { kind: 'table'; widths: number[]; head: string[]; rows: Cell[][]; tall?: boolean }
  /** To be cut out: so wide, one field under the other. */
  | { kind: 'strip'; millimetres: number; fields: { label: string; text: string }[] }
  /** A line to sign on, for each. */
  | { kind: 'signatures'; labels: string[] }
  /** What follows begins on a page of its own, under a title of its own. */
  | { kind: 'next'; title: string };

/** Of a sheet's mark, as RRGGBB. */
export const MARK_COLOUR = 'B02418';

/** Of a strip: height of a field in millimetres, size of its label in points: four characters fit into the narrowest spine. */
export const STRIP = { field: 22, label: 9 };

/** Where a sheet's code stands, in millimetres from the edges of the first page, with the white around it. */
export const CODE = { left: 24, top: 8, side: 26 };

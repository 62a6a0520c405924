/**
 * One sealed ballot: the marks of its lines, as bits, padded to one length and encrypted to the key of its vote (RSA-OAEP), bound to the
 * voter by the label, so that nobody's box can stand in another's place. All boxes have the length of the key, whatever was marked.
 */
import { constants, privateDecrypt, publicEncrypt, type KeyObject } from 'node:crypto';

const PADDING = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' } as const;
/** Room for the most candidates that an election may have (300), and for how many lines there are. */
const PAPER_BYTES = 64;
const BITS_FROM = 2;

/** Whose ballot in which vote. */
export interface BallotPlace {
  sitting: string;
  item: string;
  turn: number;
  member: string;
}

/** `marks`: 0 or 1 for each line. */
export function sealBallot(publicKey: string, place: BallotPlace, marks: number[]): Buffer {
  return publicEncrypt({ key: publicKey, oaepLabel: labelOf(place), ...PADDING }, written(marks));
}

/** Null where the box is none of this key and this voter. */
export function openBallot(key: KeyObject, place: BallotPlace, sealed: Buffer): number[] | null {
  try {
    return read(privateDecrypt({ key, oaepLabel: labelOf(place), ...PADDING }, sealed));
  } catch {
    return null;
  }
}

function labelOf({ sitting, item, turn, member }: BallotPlace): Buffer {
  return Buffer.from([sitting, item, turn, member].join('/'));
}

function written(marks: number[]): Buffer {
  const paper = Buffer.alloc(PAPER_BYTES);
  if (marks.length > (PAPER_BYTES - BITS_FROM) * 8) throw new Error('more lines than a ballot paper has');
  paper.writeUInt16BE(marks.length);
  for (const [line, mark] of marks.entries()) {
    const at = BITS_FROM + (line >> 3);
    paper.writeUInt8(paper.readUInt8(at) | (mark << (line & 7)), at);
  }
  return paper;
}

function read(paper: Buffer): number[] {
  return Array.from({ length: paper.readUInt16BE() }, (_, line) => (paper.readUInt8(BITS_FROM + (line >> 3)) >> (line & 7)) & 1);
}

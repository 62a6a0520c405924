/**
 * A checkpoint: the root of the tree over the whole record at one moment, signed by the auditor (C2SP tlog-checkpoint). Two lines more than
 * the format asks for, which it allows: `heads`, a second root over the last event of every log, by which an export shows that nothing was
 * left out at its end; and `at`, when it was taken.
 */
import { openNote, verifierName, type Signer } from './note';

export interface Checkpoint {
  origin: string;
  size: number;
  root: Buffer;
  heads: { count: number; root: Buffer };
  /** By the record's clock. */
  at: string;
}

const HASH_BYTES = 32;

export function signCheckpoint(signer: Signer, checkpoint: Omit<Checkpoint, 'origin'>): string {
  const { size, root, heads, at } = checkpoint;
  const lines = [
    signer.name,
    String(size),
    root.toString('base64'),
    `heads ${heads.count} ${heads.root.toString('base64')}`,
    `at ${at}`,
  ];
  return signer.sign(`${lines.join('\n')}\n`);
}

/** A checkpoint that this key has signed; null when it has not, or when it is no checkpoint. */
export function openCheckpoint(note: string, verifier: string): Checkpoint | null {
  const text = openNote(note, verifier);
  const checkpoint = text === null ? null : parse(text);
  return checkpoint?.origin === verifierName(verifier) ? checkpoint : null;
}

function parse(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', heads = '', at = '', ...rest] = text.split('\n');
  const [, count = '', headsRoot = ''] = /^heads (\d+) (\S+)$/.exec(heads) ?? [];
  const [, instant = ''] = /^at (\S+)$/.exec(at) ?? [];
  const hashes = [root, headsRoot].map((encoded) => Buffer.from(encoded, 'base64'));
  const isSound =
    rest.join('') === '' &&
    /^\d+$/.test(size) &&
    count !== '' &&
    instant !== '' &&
    hashes.every((bytes) => bytes.length === HASH_BYTES);
  if (!isSound) return null;
  const [treeRoot, headRoot] = hashes as [Buffer, Buffer];
  return { origin, size: Number(size), root: treeRoot, heads: { count: Number(count), root: headRoot }, at: instant };
}

/**
 * The Merkle tree of RFC 6962: an append-only list under one hash, with short proofs that an entry is in it and that a later list begins
 * with an earlier one. The algorithms read complete subtrees by (level, index); where those come from (memory, PostgreSQL, tiles) is the
 * caller's.
 */
import { createHash, hash } from 'node:crypto';

/** The hash of a complete subtree: level 0 are the leaves, node (l, i) covers the leaves from i·2^l to (i+1)·2^l. */
export type ReadNode = (level: number, index: number) => Buffer;

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export function leafHash(entry: string): Buffer {
  return createHash('sha256').update(LEAF).update(entry).digest();
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

/** The root over the first `size` leaves. */
export function rootOf(read: ReadNode, size: number): Buffer {
  return size === 0 ? hash('sha256', '', 'buffer') : rangeRoot(read, 0, size);
}

/** The hashes beside the way from a leaf to the root, the lowest first. */
export function inclusionProof(read: ReadNode, index: number, size: number): Buffer[] {
  return beside(read, index, 0, size);
}

/** What shows that a tree of `size` leaves begins with one of `earlier`. */
export function consistencyProof(read: ReadNode, earlier: number, size: number): Buffer[] {
  return earlier === 0 || earlier === size ? [] : between(read, earlier, 0, size, true);
}

/** The root that a leaf and its proof lead to; null when the proof cannot be one of this tree. */
export function rootFromInclusion(leaf: Buffer, index: number, size: number, proof: Buffer[]): Buffer | null {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  let [node, last, root] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      root = nodeHash(sibling, root);
      // A left edge is lifted until it has a sibling on its right again.
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      root = nodeHash(root, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? root : null;
}

/** Whether the proof shows that the later tree begins with the earlier one. */
export function isConsistent(
  earlier: { size: number; root: Buffer },
  later: { size: number; root: Buffer },
  proof: Buffer[],
): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return proof.length === 0;
  const path = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [old, now] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [old, now] = [nodeHash(sibling, old), nodeHash(sibling, now)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      now = nodeHash(now, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && old.equals(earlier.root) && now.equals(later.root);
}

/** The complete subtrees that become complete when leaf `index` is added, above the leaf itself, lowest first. */
export function completedBy(index: number): { level: number; index: number }[] {
  const completed: { level: number; index: number }[] = [];
  for (let [level, at] = [1, index + 1]; at % 2 === 0; level += 1) {
    at = at / 2;
    completed.push({ level, index: at - 1 });
  }
  return completed;
}

/** A tree in memory: leaves are added, complete subtrees are kept. */
export class MemoryTree {
  private readonly levels: Buffer[][] = [[]];

  constructor(leaves: Buffer[] = []) {
    for (const leaf of leaves) this.add(leaf);
  }

  get size(): number {
    return this.levels[0]?.length ?? 0;
  }

  readonly read: ReadNode = (level, index) => {
    const found = this.levels[level]?.[index];
    if (found === undefined) throw new Error(`the tree has no node ${level}/${index}`);
    return found;
  };

  add(leaf: Buffer): void {
    const index = this.size;
    this.levels[0]?.push(leaf);
    for (const node of completedBy(index)) {
      (this.levels[node.level] ??= []).push(
        nodeHash(this.read(node.level - 1, 2 * node.index), this.read(node.level - 1, 2 * node.index + 1)),
      );
    }
  }

  root(size = this.size): Buffer {
    return rootOf(this.read, size);
  }
}

/** Which nodes an algorithm will read, so that a store can fetch them at once: it is run once on nothing. */
export function nodesRead(work: (read: ReadNode) => unknown): { level: number; index: number }[] {
  const wanted = new Map<string, { level: number; index: number }>();
  const nothing = Buffer.alloc(32);
  work((level, index) => {
    wanted.set(`${level}/${index}`, { level, index });
    return nothing;
  });
  return [...wanted.values()];
}

function rangeRoot(read: ReadNode, from: number, to: number): Buffer {
  const count = to - from;
  if (isPowerOfTwo(count) && from % count === 0) return read(Math.log2(count), from / count);
  const middle = from + largestPowerBelow(count);
  return nodeHash(rangeRoot(read, from, middle), rangeRoot(read, middle, to));
}

function beside(read: ReadNode, index: number, from: number, to: number): Buffer[] {
  if (to - from === 1) return [];
  const middle = from + largestPowerBelow(to - from);
  return index < middle
    ? [...beside(read, index, from, middle), rangeRoot(read, middle, to)]
    : [...beside(read, index, middle, to), rangeRoot(read, from, middle)];
}

function between(read: ReadNode, earlier: number, from: number, to: number, whole: boolean): Buffer[] {
  if (earlier === to) return whole ? [] : [rangeRoot(read, from, to)];
  const middle = from + largestPowerBelow(to - from);
  return earlier <= middle
    ? [...between(read, earlier, from, middle, whole), rangeRoot(read, middle, to)]
    : [...between(read, earlier, middle, to, false), rangeRoot(read, from, middle)];
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function isPowerOfTwo(count: number): boolean {
  return count > 0 && Number.isInteger(Math.log2(count));
}

/** Not by shifting, which would lose what is above 2^31. */
function half(number: number): number {
  return Math.floor(number / 2);
}

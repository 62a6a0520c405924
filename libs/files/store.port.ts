import type { Readable } from 'node:stream';

/** Where files lie, under addresses that are hashes: what is there under one never changes. */
export interface FileStore {
  /** Takes a finished file of this machine; it is gone from there afterwards. What is there already is the same. */
  put(address: string, path: string): Promise<void>;
  /** Its content, or the bytes from `start` to `end`, both included. */
  open(address: string, range?: ByteRange): Promise<Readable>;
  /** Null: nothing is there. */
  size(address: string): Promise<number | null>;
  close?(): void;
}

export interface ByteRange {
  start: number;
  end: number;
}

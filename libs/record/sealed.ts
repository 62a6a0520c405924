/**
 * Words of persons stand in the record as commitments: `{ "sealed": H(salt, value) }`. The salt lies with the value, encrypted, in a table of
 * its own; without it nobody can try values against the commitment. The chain covers the commitment, so a value that was destroyed leaves
 * the chain as it was, and one that is shown can be checked.
 */
import { canonicalJson } from '../procedure';
import { sha256 } from './hashes';

export interface Sealed {
  sealed: string;
}

/** What opens a commitment. */
export interface Opening {
  /** Hex, random. */
  salt: string;
  value: unknown;
}

export function commitmentOf({ salt, value }: Opening): string {
  return sha256(`${salt}\n${canonicalJson(value)}`);
}

const COMMITMENT = /^[0-9a-f]{64}$/;

export function isSealed(value: unknown): value is Sealed {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed } = value as { sealed?: unknown };
  return typeof sealed === 'string' && COMMITMENT.test(sealed) && Object.keys(value).length === 1;
}

/** All commitments inside a value, in the order in which they stand there. */
export function commitmentsIn(value: unknown): string[] {
  if (isSealed(value)) return [value.sealed];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(commitmentsIn);
}

/** The same value with every commitment replaced. */
export function withOpened<T>(value: T, open: (commitment: string) => unknown): T {
  if (isSealed(value)) return open(value.sealed) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => withOpened(item, open)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOpened<unknown>(item, open)])) as T;
}

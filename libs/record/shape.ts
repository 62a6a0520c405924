/** Whether what was read has the form that the verifier relies on: no property missing, none more, none of another kind. */
import type { EventContent, ExportedEvent, ExportedWord, Proof } from './export.types';

type Judge = (value: unknown) => boolean;

const HEX = /^[0-9a-f]{64}$/;
const HASH_BASE64_LENGTH = 44;

export const isText: Judge = (value) => typeof value === 'string';
const isHash: Judge = (value) => typeof value === 'string' && HEX.test(value);
const orNull =
  (judge: Judge): Judge =>
  (value) =>
    value === null || judge(value);
const isNumber: Judge = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Base64 of 32 bytes, written in the one way. */
const isTreeHash: Judge = (value) =>
  typeof value === 'string' && value.length === HASH_BASE64_LENGTH && Buffer.from(value, 'base64').toString('base64') === value;

/** The first property that is not of its form; null when all are. */
export function wrongProperty(value: unknown, shape: Record<string, Judge>): string | null {
  if (!isObject(value)) return 'value';
  const wrong = Object.entries(shape).find(([name, judge]) => !Object.hasOwn(value, name) || !judge(value[name]));
  return wrong?.[0] ?? Object.keys(value).find((name) => !Object.hasOwn(shape, name)) ?? null;
}

const PROOF = { index: isNumber, proof: (value: unknown) => Array.isArray(value) && value.every(isTreeHash) };
export const HEAD = { ...PROOF, seq: isNumber, hash: isHash };

const isProof = (value: unknown): value is Proof => wrongProperty(value, PROOF) === null;

const CONTENT: Record<keyof EventContent, Judge> = {
  event: isObject,
  programHash: orNull(isText),
  calendar: orNull(isText),
  stateHash: isText,
  intentHash: orNull(isText),
  body: () => true,
};

/** The part of an exported event that is not of its form. */
export function wrongInEvent(value: unknown): string | null {
  const outer = wrongProperty(value, { seq: isNumber, auditHash: isHash, content: orNull(isObject), leaf: isProof });
  if (outer !== null) return outer;
  const { content } = value as ExportedEvent;
  return content === null ? null : wrongProperty(content, CONTENT);
}

export function isWord(value: unknown): value is ExportedWord {
  if (wrongProperty(value, { state: (state) => state === 'withheld' || state === 'erased' }) === null) return true;
  return wrongProperty(value, { salt: isText, value: () => true }) === null;
}

export const isConsistency: Judge = (value) =>
  value === null || wrongProperty(value, { size: isNumber, proof: PROOF.proof }) === null;
export const isVerifiableHash = isHash;

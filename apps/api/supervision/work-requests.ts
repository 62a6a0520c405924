/** Reading the requests of a supervisor's work: every property is checked before it is used. */
import {
  EXCEPTION_KINDS,
  type DrawRequest,
  type FindingRequest,
  type FoundKind,
  type RectificationRequest,
} from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { dayOf, listOf, textOf, uuidOf } from '../requests';
import type { Days } from './found-exceptions.service';
import { LARGEST_SAMPLE } from './samples.service';

const MOST_FILES = 20;
const MOST_WORDS = 5_000;

export function daysOf(from: unknown, to: unknown): Days {
  const days = { from: dayOf(from, 'from'), to: dayOf(to, 'to') };
  if (days.to < days.from) throw new ApiException('DATES_REVERSED', { label: 'to' }, 'to');
  return days;
}

export function kindOf(value: string): FoundKind {
  const kind = EXCEPTION_KINDS.find((known) => known === value);
  if (kind === undefined) throw new ApiException('NOT_FOUND');
  return kind;
}

export function drawRequestOf(body: Record<string, unknown>): DrawRequest {
  const [size, society, procedure] = [body['size'], body['society'], body['procedure']];
  if (!Number.isInteger(size) || (size as number) < 1 || (size as number) > LARGEST_SAMPLE) {
    throw new ApiException(size === undefined ? 'FIELD_REQUIRED' : 'FIELD_INVALID', { label: 'size' }, 'size');
  }
  const [amountFrom, amountTo] = [amountOf(body['amountFrom'], 'amountFrom'), amountOf(body['amountTo'], 'amountTo')];
  if (amountFrom !== null && amountTo !== null && amountTo < amountFrom) {
    throw new ApiException('FIELD_INVALID', { label: 'amountTo' }, 'amountTo');
  }
  return {
    ...daysOf(body['from'], body['to']),
    society: isAbsent(society) ? null : uuidOf(society, 'society'),
    procedure: isAbsent(procedure) ? null : textOf(procedure, 'procedure', 100),
    amountFrom,
    amountTo,
    size: size as number,
    ...(isAbsent(body['seed']) ? {} : { seed: textOf(body['seed'], 'seed', 64) }),
    ...(isAbsent(body['asOf']) ? {} : { asOf: instantOf(body['asOf'], 'asOf') }),
  };
}

export function findingRequestOf(body: Record<string, unknown>): FindingRequest {
  const seq = body['seq'];
  if (!isAbsent(seq) && !(Number.isInteger(seq) && (seq as number) > 0 && (seq as number) < 1_000_000)) {
    throw new ApiException('FIELD_INVALID', { label: 'seq' }, 'seq');
  }
  return {
    case: uuidOf(body['case'], 'case'),
    ...(isAbsent(seq) ? {} : { seq: seq as number }),
    words: wordsOf(body),
    files: filesOf(body),
  };
}

export function rectificationRequestOf(body: Record<string, unknown>): RectificationRequest {
  return { words: wordsOf(body), due: dayOf(body['due'], 'due'), files: filesOf(body) };
}

export function wordsOf(body: Record<string, unknown>): string {
  return textOf(body['words'], 'words', MOST_WORDS).trim();
}

export function filesOf(body: Record<string, unknown>): string[] {
  return isAbsent(body['files']) ? [] : [...new Set(listOf(body['files'], 'files', uuidOf, MOST_FILES))];
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Whole fen. */
function amountOf(value: unknown, field: string): number | null {
  if (isAbsent(value)) return null;
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new ApiException('FIELD_INVALID', { label: field }, field);
  return value as number;
}

function instantOf(value: unknown, field: string): string {
  const at = typeof value === 'string' && value.length <= 40 ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new ApiException('FIELD_INVALID', { label: field }, field);
  return new Date(at).toISOString();
}

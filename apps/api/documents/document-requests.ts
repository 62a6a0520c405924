/** Reading what pages send about papers: what an act needs is asked for by name. */
import {
  CODE_LENGTH,
  DOCUMENT_ACTS,
  DOCUMENT_KINDS,
  DOCUMENT_TITLE_LENGTH,
  type DocumentAct,
  type DocumentActRequest,
  type DraftRequest,
  type HouseRulesRequest,
  type LetterheadRequest,
  type ReceivedRequest,
} from '../../../libs/contracts';
import { SEAL_APPROVERS } from '../../../libs/rights';
import type { PageQuery } from '../cursor';
import { ApiException } from '../errors/api-exception';
import { booleanOf, countOf, dayOf, isGiven, oneOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';

/** Of which house, where the reader belongs to several. */
export interface DocumentHouseQuery {
  house?: string;
}

export interface DocumentRegisterQuery extends PageQuery {
  house?: string;
}

/** Absent: the one that stands. */
export interface LetterheadQuery {
  version?: string;
}

export function draftOf(body: Sent<DraftRequest>): DraftRequest {
  const addressedTo = optionalTextOf(body.addressedTo, 'addressedTo', DOCUMENT_TITLE_LENGTH)?.trim();
  return {
    house: uuidOf(body.house, 'house'),
    kind: oneOf(body.kind, 'kind', DOCUMENT_KINDS),
    title: textOf(body.title, 'title', DOCUMENT_TITLE_LENGTH).trim(),
    ...(addressedTo === undefined ? {} : { addressedTo }),
  };
}

const REASON = 500;
const NEEDS_REASON: readonly DocumentAct[] = ['number-voided', 'seal-refused', 'scan-refused', 'withdrawn'];

export function documentActOf(body: Sent<DocumentActRequest>): DocumentActRequest {
  const what = oneOf(body.what, 'what', DOCUMENT_ACTS);
  if (NEEDS_REASON.includes(what)) return { what, reason: textOf(body.reason, 'reason', REASON).trim() };
  if (what === 'final' || what === 'scanned') return { what, file: uuidOf(body.file, 'file') };
  if (what === 'numbered') {
    const written = optionalTextOf(body.written, 'written', 60)?.trim();
    return written === undefined ? { what } : { what, written };
  }
  if (what === 'seal-asked') return { what, ...sealOf(body) };
  if (what === 'sealed') return { what, ...sealOf(body), takenOut: booleanOf(body.takenOut, 'takenOut') };
  return { what };
}

function sealOf(body: Sent<DocumentActRequest>): { seal: string; copies: number } {
  return { seal: textOf(body.seal, 'seal', 60).trim(), copies: atLeastOne(body.copies, 'copies') };
}

function atLeastOne(value: unknown, field: string): number {
  const count = countOf(value, field);
  if (count < 1) throw new ApiException('FIELD_INVALID', { label: field }, field);
  return count;
}

export function receivedOf(body: Sent<ReceivedRequest>): ReceivedRequest {
  const theirNumber = optionalTextOf(body.theirNumber, 'theirNumber', 60)?.trim();
  return {
    house: uuidOf(body.house, 'house'),
    ...(isGiven(body.case) ? { case: uuidOf(body.case, 'case') } : {}),
    from: textOf(body.from, 'from', DOCUMENT_TITLE_LENGTH).trim(),
    ...(theirNumber === undefined ? {} : { theirNumber }),
    title: textOf(body.title, 'title', DOCUMENT_TITLE_LENGTH).trim(),
    receivedOn: dayOf(body.receivedOn, 'receivedOn'),
    ...(isGiven(body.pages) ? { pages: atLeastOne(body.pages, 'pages') } : {}),
  };
}

export function houseRulesOf(body: Sent<HouseRulesRequest>): HouseRulesRequest {
  const code = optionalTextOf(body.code, 'code', CODE_LENGTH)?.trim();
  return { sealApprover: oneOf(body.sealApprover, 'sealApprover', SEAL_APPROVERS), ...(code === undefined ? {} : { code }) };
}

export function letterheadOf(body: Sent<LetterheadRequest>): LetterheadRequest {
  const kind = oneOf(body.kind, 'kind', DOCUMENT_KINDS);
  return isGiven(body.file) ? { kind, file: uuidOf(body.file, 'file') } : { kind };
}

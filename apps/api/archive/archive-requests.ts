/** Reading what the archive's page sends. */
import {
  BATCH_AT_MOST,
  RETENTIONS,
  SPINES,
  type ArchiveBoxQuery,
  type BatchRequest,
  type Retention,
  type RetentionRequest,
} from '../../../libs/contracts';
import type { ArchiveBox } from '../../../libs/documents';
import type { PageQuery } from '../cursor';
import { ApiException } from '../errors/api-exception';
import { countOf, isGiven, listOf, oneOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';

/** Of which house, where the reader belongs to several. */
export interface ArchiveHouseQuery {
  house?: string;
}

export interface ArchiveQuery extends PageQuery {
  house?: string;
  year?: string;
  procedure?: string;
}

export interface ArchivedRequest {
  sha256: string;
}

export interface GiveUpRequest {
  reason: string;
}

export interface ArchiveFilter {
  year: number | null;
  procedure: string | null;
}

export const houseAsked = ({ house }: Sent<ArchiveHouseQuery>): string | null => (isGiven(house) ? uuidOf(house, 'house') : null);

export function filterOf({ year, procedure }: Sent<ArchiveQuery>): ArchiveFilter {
  return {
    year: isGiven(year) ? countOf(Number(textOf(year, 'year', 4)), 'year') : null,
    procedure: optionalTextOf(procedure, 'procedure', 60) ?? null,
  };
}

export function retentionOf(body: Sent<RetentionRequest>): RetentionRequest {
  const procedure = optionalTextOf(body.procedure, 'procedure', 60);
  return {
    house: uuidOf(body.house, 'house'),
    retention: oneOf(body.retention, 'retention', RETENTIONS),
    ...(procedure === undefined ? {} : { procedure }),
  };
}

export function batchOf(body: Sent<BatchRequest>): BatchRequest {
  const cases = [...new Set(listOf(body.cases, 'cases', uuidOf, BATCH_AT_MOST))];
  if (cases.length === 0) throw new ApiException('FIELD_REQUIRED', { label: 'cases' }, 'cases');
  return { house: uuidOf(body.house, 'house'), cases };
}

/** Whoever fills a box says how thick it is and how the house counts its boxes; the house's name is known. */
export interface BoxAsked extends Omit<ArchiveBox, 'house' | 'retention'> {
  retention: Retention;
}

export function boxOf(query: Sent<ArchiveBoxQuery>): BoxAsked {
  const number = (value: unknown, field: string) => countOf(Number(textOf(value, field, 6)), field);
  const [firstItem, lastItem] = [number(query.firstItem, 'firstItem'), number(query.lastItem, 'lastItem')];
  if (firstItem > lastItem) throw new ApiException('FIELD_INVALID', { label: 'lastItem' }, 'lastItem');
  return {
    fonds: textOf(query.fonds, 'fonds', 20).trim(),
    year: number(query.year, 'year'),
    retention: oneOf(query.retention, 'retention', RETENTIONS),
    division: optionalTextOf(query.division, 'division', 40)?.trim() ?? null,
    firstItem,
    lastItem,
    box: textOf(query.box, 'box', 10).trim(),
    thickness: Number(oneOf(query.thickness, 'thickness', SPINES)),
  };
}

export const sha256Of = (body: Sent<ArchivedRequest>): string => textOf(body.sha256, 'sha256', 200).trim().toLowerCase();

export const giveUpReasonOf = (body: Sent<GiveUpRequest>): string => textOf(body.reason, 'reason', 500).trim();

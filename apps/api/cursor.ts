/** Pages of lists: how long one is, and where it goes on. */
import type { ListPage } from '../../libs/contracts';
import { ApiException } from './errors/api-exception';
import { isGiven, isUuid, optionalTextOf, textOf } from './requests';

/** Where a page of a list ended: an instant (null: none, which is last), perhaps a second one, and an id. */
export type Cursor = (string | null)[];

/** Which page is asked for, as it stands in an address. */
export interface PageQuery {
  cursor?: string;
  limit?: string;
}

const EARLIEST = Date.parse('2000-01-01');
const LATEST = Date.parse('3000-01-01');

export function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** What somebody made up himself is refused: nothing of it reaches a statement that it could break. */
export function cursorOf(text: string, instants: number, isId: (id: unknown) => boolean): Cursor {
  const parts = parsed(text);
  const isInstant = (part: unknown) => part === null || (typeof part === 'string' && isWithin(Date.parse(part)));
  if (
    !Array.isArray(parts) ||
    parts.length !== instants + 1 ||
    !parts.slice(0, instants).every(isInstant) ||
    !isId(parts[instants])
  )
    throw new ApiException('FIELD_INVALID', { label: 'cursor' }, 'cursor');
  return parts.map((part, n) =>
    n < instants && part !== null ? new Date(part as string).toISOString() : (part as string | null),
  );
}

const isWithin = (at: number) => at >= EARLIEST && at < LATEST;

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}

export interface ListRequest {
  cursor?: string;
  limit: number;
}

const PAGE = 30;
const PAGE_AT_MOST = 100;

export function listRequestOf(query: Record<string, unknown>): ListRequest {
  const cursor = optionalTextOf(query['cursor'], 'cursor', 500);
  return { limit: limitOf(query['limit']), ...(cursor === undefined ? {} : { cursor }) };
}

function limitOf(value: unknown): number {
  if (!isGiven(value)) return PAGE;
  const limit = /^\d{1,3}$/.test(textOf(value, 'limit', 3)) ? Number(value) : 0;
  if (limit < 1 || limit > PAGE_AT_MOST) throw new ApiException('FIELD_INVALID', { label: 'limit' }, 'limit');
  return limit;
}

/** What one more row than a page holds says of the page: its own rows, and where the next begins. */
export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => Cursor): ListPage<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorText(keyOf(last)) : null };
}

export const isIdText = (id: unknown): boolean => typeof id === 'string' && !id.includes('\0');

/** The id of a list whose open rows come first: `1~<uuid>`, open, or `0~<uuid>`. */
export const isRankedId = (id: unknown): boolean => typeof id === 'string' && /^[01]~/.test(id) && isUuid(id.slice(2));

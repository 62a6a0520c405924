/** What a list is asked for; every parameter is read by name. */
import { DUE_FILTERS, INBOX_LISTS, postTitle, type InboxFilters, type InboxList } from '../../../libs/contracts';
import type { Role } from '../../../libs/procedure';
import { ApiException } from '../errors/api-exception';
import { oneOf, optionalTextOf, textOf, uuidOf } from '../requests';

export interface PageRequest {
  filters: InboxFilters;
  cursor?: string;
  limit: number;
}

export const PAGE = 30;
const PAGE_AT_MOST = 100;
const ROLES = Object.keys(postTitle) as Role[];

export function listOfName(value: unknown): InboxList {
  if (!(INBOX_LISTS as readonly unknown[]).includes(value)) throw new ApiException('NOT_FOUND');
  return value as InboxList;
}

export function pageRequestOf(query: Record<string, unknown>): PageRequest {
  const cursor = optionalTextOf(query['cursor'], 'cursor', 500);
  return {
    filters: filtersOf(query),
    limit: limitOf(query['limit']),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

export function filtersOf(given: Record<string, unknown>): InboxFilters {
  const filters: InboxFilters = {};
  const procedure = optionalTextOf(given['procedure'], 'procedure', 100);
  const words = optionalTextOf(given['query'], 'query', 100);
  if (procedure !== undefined) filters.procedure = procedure;
  if (isGiven(given['society'])) filters.society = uuidOf(given['society'], 'society');
  if (isGiven(given['due'])) filters.due = oneOf(given['due'], 'due', DUE_FILTERS);
  if (isGiven(given['capacity'])) filters.capacity = oneOf(given['capacity'], 'capacity', ROLES);
  if (words !== undefined) filters.query = words.trim();
  return filters;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function limitOf(value: unknown): number {
  if (!isGiven(value)) return PAGE;
  const limit = /^\d{1,3}$/.test(textOf(value, 'limit', 3)) ? Number(value) : 0;
  if (limit < 1 || limit > PAGE_AT_MOST) throw new ApiException('FIELD_INVALID', { label: 'limit' }, 'limit');
  return limit;
}

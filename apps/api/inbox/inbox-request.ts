/** What a list is asked for; every parameter is read by name. */
import { DUE_FILTERS, INBOX_LISTS, postTitle, type InboxFilters, type InboxList } from '../../../libs/contracts';
import type { Role } from '../../../libs/procedure';
import { listRequestOf, type ListRequest } from '../cursor';
import { ApiException } from '../errors/api-exception';
import { isGiven, oneOf, optionalTextOf, uuidOf } from '../requests';

export interface PageRequest extends ListRequest {
  filters: InboxFilters;
}

const ROLES = Object.keys(postTitle) as Role[];

export function listOfName(value: unknown): InboxList {
  if (!(INBOX_LISTS as readonly unknown[]).includes(value)) throw new ApiException('NOT_FOUND');
  return value as InboxList;
}

export function pageRequestOf(query: Record<string, unknown>): PageRequest {
  return { ...listRequestOf(query), filters: filtersOf(query) };
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

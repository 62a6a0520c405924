/** Whose case a step begins, and which row it stands at: what `call` and `open` say alike. */
import { Fault } from '../kernel';
import { isRecord, own } from '../forms/given';
import type { CallFor } from '../template/template.types';
import { eachAround, readPlace, type Place } from './places';
import { find, tableIn } from './program';
import type { Run } from './run';

/** The organisation that the case is for, by id, and the item at hand. A branch stands for the society whose it is: the store knows it. */
export function calleeOf(run: Run, place: Place, whose: CallFor | undefined): { society: string; item: string | null } {
  const { item } = readPlace(place);
  if (whose === undefined || whose === 'society') return { society: run.state.society, item };
  if (item === null) throw new Fault('ITEM_UNKNOWN', { block: place });
  if (whose === 'item') return { society: item, item };
  return { society: namedIn(run, place, item, whose.slice('item.'.length)), item };
}

/** Whether the case begins in another house, so that it cannot be taken back with minutes that are corrected. */
export function isElsewhere(whose: CallFor | undefined): boolean {
  return whose !== undefined && whose !== 'society';
}

function namedIn(run: Run, place: Place, item: string, column: string): string {
  const each = eachAround(find(run.program, place)?.around ?? []);
  const table = each === null ? null : tableIn(run.program, each);
  const rows: unknown = table === null ? [] : run.state.facts[table];
  const row: unknown = Array.isArray(rows) ? rows.find((one: unknown) => isRecord(one) && one['key'] === item) : undefined;
  const id = own(own(row, column), 'id');
  if (typeof id !== 'string') throw new Fault('ORGANISATION_UNKNOWN', { block: place, column });
  return id;
}

import { calendarHolding, PLACES } from '../../../libs/persistence';
import type { Calendar } from '../../../libs/procedure';
import { calendarOf } from '../../../libs/templates';
import type { Database } from '../database';

/** The calendar by which a case of this place would count, so that what is checked and walked through counts as the case will. */
export async function calendarHere(database: Database, jurisdiction: string): Promise<Calendar> {
  const stored = await calendarHolding((statement, values) => database.rows(statement, values), jurisdiction);
  // Before anything is published here, the release's own.
  return stored ?? calendarOf(PLACES.find((place) => place === jurisdiction) ?? 'CN');
}

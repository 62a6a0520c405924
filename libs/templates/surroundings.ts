/** What the checker is told around a template of the catalogue, or around one that is to join it. */
import type { Jurisdiction, Template } from '../procedure';
import type { Surroundings } from '../procedure/checker';
import { calendarOf } from './calendars';
import { listProcedures, loadOverlay, loadTemplate, registers } from './index';
import { allObligations } from './obligations';

/**
 * The calendar, the registers, the obligations, and procedures as they hold in one place. `others` stand in place of those of the catalogue
 * with their ids.
 */
export function surroundingsIn(jurisdiction: Jurisdiction, others: readonly Template[] = []): Surroundings {
  const written = new Set(others.map(({ id }) => id));
  const known = listProcedures().filter((id) => !written.has(id));
  return {
    calendar: calendarOf(jurisdiction),
    registers: registers(),
    templates: [...known.map((id) => loadTemplate(id, jurisdiction)), ...others],
    obligations: allObligations(),
  };
}

/** The same for a procedure of the catalogue, with the base from which its local text departs. */
export function surroundingsOf(procedure: string, jurisdiction: Jurisdiction): Surroundings {
  return withOverlay(surroundingsIn(jurisdiction), procedure, jurisdiction);
}

/** What stands around all procedures of a place, with what the local text changes in this one. */
export function withOverlay(around: Surroundings, procedure: string, jurisdiction: Jurisdiction): Surroundings {
  const overlay = loadOverlay(procedure, jurisdiction);
  return overlay === null ? around : { ...around, overlay };
}

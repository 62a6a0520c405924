/** The scenarios that stand beside a procedure of the catalogue, as files. They are data that is read, so that adding one needs no line of code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Jurisdiction, SimulationScript } from '../procedure';
import { listProcedures } from '.';

/** Those of one place: of the local text where they say so, else of the national one. Empty where a place has a procedure of its own. */
export function scenariosOf(procedure: string, jurisdiction: Jurisdiction = 'CN'): SimulationScript[] {
  // A name that the catalogue does not have never becomes a path.
  if (!listProcedures().includes(procedure)) return [];
  const folder = join(__dirname, procedure, 'scenarios');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  // What goes as it should comes first.
  const ordered = files.sort((left, right) => Number(right === USUAL) - Number(left === USUAL) || (left < right ? -1 : 1));
  return ordered
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as SimulationScript)
    .filter((script) => (script.jurisdiction ?? 'CN') === jurisdiction)
    .map(({ $schema: _schema, ...script }) => script);
}

const USUAL = 'approved.json';

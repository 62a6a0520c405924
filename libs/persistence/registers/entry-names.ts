/** What entries are called where forms name them: by the words of their key, and never by anything of a person. */
import type { Register, Text } from '../../procedure';
import { TODAY } from '../../rights';
import { entriesAsOf, isInForce } from './as-of';
import { newestDeclared, type Reader } from './declarations';
import type { EntryValue } from './entry-values';

export interface NamedEntry {
  id: string;
  name: Text;
}

interface Row {
  id: string;
  values: Record<string, EntryValue | null>;
}

/** Entries of a society that a form may name today. */
export async function choosableEntries(reader: Reader, society: string, register: string): Promise<NamedEntry[]> {
  const entries = entriesAsOf({ register: '$2', day: TODAY, whose: 'r.society = $1' });
  const rows = await reader.rows<Row>(
    `select e.id, e."values" from ${entries} e where ${isInForce(TODAY)} order by e.first_from desc, e.id`,
    [society, register],
  );
  return named(reader, register, rows);
}

/** These entries of a society as they are called now, also when they are no longer in force. */
export async function entriesCalled(reader: Reader, society: string, register: string, ids: string[]): Promise<NamedEntry[]> {
  const rows = await reader.rows<Row>(
    `select distinct on (r.id) r.id, r."values" from guicheng.register_entry r
      where r.society = $1 and r.register = $2 and r.id = any($3::text[]) order by r.id, r.version desc`,
    [society, register, ids],
  );
  return named(reader, register, rows);
}

async function named(reader: Reader, register: string, rows: Row[]): Promise<NamedEntry[]> {
  const declared = rows.length === 0 ? null : await newestDeclared(reader, register);
  return declared === null ? [] : rows.map(({ id, values }) => ({ id, name: nameOf(declared.declaration, values) }));
}

/** The key's columns; of a register without one the first two that say anything. */
function nameOf({ key, columns }: Register, values: Row['values']): Text {
  const open = columns.filter(({ id, personal }) => personal !== true && values[id] !== undefined && values[id] !== null);
  const told = key.length > 0 ? open.filter(({ id }) => key.includes(id)) : open.slice(0, 2);
  const words = told.map(({ id, values: choices = [] }): Text => {
    const plain = String(values[id]);
    return choices.find(({ value }) => value === plain)?.label ?? { zh: plain, en: plain };
  });
  return { zh: words.map(({ zh }) => zh).join(' · '), en: words.map(({ en }) => en).join(' · ') };
}

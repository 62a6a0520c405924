/** What stands in a register, in words. */
import { importedWords, type RegisterColumnView, type RegisterEntryView } from '../../../libs/contracts';
import type { RegisterRow } from '../../../libs/persistence';
import { civilDateOf, yuan, type Register, type RegisterColumn, type Text } from '../../../libs/procedure';
import type { Names } from '../views/names.service';

/** What the words of an entry depend on besides the entry. */
export interface Telling {
  register: Register;
  names: Names;
  /** Branches and other organisations that columns name by id. */
  named: ReadonlyMap<string, string>;
  /** Societies whose personal data this reader sees. */
  inside: ReadonlySet<string>;
  /** Cases that would open for this reader. */
  seen: ReadonlySet<string | null>;
}

export function columnsOf({ columns }: Register): RegisterColumnView[] {
  return columns.map(({ id, label, type }) => ({ id, label, type }));
}

/** `day`: the day that is looked at; what was recorded after it is 补记. */
export function entryView(row: RegisterRow, telling: Telling, day: string): RegisterEntryView {
  const { register, names, inside, seen } = telling;
  const recordedAt = row.recordedFrom.toISOString();
  const isSeen = seen.has(row.caseId);
  return {
    id: row.id,
    society: names.organisation(row.society),
    state: register.states.find(({ id }) => id === row.state)?.label ?? { zh: row.state, en: row.state },
    values: Object.fromEntries(
      register.columns.map((column) => [
        column.id,
        column.personal && !inside.has(row.society) ? null : wordsOf(column, row, telling),
      ]),
    ),
    ...{ firstFrom: row.firstFrom, validFrom: row.validFrom, validTo: row.validTo, recordedAt },
    recordedLater: civilDateOf(recordedAt) > day,
    imported: row.caseId === null,
    importedBy: importedWords(row.provenance),
    case: isSeen ? row.caseId : null,
    number: isSeen ? row.number : null,
  };
}

/** Ids in columns of texts, which stand for organisations. */
export function idsIn(register: Register, rows: RegisterRow[]): string[] {
  const texts = register.columns.filter(({ type }) => type === 'text');
  return [...new Set(rows.flatMap(({ values }) => texts.flatMap(({ id }) => (isId(values[id]) ? [String(values[id])] : []))))];
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(~|$)/.test(value);
}

function wordsOf(column: RegisterColumn, { values }: RegisterRow, { named }: Telling): Text | null {
  const value = values[column.id] ?? null;
  if (value === null) return null;
  if (column.type === 'yesNo') return value === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
  if (column.type === 'money' && typeof value === 'number') return { zh: `${yuan(value)} 元`, en: `CNY ${yuan(value)}` };
  const said = String(value);
  const known = column.values?.find((one) => one.value === said)?.label;
  return known ?? same(named.get(said) ?? said);
}

function same(said: string): Text {
  return { zh: said, en: said };
}

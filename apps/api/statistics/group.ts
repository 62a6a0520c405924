/** Entries of a register put together and counted: pure, over what its reader was shown. */
import type { Figures, GroupingView, RegisterStatistics, RegisterView, StatisticsGroup } from '../../../libs/contracts';
import { MASTER_FIELDS, type MasterRecord } from '../../../libs/contracts';
import { readMoney, type Text } from '../../../libs/procedure';

/** A register as of one day, with the master records of its societies on that day. */
export interface Moment {
  view: RegisterView;
  masters: Map<string, MasterRecord>;
}

type Entry = RegisterView['entries'][number];

const NOTHING: Text = { zh: '未填写', en: 'Not stated' };
const YES: Text = { zh: '是', en: 'Yes' };
const NO: Text = { zh: '否', en: 'No' };
const SOCIETY: GroupingView = { id: 'society', label: { zh: '学会', en: 'Society' } };
const STATE: GroupingView = { id: 'state', label: { zh: '状态', en: 'State' } };

/** What a register can be put together by: the society, the state, columns of few values, and what the master record says. */
export function groupingsOf({ columns }: RegisterView): GroupingView[] {
  const own = columns
    .filter(({ type }) => type !== 'integer' && type !== 'money' && type !== 'date')
    .map(({ id, label }) => ({ id: `column:${id}`, label }));
  const years = columns
    .filter(({ type }) => type === 'date')
    .map(({ id, label }) => ({ id: `year:${id}`, label: { zh: `${label.zh}（按年）`, en: `${label.en} (by year)` } }));
  const master = MASTER_FIELDS.filter(({ type }) => type === 'choice' || type === 'yes-no').map(({ id, label }) => ({
    id: `master:${id}`,
    label: { zh: `学会的${label.zh}`, en: `Society: ${label.en}` },
  }));
  return [SOCIETY, STATE, ...own, ...years, ...master];
}

/** Columns that can be added up. */
export function sumsOf({ columns }: RegisterView): RegisterStatistics['sums'] {
  return columns
    .filter(({ type }) => type === 'integer' || type === 'money')
    .map(({ id, label, type }) => ({ id, label, isMoney: type === 'money' }));
}

/** Groups in the order of their size, the biggest first; equal ones by their words. */
export function grouped(now: Moment, before: Moment | null, by: string): Pick<RegisterStatistics, 'groups' | 'total'> {
  const sums = sumsOf(now.view);
  const labels = new Map<string, Text>();
  const sorted = (moment: Moment): Map<string, Entry[]> => {
    const found = new Map<string, Entry[]>();
    for (const entry of moment.view.entries) {
      const label = labelOf(entry, moment.masters, by);
      labels.set(label.zh, label);
      found.set(label.zh, [...(found.get(label.zh) ?? []), entry]);
    }
    return found;
  };
  const [here, there] = [sorted(now), before === null ? null : sorted(before)];
  const groups = [...labels].map(([key, label]): StatisticsGroup => ({
    key,
    label,
    now: figures(here.get(key) ?? [], sums),
    before: there === null ? null : figures(there.get(key) ?? [], sums),
  }));
  return {
    groups: groups.sort((one, other) => other.now.count - one.now.count || (one.key < other.key ? -1 : 1)),
    total: { now: figures(now.view.entries, sums), before: before === null ? null : figures(before.view.entries, sums) },
  };
}

function labelOf(entry: Entry, masters: Map<string, MasterRecord>, by: string): Text {
  if (by === SOCIETY.id) return entry.society.name;
  if (by === STATE.id) return entry.state;
  const [kind, id = ''] = by.split(':');
  const value = entry.values[id] ?? null;
  if (kind === 'column') return value ?? NOTHING;
  if (kind === 'year') return value === null ? NOTHING : { zh: `${value.zh.slice(0, 4)}年`, en: value.zh.slice(0, 4) };
  const field = MASTER_FIELDS.find((one) => one.id === id);
  const known = masters.get(entry.society.id)?.[id as keyof MasterRecord];
  if (typeof known === 'boolean') return known ? YES : NO;
  return field?.choices?.find((choice) => choice.value === known)?.label ?? NOTHING;
}

function figures(entries: Entry[], sums: RegisterStatistics['sums']): Figures {
  const added = sums.map(({ id, isMoney }): [string, number] => [
    id,
    entries.reduce((sum, { values }) => sum + numberOf(values[id]?.zh ?? '', isMoney), 0),
  ]);
  return { count: entries.length, sums: Object.fromEntries(added), entries: entries.map(({ id }) => id) };
}

/** Of an amount fen; what is not said adds nothing. */
function numberOf(said: string, isMoney: boolean): number {
  if (said === '') return 0;
  if (isMoney) return readMoney(said) ?? 0;
  const number = Number(said.replace(/[,，\s]/g, ''));
  return Number.isSafeInteger(number) ? number : 0;
}

/**
 * Every field of every view, for every reader, against a table that was written from the words of the rules (users.md 6), not from
 * the table that is applied. `+` shown, `-` not there, a letter for less: `n` without names, `b` the body's name alone, `c` the conclusion
 * without figures, `d` the day alone, `p` without people's data, `i` without ids, `w` where the step's audience names the reader.
 */
import type {
  CaseView,
  ProgressNode,
  SittingItemView,
  SittingView,
  TaskView,
  TimelineEntry,
  WaitingView,
} from '../../../libs/contracts';
import type { Field } from '../../../libs/procedure';
import type { Relation, Standing } from '../../../libs/rights';
import { shownCase, shownProgress, shownSitting, shownTask, shownTimeline, shownWaiting } from './shown';

const text = (zh: string) => ({ zh, en: zh });
const AT = '2026-05-20T02:31:00.000Z';
const DAY = '2026-05-19T16:00:00.000Z';
const BODY = text('党组织');
const organisation = { id: 's1', kind: 'society' as const, name: text('学会'), phone: '1', officeHours: null };
const result = { outcome: 'passed', arithmetic: { for: 6 } } as unknown as NonNullable<TimelineEntry['result']>;

const entry: TimelineEntry = {
  seq: 3,
  at: AT,
  occurredOn: '2026-05-20',
  what: 'acted',
  step: text('步骤'),
  outcome: text('同意'),
  actor: { label: text('秘书处'), name: '某人' },
  identified: text('个人链接'),
  opinion: '意见',
  missing: [{ label: text('材料'), note: '补' }],
  result,
  handedIn: { fields: [], form: { places: '会议室' }, files: [], people: [], organisations: [] },
  recorded: { form: 'paper', by: '某人', proof: { id: 'f2' } as never },
  basis: [{ kind: 'practice' } as never],
};
const waiting: WaitingView = {
  step: 's',
  title: text('步骤'),
  holder: { kind: 'post', label: text('秘书处'), names: ['某人'], phone: '1' },
  since: AT,
  until: AT,
  untilKind: 'expected',
  clock: { id: 'c' } as never,
  reason: 'waits-for-officer',
  values: { sitting: 'g1', item: 'i1', on: '2026-05-20' },
  basis: [{ kind: 'practice' } as never],
  canDo: ['call'],
  item: { each: 'e', key: 'k', number: 1, label: '某人', place: 's@k' },
  items: { each: 'e', total: 3, finished: 1, struck: null },
  parallel: { parallel: 'p', branch: 'b', title: null, total: 2, needed: 1, passed: 0 },
  interrupts: [{ sequence: 'q', event: 'n', title: text('新情况') }],
  hands: { because: 'transferred', signers: { when: 'after', open: 1 } },
};
const node: ProgressNode = {
  id: 's',
  kind: 'review',
  title: text('步骤'),
  status: 'current',
  round: 2,
  holder: text('秘书处'),
  within: '3 working days',
  since: AT,
  until: AT,
  at: AT,
  outcome: text('同意'),
  item: { each: 'e', key: 'k', number: 1, label: '某人', place: 's@k' },
  items: { each: 'e', total: 3, finished: 1, struck: null },
  parallel: { parallel: 'p', branch: null, title: null, total: 2, needed: 1, passed: 0 },
  branch: { parallel: 'p', number: 1, title: text('一路') },
};
const personal: Field = { id: 'head', type: 'text', label: text('负责人'), personal: true };
const scans: Field = { id: 'scans', type: 'files', label: text('身份证明'), personal: true };
const contact: Field = { id: 'contact', type: 'person', label: text('联系人'), personal: true };
const parent: Field = { id: 'parent', type: 'organisation', label: text('所属单位') };
const file: CaseView = {
  id: 'c1',
  number: '1',
  procedure: 'p',
  title: text('事项'),
  subject: '名称',
  society: organisation,
  status: 'open',
  outcome: 'completed',
  filedAt: AT,
  closedAt: AT,
  onPaper: true,
  waiting: [waiting],
  templateVersion: 1,
  jurisdiction: 'CN',
  fields: [personal, scans, contact, parent, { id: 'name', type: 'text', label: text('名称') }],
  form: { head: '某人', scans: ['f1'], contact: { id: 'p9' }, parent: { id: 's1', kind: 'society' }, name: '名称' },
  formRevision: 1,
  files: [{ id: 'f1', name: '身份证明.pdf', bytes: 1, mediaType: 'x', sha256: 'x' }],
  organisations: [{ id: 's1', name: text('学会') }],
  people: [{ id: 'p9', name: '某人' }],
  checks: [{ id: 'k' } as never],
  progress: [node],
  timeline: [entry],
  rankings: [{ step: text('评审'), criteria: [], total: 1, items: [] }],
  myTask: 't',
  mayWithdraw: true,
  mayShare: true,
  mayTakePart: true,
  linked: [
    {
      relation: 'called',
      step: { zh: '请办', en: 'Ask' },
      duty: null,
      procedure: null,
      society: { id: 's', kind: 'society', name: { zh: '示例学会', en: 'Example' }, phone: null, officeHours: null },
      begun: false,
      left: false,
      dueAt: null,
      case: null,
      problem: null,
    },
  ],
  record: { events: 3, whole: true },
};
const task: TaskView = {
  id: 't',
  status: 'closed',
  closedBy: { label: text('秘书处'), name: '某人', at: AT, outcome: text('同意') },
  purpose: 'decide',
  step: text('步骤'),
  question: text('问题'),
  capacity: text('秘书处'),
  contentHash: 'h',
  outcomes: [{ id: 'o', label: text('同意'), reasonRequired: false, then: text('下一步'), follows: null, asks: [] }],
  submission: [{ id: 'f', type: 'text', label: text('字段') } as never],
  chooses: { most: 1, steps: [text('步骤')], people: [] },
  score: { items: [], criteria: [], total: 3, handedIn: 1 },
  dated: 'answered',
  changes: { revision: 1, at: AT, fields: [{ id: 'name', before: '旧名' }], files: [], form: { name: '旧名' } },
  several: { way: 'all', total: 2, acted: 1, seats: [{ label: text('秘书处'), name: '某人', status: 'acted', outcome: null }] },
  missing: [{ field: 'name', label: text('名称'), note: '补' }],
  basis: [{ kind: 'practice' } as never],
  dueAt: AT,
  clock: { id: 'c' } as never,
  identification: { least: 'account', label: text('账号'), fresh: true },
  actions: ['transferred'],
  mayAct: true,
  case: file,
};
const item: SittingItemView = {
  id: 'i1',
  position: 1,
  title: text('事项'),
  subject: '名称',
  source: { case: 'c1', number: '1', block: 'b', round: 1 },
  status: 'decided',
  ...{ matter: 'charter-change', ballot: 'open', recused: ['p1'], outOfRoom: ['p2'] },
  votes: { for: 6, against: 0, abstained: 0 },
  result,
  version: 1,
  wording: '同意。',
  paper: file.files[0] as never,
  case: file,
};
const sitting: SittingView = {
  id: 'g1',
  number: '1',
  organ: { id: 'o', name: text('理事会') },
  society: organisation,
  on: '2026-05-20',
  form: 'on-site',
  phase: 'closed',
  items: 1,
  isParty: true,
  filesOf: 's1',
  time: '09:00',
  place: '会议室',
  chair: { id: 'p1', name: '某人' },
  recorder: { id: 'p2', name: '某人' },
  rules: { version: 1 } as never,
  attending: ['某人'],
  roll: [{ id: 'p1', name: '某人', position: null, presence: 'present' } as never],
  agenda: [item],
  quorum: { members: 9 } as never,
  minutes: file.files[0] as never,
  demand: { needed: 2, names: ['某人'] },
  signed: [{ as: 'chair', name: '某人' }],
  awaits: ['supervisor'],
  mayRecord: true,
  maySign: true,
  mayConfirm: true,
};

/** What is left of a value under each sign. A value that was there must be gone, empty or less: never merely different. */
const LESS: Record<string, Record<string, unknown>> = {
  'timeline actor n': { label: text('秘书处'), name: null },
  'timeline actor b': { label: BODY, name: null },
  'timeline result c': { ...result, arithmetic: null },
  'timeline at d': DAY as never,
  'timeline recorded o': { ...entry.recorded, by: null },
  'timeline recorded c': { form: 'paper', by: null, proof: null },
  'waiting holder n': { ...waiting.holder, names: [] },
  'waiting holder b': { kind: 'post', label: BODY, names: [], phone: null },
  'waiting since d': DAY as never,
  'waiting values i': { on: '2026-05-20' },
  'progress holder b': BODY,
  'progress since d': DAY as never,
  'progress at d': DAY as never,
  'progress round -': 1 as never,
  'case form -': {},
  'case form p': { parent: { id: 's1', kind: 'society' }, name: '名称' },
  'case files p': [] as never,
  'case organisations p': file.organisations as never,
  'case people p': [] as never,
  'task closedBy n': { ...task.closedBy, name: null },
  'task several n': {
    ...task.several,
    seats: [{ label: text('秘书处'), name: null, status: 'acted', outcome: null }],
  },
  'sitting mayRecord -': false as never,
  'sitting maySign -': false as never,
  'sitting mayConfirm -': false as never,
};
const NOTHING = [null, '[]', '{}'];

function expected(view: string, field: string, sign: string, value: unknown, addressed: boolean): unknown {
  const plain = sign === 'w' ? (addressed ? '+' : '-') : sign;
  if (plain === '+') return value;
  const less = LESS[`${view} ${field} ${plain}`];
  if (less !== undefined) return less;
  if (plain !== '-') throw new Error(`the oracle has no ${view} ${field} ${plain}`);
  return value !== null && typeof value === 'object' ? (Array.isArray(value) ? [] : field === 'values' ? {} : null) : null;
}

/** One row a field, one column a reader. */
function read(readers: string[], table: string): Record<string, Record<string, string>> {
  return Object.fromEntries(
    table
      .trim()
      .split('\n')
      .map((line) => {
        const [field = '', ...signs] = line.trim().split(/\s+/);
        if (signs.length !== readers.length) throw new Error(`${field} has ${signs.length} signs`);
        return [field, Object.fromEntries(readers.map((reader, n) => [reader, signs[n] as string]))];
      }),
  );
}

function hold<View extends object>(
  name: string,
  view: View,
  table: Record<string, Record<string, string>>,
  show: (reader: string, addressed: boolean) => View,
): number {
  expect(Object.keys(table).sort()).toEqual(Object.keys(view).sort());
  const wrong: string[] = [];
  let cells = 0;
  for (const addressed of [true, false]) {
    for (const reader of Object.keys(Object.values(table)[0] ?? {})) {
      const shown = show(reader, addressed) as Record<string, unknown>;
      for (const [field, signs] of Object.entries(table)) {
        const should = expected(name, field, signs[reader] as string, (view as Record<string, unknown>)[field], addressed);
        cells += 1;
        if (JSON.stringify(shown[field]) !== JSON.stringify(should))
          wrong.push(`${name}.${field} for ${reader}${addressed ? ', addressed' : ''}: ${JSON.stringify(shown[field])}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  return cells;
}

const RELATIONS = ['own', 'supervision', 'society', 'department', 'concerned', 'party-body', 'applicant', 'secluded'];
const reading = (relation: string, addressed: boolean) => ({ relation: relation as Relation, addressed, body: BODY });

describe('what a reader sees', () => {
  it('of the story of a case', () => {
    const table = read(
      RELATIONS,
      `seq        + + + + + + + +
       at         + + + + + + + d
       occurredOn + + + + + + + +
       what       + + + + + + + +
       step       + + + + + + + +
       outcome    + + + + + + + +
       actor      + + n n n n n b
       identified + + + + - - - -
       opinion    + + w w w w w -
       missing    + + w w w w w -
       result     + + + c c c c c
       handedIn   + + w + w w w -
       recorded   + + c o c c c -
       basis      + + + + + + + +`,
    );
    expect(hold('timeline', entry, table, (reader, addressed) => shownTimeline(entry, reading(reader, addressed)))).toBe(224);
  });

  it('of why it waits', () => {
    const table = read(
      RELATIONS,
      `step      + + + + + + + +
       title     + + + + + + + +
       holder    + + n n n n n b
       since     + + + + + + + d
       until     + + + + + + + -
       untilKind + + + + + + + -
       clock     + + + + + + + -
       reason    + + + + + + + +
       values    + + + i i i i -
       basis     + + + + + + + +
       canDo     + - + + + + + +
       item      + + + + + + + -
       items     + + + + + + + +
       parallel  + + + + + + + +
       interrupts + + + + + + + -
       hands     + + + + + + + -`,
    );
    expect(hold('waiting', waiting, table, (reader, addressed) => shownWaiting(waiting, reading(reader, addressed)))).toBe(256);
  });

  it('of how far it has come', () => {
    const table = read(
      RELATIONS,
      `id      + + + + + + + +
       kind    + + + + + + + +
       title   + + + + + + + +
       status  + + + + + + + +
       round   + + + + + + + -
       holder  + + + + + + + b
       within  + + + + + + + +
       since   + + + + + + + d
       until   + + + + + + + -
       at      + + + + + + + d
       outcome + + + + + + + +
       item    + + + + + + + -
       items   + + + + + + + +
       parallel + + + + + + + +
       branch  + + + + + + + +`,
    );
    expect(hold('progress', node, table, (reader, addressed) => shownProgress(node, reading(reader, addressed)))).toBe(240);
  });

  it('of the case itself', () => {
    const readers = ['supervision', 'society', 'department', 'concerned', 'party-body', 'applicant'];
    const less: Record<string, string> = { form: 'p', files: 'p', organisations: 'p', people: 'p' };
    // What the association wrote down when it began, and what it looked up, is its own, also after its letter.
    const own = ['fields', 'form', 'files', 'organisations', 'people', 'checks'];
    const rows = Object.keys(file).map((field) => `${field} + + + ${own.includes(field) ? '-' : '+'} + ${less[field] ?? '+'}`);
    expect(hold('case', file, read(readers, rows.join('\n')), (reader) => shownCase(file, reader as Standing))).toBe(360);
  });

  it('of a task', () => {
    const readers = RELATIONS.filter((relation) => relation !== 'secluded');
    const table = read(
      readers,
      `id          + + + + + + +
       status      + + + + + + +
       closedBy    + + n n n n n
       purpose     + + + + + + +
       step        + + + + + + +
       question    + + + + + + +
       capacity    + + + + + + +
       contentHash + + + + + + +
       outcomes    + + + + + + +
       submission  + + + + + + +
       chooses     + + + + + + +
       score       + + + + + + +
       dated       + + + + + + +
       changes     + + + + - + -
       several     + + n n n n n
       missing     + + w w w w w
       basis       + + + + + + +
       dueAt       + + + + - - -
       clock       + + + + + + +
       identification + + + + + + +
       actions     + + + + + + +
       mayAct      + + + + + + +
       case        + + + + + + +`,
    );
    const show = (relation: string, addressed: boolean) =>
      shownTask(task, { relation: relation as Exclude<Relation, 'secluded'>, addressed, body: BODY });
    expect(hold('task', task, table, show)).toBe(322);
  });

  it('of a sitting', () => {
    const less: Record<string, string> = { mayRecord: '-', maySign: '-', mayConfirm: '-' };
    const rows = Object.keys(sitting).map((field) => `${field} + ${less[field] ?? '+'}`);
    const table = read(['society', 'supervision'], rows.join('\n'));
    expect(hold('sitting', sitting, table, (reader) => shownSitting(sitting, reader === 'supervision'))).toBe(104);
  });

  it('is never empty because nothing was there: every value of the samples says something', () => {
    for (const sample of [entry, waiting, node, file, task, item, sitting] as object[])
      for (const [field, value] of Object.entries(sample))
        expect([field, NOTHING.includes(value === null ? null : JSON.stringify(value))]).toEqual([field, false]);
  });
});

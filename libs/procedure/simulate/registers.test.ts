/** Registers that a script brings along: what look-ups find in them, and what the case writes. */
import type { Block, Field, LookUp } from '../index';
import { compile, parseScript } from '../authoring';
import { CALENDAR } from '../../testing/story';
import { review, templateOf, type Sketch } from '../../testing/templates/builder';
import { LICENCES, register } from '../../testing/templates/register';
import type { ScriptEntry, SimulationScript } from './script.types';
import { simulate } from './simulate';
import { answerFrom, registersOf } from './registers';

const text = (words: string) => ({ zh: words, en: words });
const entry = (id: string, more: Partial<ScriptEntry> = {}): ScriptEntry => ({
  ...{ id, state: 'active', values: { name: id, kind: 'small', fee: 100 }, validFrom: '2026-01-10' },
  ...more,
});
const NAME: Field = { id: 'name', type: 'text', label: text('name'), required: true, maxLength: 50, concept: 'award-name' };
const WHICH: Field = { id: 'which', type: 'registerEntry', register: 'licences', label: text('which') };
const COUNT: LookUp = { id: 'count', register: 'licences', measure: 'count', where: { of: 'society' } };

const script = (more: Partial<SimulationScript> = {}): SimulationScript => ({
  ...{ title: text('registers'), begins: '2026-05-18 09:00', applicant: 'li', acts: [] },
  persons: [{ id: 'li', posts: ['society-secretariat'] }],
  form: { subject: 'x', name: 'New' },
  ...more,
});

function play(blocks: Block[], told: Partial<SimulationScript>, more: Sketch = {}, declared = [LICENCES]) {
  const template = templateOf(blocks, { fields: [NAME, { ...WHICH, required: false }], lookUps: [COUNT], ...more });
  const { script: read, issues } = parseScript(script(told), template);
  if (read === null) throw new Error(JSON.stringify(issues));
  return simulate({ template, program: compile(template), calendar: CALENDAR, registers: declared }, read);
}
const outcomes = (simulation: ReturnType<typeof play>) =>
  Object.fromEntries(Object.entries(simulation.state?.blocks ?? {}).map(([block, { outcome }]) => [block, outcome]));
const check = (id: string, that: string): Block => ({
  ...{ kind: 'check', id, title: text(id), act: 'eligibility', that, failure: text('no') },
  ...{ outcomes: { holds: 'next', fails: 'warn' }, basis: review('x').basis },
});
const kept = register('second', 'active', { values: { name: 'Second' }, guarantee: 'lookups.count < 2' });

describe('a look-up in a simulation', () => {
  const found = (
    more: Partial<LookUp>,
    entries: ScriptEntry[],
    on = '2026-05-18',
    declared: typeof LICENCES | undefined = LICENCES,
  ) =>
    answerFrom(
      registersOf({ registers: { licences: entries } }),
      declared,
      { ...COUNT, ...more },
      {
        ...{ facts: { kind: 'big', who: { id: 'a', kind: 'branch' } }, parameters: { limit: { value: 100 } }, on },
      },
    );
  const some = [
    entry('a'),
    entry('b', { validFrom: '2026-03-01', values: { name: 'b', kind: 'big', fee: 250 } }),
    entry('c', { state: 'watch', validFrom: '2026-05-01', values: { name: 'c', kind: 'big', fee: null } }),
    entry('d', { state: 'ended', validTo: '2026-02-01' }),
    entry('e', { validTo: '2026-05-18' }),
    entry('f', { validFrom: '2026-05-19' }),
  ];

  it('finds what is in force on the day, or stands in the states that are named', () => {
    expect(found({ measure: 'list' }, some)).toEqual(['a', 'b', 'c']);
    expect(found({ measure: 'list', where: { of: 'society', state: 'ended' } }, some)).toEqual(['d']);
    expect(found({ where: { of: 'society', state: ['active', 'ended'] } }, some)).toBe(3);
    expect(found({ measure: 'list' }, some, '2026-05-17')).toEqual(['a', 'e', 'b', 'c']);
    expect(found({ measure: 'exists', where: { of: 'society', state: 'watch', kind: 'small' } }, some)).toBe(false);
    // Without a declaration nobody knows what is in force: whatever is valid counts.
    expect(found({ measure: 'list' }, some, '2026-05-18', undefined)).toEqual(['a', 'b', 'c']);
  });

  it('compares with fields, parameters and values, adds up, and counts the newest in a row', () => {
    expect(found({ measure: 'list', where: { of: 'society', kind: { field: 'kind' } } }, some)).toEqual(['b', 'c']);
    expect(found({ measure: 'list', where: { of: 'society', name: { field: 'who' } } }, some)).toEqual(['a']);
    expect(found({ measure: 'list', where: { of: 'society', fee: { param: 'limit' } } }, some)).toEqual(['a']);
    expect(found({ measure: 'sum', of: 'fee' }, some)).toBe(350);
    expect(found({ measure: 'consecutive', of: 'kind', is: 'big' }, some)).toBe(2);
    expect(found({ measure: 'consecutive', of: 'kind', is: 'small' }, some)).toBe(0);
    expect(found({ measure: 'consecutive', of: 'kind', is: 'big' }, some.slice(1, 3))).toBe(2);
  });

  it('counts back to first days and on to last ones', () => {
    expect(found({ measure: 'list', where: { of: 'society', since: '2 months' } }, some, '2026-05-01')).toEqual(['b', 'c']);
    const ending = [entry('x', { validTo: '2026-06-18' }), entry('y', { validTo: '2026-06-20' }), entry('z')];
    expect(found({ measure: 'list', where: { of: 'society', endsWithin: '1 month' } }, ending)).toEqual(['x']);
  });

  it('is answered by the script where that says it, and by its registers where it does not', () => {
    const blocks = [check('few', 'lookups.count < 2')];
    expect(outcomes(play(blocks, {}))['few']).toBe('holds');
    expect(outcomes(play(blocks, { registers: { licences: [entry('a'), entry('b')] } }))['few']).toBe('fails');
    expect(outcomes(play(blocks, { registers: { licences: [entry('a'), entry('b')] }, lookUps: { count: 1 } }))['few']).toBe(
      'holds',
    );
  });
});

describe('a register step in a simulation', () => {
  it('enters what later steps of the case find and change', () => {
    const blocks = [
      register('entry', 'active', { values: { fee: 5 } }),
      check('one', 'lookups.count == 1'),
      register('watched', 'watch', { does: 'change', entry: { step: 'entry' } }),
      register('closed', 'ended', { does: 'close', entry: { step: 'entry' } }),
      // The name is free again, and a guarantee is asked anew.
      register('again', 'active', { guarantee: 'lookups.count == 0' }),
    ];
    const played = play(blocks, {});
    expect(outcomes(played)).toEqual({ entry: 'entered', one: 'holds', watched: 'entered', closed: 'entered', again: 'entered' });
    expect(played.state).toMatchObject({ outcome: 'completed', registeredBy: 'again' });
  });

  it('finds a conflict in the key, however the name is written, unless the other is out of force', () => {
    const blocks = [register('entry', 'active')];
    const named = (more: Partial<ScriptEntry>) => ({
      registers: { licences: [entry('a', { values: { name: 'ＮＥＷ ' }, ...more })] },
    });
    expect(play(blocks, named({})).state).toMatchObject({ outcome: 'refused', refusedBy: 'entry' });
    expect(play(blocks, named({ state: 'ended' })).state?.outcome).toBe('completed');
    expect(play(blocks, named({ validTo: '2026-05-18' })).state?.outcome).toBe('completed');
    expect(play(blocks, { conflicts: ['entry'] }).state).toMatchObject({ outcome: 'refused' });
  });

  it('changes what is there, in force, and may come to stand so', () => {
    const blocks = [register('change', 'watch', { does: 'change', entry: { field: 'which' } })];
    const fields = { fields: [NAME, { ...WHICH, required: true }] };
    const of = (entries: ScriptEntry[]) =>
      play(blocks, { form: { subject: 'x', name: 'New', which: 'a' }, registers: { licences: entries } }, fields).state?.outcome;
    expect(of([entry('a')])).toBe('completed');
    expect(of([entry('a', { state: 'watch' })])).toBe('completed');
    expect(of([entry('b')])).toBe('refused');
    expect(of([entry('a', { state: 'ended' })])).toBe('refused');
    expect(of([entry('a', { validTo: '2026-05-01' })])).toBe('refused');
  });

  it('asks the guarantee of what the registers hold then', () => {
    const blocks = [register('first', 'active'), kept];
    expect(outcomes(play(blocks, {}))).toEqual({ first: 'entered', second: 'entered' });
    expect(outcomes(play(blocks, { registers: { licences: [entry('a')] } }))).toEqual({ first: 'entered', second: 'conflict' });
  });

  it('goes through the entries that a look-up lists, and what they say', () => {
    const inner = [
      register('copy', 'active', { values: { name: { item: 'kind' } } }),
      register('close', 'ended', { does: 'close', entry: { item: true } }),
    ];
    const each: Block = { kind: 'each', id: 'each', over: { lookUp: 'all' }, way: 'in-turn', items: {}, blocks: inner };
    const lookUps: LookUp[] = [COUNT, { ...COUNT, id: 'all', measure: 'list' }];
    const played = play([each, check('as-many', 'lookups.count == 1')], { registers: { licences: [entry('a')] } }, { lookUps });
    expect(outcomes(played)).toMatchObject({ 'copy@a': 'entered', 'close@a': 'entered', 'as-many': 'holds' });
  });

  it('knows no state and no key of a register that is not declared', () => {
    const played = play(
      [register('entry', 'active')],
      { registers: { licences: [entry('a', { values: { name: 'New' } })] } },
      {},
      [],
    );
    expect(played.state?.outcome).toBe('completed');
  });
});

describe('registers of a script', () => {
  const template = templateOf([review('look')]);
  const issues = (registers: unknown) =>
    parseScript({ ...script(), form: { subject: 'x' }, registers }, template).issues.map(({ rule, path }) => `${rule} ${path}`);

  it.each<[unknown, string]>([
    [{ licences: [entry('a'), entry('a')] }, 'ENTRY_TWICE /registers/licences/1/id'],
    [{ licences: [entry('a', { validFrom: '2026-02-30' })] }, 'VALIDITY_UNREADABLE /registers/licences/0/validFrom'],
    [{ licences: [entry('a', { validTo: '2026-01-01' })] }, 'VALIDITY_UNREADABLE /registers/licences/0/validFrom'],
    [{ licences: [{ id: 'a' }] }, 'schema/required /registers/licences/0'],
    [{ 'Licences!': [] }, 'schema/propertyNames /registers'],
    [{ licences: [entry('a', { values: { name: ['x'] as never } })] }, 'schema/type /registers/licences/0/values/name'],
  ])('%j is refused', (registers, issue) => {
    expect(issues(registers)).toContain(issue);
  });
});

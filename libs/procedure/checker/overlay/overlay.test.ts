/** What a local text changes: told in words, and refused where a ban of the text above would be loosened without a clause of its own. */
import { review, TEST_BASIS, templateOf } from '../../../testing/templates/builder';
import { loadOverlay, loadTemplate } from '../../../templates';
import { applyOverlay } from '../../authoring';
import type { Basis, Block, CheckBlock, Modality, Overlay, OverlayChange, Template } from '../../template/template.types';
import type { Finding } from '../checker.types';
import { compareOverlay } from '.';

const text = (words: string) => ({ zh: words, en: words });
const policy = (source: string, modality: Modality): Basis => ({
  kind: 'policy',
  source,
  clause: source === '001' ? '四(一)' : '§12',
  modality,
  says: text('says'),
});
const LOCAL = [policy('002', 'soft')];

function check(modality: Modality, more: Partial<CheckBlock> = {}): CheckBlock {
  return {
    kind: 'check',
    id: 'ban',
    title: text('ban'),
    act: 'eligibility',
    that: 'given.subject',
    outcomes: { holds: 'next', fails: 'refuse' },
    failure: text('no'),
    basis: [policy('001', modality)],
    ...more,
  };
}

function compared(base: Block[], ...change: OverlayChange[]): Finding[] {
  const template = templateOf(base);
  const overlay: Overlay = { overlay: 'CN-TJ', of: template.id, version: 1, change };
  return compareOverlay(template, overlay, applyOverlay(template, overlay).template);
}

const said = (found: Finding[]): string[] => found.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);
const set = (id: string, changed: Record<string, unknown>, basis: Basis[]): OverlayChange => ({ at: id, set: changed, basis });

describe('a check that rests on a ban', () => {
  const warns = { outcomes: { fails: 'warn' } };

  it('stays a wall, unless the local text has a clause of its own', () => {
    const base = [check('hard'), review('one')];
    expect(said(compared(base, set('ban', warns, TEST_BASIS)))).toEqual(['error OVERLAY_WEAKENS /blocks/0']);
    const [own] = compared(base, set('ban', warns, LOCAL));
    expect(own).toMatchObject({ severity: 'note', rule: 'OVERLAY_DIFFERENCE' });
    expect(own?.message.zh).toBe(
      '与上位文件的衔接说明：“ban”：“不符合”时，上位规定为不通过，本地规定为提示后继续办理（依据 002 §12）。',
    );
    // The clause of the text above is not the local text's own.
    expect(said(compared(base, set('ban', warns, [policy('001', 'hard')])))).toEqual(['error OVERLAY_WEAKENS /blocks/0']);
  });

  it('is told where it rests on less than a ban', () => {
    const found = (modality: Modality) => said(compared([check(modality), review('one')], set('ban', warns, TEST_BASIS)));
    expect(found('duty')).toEqual(['note OVERLAY_DIFFERENCE /blocks/0']);
    expect(found('encourage')).toEqual(['note OVERLAY_DIFFERENCE /blocks/0']);
  });

  it.each([
    ['asked only sometimes', { when: 'given.subject' }],
    ['with another condition', { that: 'true' }],
    ['that asks and goes on', { outcomes: { fails: 'next' } }],
  ])('is not as strict when it is %s', (_words, changed) => {
    expect(said(compared([check('hard'), review('one')], set('ban', changed, TEST_BASIS)))).toEqual([
      'error OVERLAY_WEAKENS /blocks/0',
    ]);
  });

  it.each([
    ['says it in other words', { failure: text('other') }],
    ['changes nothing but the citation', {}],
  ])('may be one that %s', (_words, changed) => {
    expect(said(compared([check('hard'), review('one')], set('ban', changed, TEST_BASIS)))).toEqual([
      'note OVERLAY_DIFFERENCE /blocks/0',
    ]);
  });

  it('may become a wall where it only warned', () => {
    const base = [check('hard', { outcomes: { holds: 'next', fails: 'warn' } }), review('one')];
    expect(said(compared(base, set('ban', { outcomes: { fails: 'refuse' } }, TEST_BASIS)))).toEqual([
      'note OVERLAY_DIFFERENCE /blocks/0',
    ]);
  });
});

describe('a step of people that rests on a ban', () => {
  const step = (more: object = {}) => review('decide', { no: 'refuse' }, { basis: [policy('001', 'hard')], ...more });
  const one = (changed: Record<string, unknown>, more: object = {}): string[] =>
    said(compared([step(more)], set('decide', changed, TEST_BASIS)));

  it.each([
    ['a longer period', { clock: { within: '2 working days' } }],
    ['a period of another kind', { clock: { within: '1 month' } }],
    ['a clock that only reminds', { clock: { then: 'remind' } }],
    ['another post', { by: { role: 'president', nobody: 'secretary-general' } }],
    ['a refusal that leads on', { outcomes: { no: { to: 'next' } } }],
    ['one more outcome that leads on', { outcomes: { well: { to: 'next', label: text('well') } } }],
  ])('is not as strict with %s', (_words, changed) => {
    expect(one(changed)).toEqual(['error OVERLAY_WEAKENS /blocks/0']);
  });

  it.each([
    ['a shorter period', { clock: { within: '1 working day', remind: ['50%'] } }],
    ['persons kept apart', { persons: { notApplicant: true, overlap: 'refuse' } }],
    ['a reason asked for', { outcomes: { no: { reason: true } } }],
    ['a refusal besides', { outcomes: { never: { to: 'refuse', label: text('never') } } }],
  ])('is as strict with %s', (_words, changed) => {
    expect(one(changed)).toEqual(['note OVERLAY_DIFFERENCE /blocks/0']);
  });

  it('loses its rule for several people', () => {
    const several = {
      others: [{ role: 'president', of: 'society', nobody: 'secretary-general' }],
      way: 'all',
      consent: ['agreed'],
    };
    expect(one({ several: { ...several, way: 'any' } }, { several })).toEqual(['error OVERLAY_WEAKENS /blocks/0']);
  });
});

describe('the ways of a local procedure', () => {
  const base = [review('first'), review('decide', { no: 'refuse' }, { basis: [policy('001', 'hard')] })];

  it('lead through every step that rests on a ban', () => {
    const leading = review('short', { done: 'end:done' });
    const withEnd = (basis: Basis[]): Finding[] => {
      const template: Template = templateOf(base, { results: [{ id: 'done', label: text('done') }] });
      const overlay: Overlay = {
        overlay: 'CN-TJ',
        of: template.id,
        version: 1,
        change: [{ after: 'first', insert: [leading], basis }],
      };
      return compareOverlay(template, overlay, applyOverlay({ ...template, results: [] }, overlay).template);
    };
    expect(said(withEnd(TEST_BASIS))).toEqual(['error OVERLAY_WEAKENS /blocks/2', 'note OVERLAY_DIFFERENCE /blocks/1']);
    expect(said(withEnd(LOCAL))).toEqual(['note OVERLAY_DIFFERENCE /blocks/2', 'note OVERLAY_DIFFERENCE /blocks/1']);
  });

  it('still have it', () => {
    const group: Block = { kind: 'sequence', id: 'group', blocks: base };
    const gone = (basis: Basis[]): string[] => said(compared([group], set('group', { blocks: [review('first')] }, basis)));
    expect(gone(TEST_BASIS)).toEqual(['error OVERLAY_WEAKENS /blocks']);
    expect(gone(LOCAL)).toEqual(['note OVERLAY_DIFFERENCE /blocks']);
  });

  it('are longer by what is inserted, which is told', () => {
    const found = compared(base, { after: 'first', insert: [review('more')], basis: LOCAL });
    expect(found.map(({ severity, message }) => `${severity} ${message.zh}`)).toEqual([
      'note 与上位文件的衔接说明：本地规定增加步骤“more”（依据 002 §12）。',
    ]);
  });
});

it("Tianjin's own clause is named where its words are milder, and nothing of it is an error", () => {
  const { base, overlay } = loadOverlay('branch-setup', 'CN-TJ') ?? {};
  const found = compareOverlay(base as Template, overlay as Overlay, loadTemplate('branch-setup', 'CN-TJ'));
  expect(found.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(found.map(({ message }) => message.zh).join('\n')).toContain(
    '“直接隶属于学会”：“不符合”时，上位规定为不通过，本地规定为提示后继续办理',
  );
  // Tact (users.md 15): it connects two texts, and weakens none.
  for (const { message } of found) expect(message.zh).not.toMatch(/弱化|放宽|降低|口号/u);
});

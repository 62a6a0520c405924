import { CURRENT_FLAGS, type PersonsRule } from '../../index';
import { fileCase, president, RECORDING, secretary, step } from '../../../testing/actions-story';
import type { Story } from '../../../testing/story';
import { review } from '../../../testing/templates/builder';

const open = (story: Story) => Object.keys(story.state.slots);
const names = (story: Story, slot = 'one.1') => (story.state.slots[slot]?.holders ?? []).map(({ person }) => person ?? null);
const refusedAct = (story: Story, actor: string, slot = 'one.1') =>
  story.tryTell(story.actOf(slot, 'agreed', { actor }))?.rejected ?? null;
const one = (more: Parameters<typeof step>[1] = {}) => fileCase([step('one', more), step('two')]);

describe('转办', () => {
  it('gives the task to one person, in his post or in another of the house; the clock goes on', () => {
    const story = one();
    const before = story.state.clocks['one.1.turn'];
    story.tell({ kind: 'transferred', actor: 'ada', slot: 'one.1', to: 'bo' });
    expect(story.state.slots['one.1']?.holders).toMatchObject([
      { role: 'society-secretariat', nobody: 'president', person: 'bo', because: 'transferred' },
    ]);
    expect(story.state.clocks['one.1.turn']).toEqual(before);
    expect(story.of('task-changed').at(-1)).toMatchObject({ slot: 'one.1', dueAt: before?.dueAt });
    expect(story.of('notice').at(-1)).toMatchObject({ to: [{ person: 'bo' }], message: 'task-waiting' });
    story.tell({ kind: 'transferred', actor: 'bo', slot: 'one.1', to: 'cai', role: 'secretary-general' });
    expect(story.state.slots['one.1']?.holders).toMatchObject([
      { role: 'secretary-general', nobody: 'society-secretariat', person: 'cai' },
    ]);
    expect(story.act('one.1', 'agreed', { actor: 'cai' }).state.blocks['one']?.outcome).toBe('agreed');
  });

  it('is refused to whoever does not hold it, to oneself, and to another house', () => {
    const story = one();
    const transfer = (actor: string, to: string, role?: 'association-officer' | 'society-administrator') =>
      story.tryTell({ kind: 'transferred', actor, slot: 'one.1', to, ...(role === undefined ? {} : { role }) });
    expect(transfer('ada', 'ada')).toMatchObject({ rejected: 'PERSON_UNFIT', details: { because: 'ONESELF' } });
    expect(transfer('ada', 'bo', 'association-officer')).toMatchObject({ details: { because: 'OTHER_HOUSE' } });
    expect(transfer('ada', 'bo', 'society-administrator')).toMatchObject({ details: { because: 'OTHER_HOUSE' } });
    story.tell({ kind: 'transferred', actor: 'ada', slot: 'one.1', to: 'bo' });
    expect(transfer('ada', 'cai')).toMatchObject({ rejected: 'NOT_THE_HOLDER' });
    expect(transfer('bo', 'bo')).toMatchObject({ rejected: 'PERSON_UNFIT' });
    expect(transfer('bo', 'ada')).toBeNull();
  });

  it('keeps whom a deadline has added', () => {
    const story = one().strike();
    story.tell({ kind: 'transferred', actor: 'ada', slot: 'one.1', to: 'bo' });
    expect(story.state.slots['one.1']?.holders).toMatchObject([{ person: 'bo' }, { role: 'president', turned: true }]);
  });

  it('passes the filter on both sides, and what a template never allows', () => {
    const story = one().tell({ kind: 'recused', actor: 'bo', person: 'bo', step: 'one' });
    const to = (actor: string, person: string) => story.tryTell({ kind: 'transferred', actor, slot: 'one.1', to: person });
    expect(to('ada', 'bo')).toMatchObject({ rejected: 'PERSON_UNFIT', details: { because: 'RECUSED' } });
    expect(to('bo', 'cai')).toMatchObject({ rejected: 'RECUSED' });
    const never = one({ actions: { never: ['transfer'] } });
    expect(never.tryTell({ kind: 'transferred', actor: 'ada', slot: 'one.1', to: 'bo' })).toMatchObject({
      rejected: 'ACTION_REFUSED_HERE',
    });
  });
});

describe('委派', () => {
  const lent = () => one().tell({ kind: 'delegated', actor: 'ada', slot: 'one.1', to: 'bo' });

  it('comes back with an opinion, and the decision stays where it was', () => {
    const story = lent();
    expect(names(story)).toEqual(['bo']);
    expect(refusedAct(story, 'bo')).toBe('NOT_THE_HOLDER');
    const back = (actor: string, hasReason: boolean) =>
      story.tryTell({ kind: 'given-back', actor, slot: 'one.1', hasReason })?.rejected ?? null;
    expect(back('bo', false)).toBe('OPINION_REQUIRED');
    expect(back('cai', true)).toBe('NOT_THE_HOLDER');
    expect(back('bo', true)).toBeNull();
    expect(story.state.slots['one.1']).toMatchObject({ advised: [{ by: 'bo', hasOpinion: true }] });
    expect(story.state.slots['one.1']).not.toHaveProperty('delegated');
    expect(names(story)).toEqual([null]);
    expect(refusedAct(story, 'ada')).toBeNull();
  });

  it('is taken back by whoever asked, and decided by whom a deadline has added', () => {
    const recalled = lent().tell({ kind: 'given-back', actor: 'ada', slot: 'one.1', hasReason: false });
    expect(recalled.state.slots['one.1']).not.toHaveProperty('advised');
    const late = lent().strike();
    expect(refusedAct(late, 'bo')).toBe('NOT_THE_HOLDER');
    late.tell({ kind: 'given-back', actor: 'ada', slot: 'one.1', hasReason: false });
    expect(late.state.slots['one.1']?.holders).toMatchObject([
      { role: 'society-secretariat' },
      { role: 'president', turned: true },
    ]);
    expect(refusedAct(lent().strike(), 'the-president')).toBeNull();
  });

  it('is handed on by nobody while it is away', () => {
    const story = lent();
    for (const actor of ['bo', 'ada'])
      expect(story.tryTell({ kind: 'transferred', actor, slot: 'one.1', to: 'cai' })).toMatchObject({
        rejected: 'NOT_THE_HOLDER',
      });
  });

  it('is somebody’s part in the step for whatever has to be done by another', () => {
    const story = fileCase([step('one'), step('two', { persons: { separateFrom: ['one'], overlap: 'refuse' } })]);
    story
      .tell({ kind: 'delegated', actor: 'ada', slot: 'one.1', to: 'bo' })
      .tell({ kind: 'given-back', actor: 'bo', slot: 'one.1', hasReason: true })
      .act('one.1', 'agreed', { actor: 'ada' });
    expect(refusedAct(story, 'bo', 'two.1')).toBe('NOT_SEPARATE');
  });
});

describe('领办', () => {
  it('takes it for one, until he puts it back', () => {
    const story = one().tell({ kind: 'taken', actor: 'ada', slot: 'one.1' });
    expect(story.state.slots['one.1']?.holders).toMatchObject([{ person: 'ada', because: 'taken' }]);
    expect(story.tryTell({ kind: 'taken', actor: 'bo', slot: 'one.1' })).toMatchObject({ rejected: 'TAKEN_ALREADY' });
    expect(story.tryTell({ kind: 'put-back', actor: 'bo', slot: 'one.1' })).toMatchObject({ rejected: 'NOT_THE_HOLDER' });
    story.tell({ kind: 'put-back', actor: 'ada', slot: 'one.1' });
    expect(names(story)).toEqual([null]);
    expect(story.tryTell({ kind: 'put-back', actor: 'ada', slot: 'one.1' })).toMatchObject({ rejected: 'NOT_TAKEN' });
    expect(story.tell({ kind: 'taken', actor: 'bo', slot: 'one.1' }).act('one.1', 'agreed', { actor: 'bo' }).state.status).toBe(
      'open',
    );
  });

  it('need not be taken to be acted on', () => expect(refusedAct(one(), 'ada')).toBeNull());

  it('is for posts that say so, and not for whoever keeps out', () => {
    const alone = one({ by: secretary });
    expect(alone.tryTell({ kind: 'taken', actor: 'ada', slot: 'one.1' })).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
    expect(alone.tryTell({ kind: 'put-back', actor: 'ada', slot: 'one.1' })).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
    const recused = one().tell({ kind: 'recused', actor: 'ada', person: 'ada', step: null });
    expect(recused.tryTell({ kind: 'taken', actor: 'ada', slot: 'one.1' })).toMatchObject({ rejected: 'RECUSED' });
  });

  it('gives nobody two seats', () => {
    const pool = { ...secretary, pool: true } as const;
    const story = one({ by: pool, several: { others: [pool], way: 'all', consent: ['agreed'] } });
    story.tell({ kind: 'taken', actor: 'ada', slot: 'one.1.1' });
    expect(story.tryTell({ kind: 'taken', actor: 'ada', slot: 'one.1.2' })).toMatchObject({ rejected: 'PERSON_UNFIT' });
  });
});

describe('代理', () => {
  it('passes the filter for both, and both count as having acted', () => {
    const persons: PersonsRule = { separateFrom: ['one'], overlap: 'refuse' };
    const proxied = () => fileCase([step('one'), step('two', { persons })]).act('one.1', 'agreed', { actor: 'bo', for: 'ada' });
    expect(refusedAct(proxied(), 'ada', 'two.1')).toBe('NOT_SEPARATE');
    expect(refusedAct(proxied(), 'bo', 'two.1')).toBe('NOT_SEPARATE');
    const story = proxied();
    expect(story.tryTell(story.actOf('two.1', 'agreed', { actor: 'cai', for: 'ada' }))).toMatchObject({
      rejected: 'NOT_SEPARATE',
    });
    expect(story.tryTell(story.actOf('two.1', 'agreed', { actor: 'cai', for: 'cai' }))).toMatchObject({
      rejected: 'PERSON_UNFIT',
    });
  });

  it('makes no second voice in a step of several', () => {
    const story = one({ several: { others: [president], way: 'all', consent: ['agreed'] } });
    story.act('one.1.1', 'agreed', { actor: 'bo', for: 'ada' });
    expect(refusedAct(story, 'ada', 'one.1.2')).toBe('ALREADY_ACTED');
    expect(refusedAct(story, 'bo', 'one.1.2')).toBe('ALREADY_ACTED');
    expect(story.tryTell(story.actOf('one.1.2', 'agreed', { actor: 'cai', for: 'ada' }))).toMatchObject({
      rejected: 'ALREADY_ACTED',
    });
    expect(story.tryTell({ kind: 'transferred', actor: 'cai', slot: 'one.1.2', to: 'ada' })).toMatchObject({
      details: { because: 'ALREADY_ACTED' },
    });
  });

  it('is refused where the template says never', () => {
    const story = one({ actions: { never: ['proxy'] } });
    expect(story.tryTell(story.actOf('one.1', 'agreed', { actor: 'bo', for: 'ada' }))).toMatchObject({
      rejected: 'ACTION_REFUSED_HERE',
    });
  });
});

describe('代录', () => {
  const recorded = { by: 'clerk', form: 'paper', evidenceHash: 'scan' } as const;
  const tryRecord = (story: Story, more: Parameters<Story['actOf']>[2] = {}, outcome = 'agreed') =>
    story.tryTell(story.actOf('one.1', outcome, { actor: 'leader', recorded, hasReason: true, ...more }))?.rejected ?? null;

  it('enters another’s act with its day, and says so', () => {
    const story = one().days(6);
    expect(tryRecord(story, { occurredOn: '2026-05-20' })).toBeNull();
    expect(story.state.blocks['one']).toMatchObject({ outcome: 'agreed', recorded: true });
  });

  it('is in time after its clock has struck: the task is open for it', () => {
    const story = one().strike().days(3);
    expect(tryRecord(story, { occurredOn: '2026-05-19' })).toBeNull();
    expect(story.state.blocks['one']).toMatchObject({ outcome: 'agreed' });
  });

  it('neither lies in the future, nor before the step was open, nor too far back', () => {
    const story = one().days(21);
    expect(tryRecord(story, { occurredOn: '2026-06-09' })).toBe('RECORDED_TOO_LATE');
    expect(tryRecord(story, { occurredOn: '2026-05-17' })).toBe('RECORDED_TOO_LATE');
    expect(tryRecord(story, { occurredOn: '2026-05-21' })).toBe('RECORDED_TOO_LATE');
    expect(tryRecord(story, { occurredOn: 'yesterday' })).toBe('RECORDED_TOO_LATE');
    // Fifteen days from the 22nd end on a Saturday, and move to Monday (民法典 203): today.
    expect(tryRecord(story, { occurredOn: '2026-05-22' })).toBeNull();
  });

  it('takes a letter that is older than the step', () => {
    const story = one();
    const letter = { ...recorded, form: 'letter' } as const;
    expect(tryRecord(story, { occurredOn: '2026-05-12' })).toBe('RECORDED_TOO_LATE');
    expect(tryRecord(story, { occurredOn: '2026-04-30', recorded: letter })).toBe('RECORDED_TOO_LATE');
    expect(tryRecord(story, { occurredOn: '2026-05-12', recorded: letter })).toBeNull();
  });

  it('is entered in a form that the step allows, by another, and not by whom it favours', () => {
    const story = one();
    expect(tryRecord(story, { recorded: { ...recorded, form: 'telephone' } })).toBe('RECORDING_NOT_ALLOWED');
    expect(tryRecord(story, { recorded: { ...recorded, by: 'leader' } })).toBe('RECORDING_NOT_ALLOWED');
    expect(tryRecord(story, { for: 'chief' })).toBe('RECORDING_NOT_ALLOWED');
    expect(tryRecord(story, { recorded: { ...recorded, by: 'applicant' } })).toBe('RECORDED_BY_THE_FAVOURED');
    expect(tryRecord(one({ actions: {} }))).toBe('RECORDING_NOT_ALLOWED');
    expect(tryRecord(story, { recorded: { ...recorded, by: 'applicant' } }, 'no')).toBeNull();
  });

  it('is entered by an officer who opened the matter: what the association does by its office favours none of its own', () => {
    const entered = (flags: readonly number[]) =>
      tryRecord(fileCase([step('one'), step('two')], { capacity: 'association-officer' }, flags), {
        recorded: { ...recorded, by: 'applicant' },
      });
    expect(entered(CURRENT_FLAGS)).toBeNull();
    expect(entered([])).toBe('RECORDED_BY_THE_FAVOURED');
    expect(
      tryRecord(fileCase([step('one'), step('two')], {}, CURRENT_FLAGS), { recorded: { ...recorded, by: 'applicant' } }),
    ).toBe('RECORDED_BY_THE_FAVOURED');
  });

  it('passes the filter: the actor as always, and nobody who keeps out enters it', () => {
    const story = one()
      .tell({ kind: 'recused', actor: 'clerk', person: 'clerk', step: 'one' })
      .tell({ kind: 'recused', actor: 'boss', person: 'boss', step: 'one' });
    expect(tryRecord(story)).toBe('RECUSED');
    expect(tryRecord(story, { actor: 'boss', recorded: { ...recorded, by: 'eve' } })).toBe('RECUSED');
  });

  it('belongs to its round: after a return nothing is recorded', () => {
    const story = fileCase([step('one', { actions: RECORDING })]);
    tryRecord(story, {}, 'back');
    story.act('one.1.supplement', 'resubmitted', {
      actor: 'applicant',
      content: { facts: { rows: [] }, given: {}, contentHash: 'hash-2' },
    });
    expect(open(story)).toEqual(['one.2']);
    expect(story.state.blocks['one']).not.toHaveProperty('recorded');
  });

  it('is nothing for a step without it', () => {
    const story = fileCase([review('one')]);
    expect(tryRecord(story)).toBe('RECORDING_NOT_ALLOWED');
  });
});

import { CURRENT_FLAGS, entitledTo, type Assignee } from '../../index';
import { fileCase, partySecretary, president, secretary, step } from '../../../testing/actions-story';
import type { Story } from '../../../testing/story';

const holders = (story: Story, slot = 'one.1') => story.state.slots[slot]?.holders ?? [];
const names = (story: Story, slot = 'one.1') => holders(story, slot).map(({ person }) => person ?? null);
const one = (more: Parameters<typeof step>[1] = {}) => fileCase([step('one', more), step('two')]);
const recuse = (person: string, where: string | null, actor = person) =>
  ({ kind: 'recused', actor, person, step: where }) as const;
const refusedAct = (story: Story, actor: string, slot = 'one.1', more = {}) =>
  story.tryTell(story.actOf(slot, 'agreed', { actor, ...more }))?.rejected ?? null;
const posts = (...persons: [string, Assignee['role']][]) =>
  persons.map(([person, role]) => ({ person, role, organisation: 'society-1' }));

describe('回避', () => {
  it('of a step: by no road, and elsewhere he goes on', () => {
    const story = one().tell(recuse('ada', 'one'));
    expect(refusedAct(story, 'ada')).toBe('RECUSED');
    expect(refusedAct(story, 'bo', 'one.1', { for: 'ada' })).toBe('RECUSED');
    expect(refusedAct(story, 'ada', 'one.1', { for: 'bo' })).toBe('RECUSED');
    story.act('one.1', 'agreed', { actor: 'bo' });
    expect(refusedAct(story, 'ada', 'two.1')).toBeNull();
  });

  it('of the case: also of what opens later', () => {
    const story = one()
      .tell(recuse('ada', null, 'chief'))
      .act('one.1', 'agreed', { actor: 'bo' });
    expect(refusedAct(story, 'ada', 'two.1')).toBe('RECUSED');
    expect(story.tryTell(recuse('ada', 'two'))).toMatchObject({ rejected: 'RECUSED' });
  });

  it('gives his own task back to the post, which goes on without him: by whoever stands in when nobody else is left', () => {
    const story = one().tell({ kind: 'transferred', actor: 'bo', slot: 'one.1', to: 'ada' }).tell(recuse('ada', 'one'));
    expect(holders(story)).toEqual([
      { role: 'society-secretariat', organisation: 'society-1', nobody: 'president', turned: false, without: ['ada'] },
    ]);
    const [holder] = holders(story);
    if (holder === undefined) throw new Error('nobody holds it');
    const office = posts(['ada', 'society-secretariat'], ['pia', 'president']);
    expect(entitledTo(holder, office)).toEqual({ persons: ['pia'], as: 'stand-in' });
    expect(entitledTo(holder, [...office, ...posts(['bo', 'society-secretariat'])])).toEqual({ persons: ['bo'], as: 'post' });
    const after = fileCase([step('one', { by: { ...secretary, person: 'applicant' } })]).tell(recuse('applicant', 'one'));
    expect(names(after)).toEqual([null]);
  });

  it('ends a delegation, and strips whom it would come back to', () => {
    const lent = () =>
      one()
        .tell({ kind: 'transferred', actor: 'bo', slot: 'one.1', to: 'ada' })
        .tell({ kind: 'delegated', actor: 'ada', slot: 'one.1', to: 'cai' });
    expect(names(lent().tell(recuse('cai', 'one')))).toEqual(['ada']);
    const story = lent().tell(recuse('ada', 'one'));
    story.tell({ kind: 'given-back', actor: 'cai', slot: 'one.1', hasReason: true });
    expect(holders(story)).toMatchObject([{ role: 'society-secretariat', without: ['ada'] }]);
    expect(names(story)).toEqual([null]);
  });

  it('leaves every seat where it is: its post sits there', () => {
    const story = one({ several: { others: [president], way: 'in-turn', consent: ['agreed'] } });
    story
      .tell({ kind: 'signer-added', actor: 'ada', slot: 'one.1.1', to: 'cai', when: 'after' })
      .tell(recuse('cai', 'one'))
      .act('one.1.1', 'agreed', { actor: 'ada' });
    expect(names(story, 'one.1.3')).toEqual([null]);
    expect(story.state.blocks['one']?.several?.total).toBe(3);
    expect(refusedAct(story, 'cai', 'one.1.3')).toBe('RECUSED');
  });

  it('keeps him out when an act of before is taken back: his task comes back to the post, what others had of it to them', () => {
    const back = (to: string, flags = CURRENT_FLAGS, lent: string | null = null) => {
      const story = fileCase([step('one'), step('two')], {}, flags);
      story.tell({ kind: 'transferred', actor: 'dai', slot: 'one.1', to });
      if (lent !== null) story.tell({ kind: 'delegated', actor: to, slot: 'one.1', to: lent }).days(3).strike();
      story.act('one.1', 'agreed', { actor: lent === null ? to : 'pia' }).tell(recuse('ada', 'one'));
      return story.tell({ kind: 'taken-back', actor: lent === null ? to : 'pia', slot: 'one.1' });
    };
    const story = back('ada');
    expect(holders(story, 'one.2')).toMatchObject([{ role: 'society-secretariat', without: ['ada'] }]);
    expect(names(story, 'one.2')).toEqual([null]);
    expect(story.of('notice').at(-1)).toMatchObject({ message: 'task-waiting', to: [{ without: ['ada'] }] });
    expect(names(back('bo'), 'one.2')).toEqual(['bo']);
    expect(names(back('ada', CURRENT_FLAGS, 'cai'), 'one.2')).toEqual(['cai', null]);
    expect(names(back('cai', CURRENT_FLAGS, 'ada'), 'one.2')).toEqual(['cai', null]);
    // A case that was started without it goes as it always went.
    expect(names(back('ada', [1, 2]), 'one.2')).toEqual(['ada']);
  });

  it('does not keep the applicant from his own materials', () => {
    const story = one().act('one.1', 'back', { actor: 'bo' }).tell(recuse('applicant', null));
    expect(names(story, 'one.1.supplement')).toEqual(['applicant']);
    expect(holders(story, 'one.1.supplement')[0]).not.toHaveProperty('without');
  });

  it('is of one item where a place is named, and of all where the step is', () => {
    const each = (where: string) =>
      fileCase([{ kind: 'each', id: 'all', over: { rows: 'rows' }, way: 'side-by-side', blocks: [step('one')], items: {} }]).tell(
        recuse('ada', where),
      );
    const place = each('one@r1');
    expect([refusedAct(place, 'ada', 'one@r1.1'), refusedAct(place, 'ada', 'one@r2.1')]).toEqual(['RECUSED', null]);
    const whole = each('one');
    expect([refusedAct(whole, 'ada', 'one@r1.1'), refusedAct(whole, 'ada', 'one@r2.1')]).toEqual(['RECUSED', 'RECUSED']);
    expect(place.tryTell(recuse('bo', 'one@r9'))).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
    expect(place.tryTell(recuse('bo', 'nowhere'))).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
  });
});

describe('离职交接', () => {
  const leave = (from: string, to: string) => ({ kind: 'handed-over', actor: 'keeper', from, to }) as const;

  it('hands over his tasks, what he lent and whom he added', () => {
    const story = one().tell({ kind: 'transferred', actor: 'bo', slot: 'one.1', to: 'ada' });
    story.tell({ kind: 'signer-added', actor: 'ada', slot: 'one.1', to: 'cai', when: 'before' }).tell(leave('ada', 'eve'));
    expect(holders(story)).toMatchObject([{ person: 'eve', because: 'handed-over' }]);
    expect(story.state.slots['one.1.sign-1']?.beside?.by).toBe('eve');
    const lent = one().tell({ kind: 'transferred', actor: 'bo', slot: 'one.1', to: 'ada' });
    lent.tell({ kind: 'delegated', actor: 'ada', slot: 'one.1', to: 'cai' }).tell(leave('ada', 'eve'));
    expect(lent.state.slots['one.1']?.delegated).toMatchObject({ by: 'eve', back: [{ person: 'eve' }] });
    expect(names(lent.tell({ kind: 'given-back', actor: 'eve', slot: 'one.1', hasReason: false }))).toEqual(['eve']);
  });

  it('gives back what he only worked on, and puts the post in the place of a successor who must keep out', () => {
    const story = one().tell({ kind: 'delegated', actor: 'ada', slot: 'one.1', to: 'cai' }).tell(leave('cai', 'eve'));
    expect(names(story)).toEqual([null]);
    const barred = one().tell({ kind: 'transferred', actor: 'bo', slot: 'one.1', to: 'ada' });
    barred.tell(recuse('eve', 'one')).tell(leave('ada', 'eve'));
    expect(names(barred)).toEqual([null]);
    expect(barred.tryTell(leave('ada', 'eve'))).toMatchObject({ rejected: 'NOT_THE_HOLDER' });
    expect(barred.tryTell(leave('ada', 'ada'))).toMatchObject({ rejected: 'PERSON_UNFIT' });
  });

  it('makes nobody two persons of one step', () => {
    const story = one({ several: { others: [president, president], way: 'all', consent: ['agreed'] } });
    story
      .act('one.1.1', 'agreed', { actor: 'eve' })
      .tell({ kind: 'transferred', actor: 'bo', slot: 'one.1.2', to: 'ada' })
      .tell(leave('ada', 'eve'));
    expect(names(story, 'one.1.2')).toEqual([null]);
    expect(story.state.blocks['one']?.several?.total).toBe(3);
  });

  it('passes on what somebody was chosen for', () => {
    const story = fileCase([
      step('draft', { chooses: { most: 1 } }),
      step('between'),
      step('one', { by: { ...secretary, person: { chosenIn: 'draft' } } }),
    ]);
    story.act('draft.1', 'agreed', { actor: 'bo', chosen: ['ada'] }).tell(leave('ada', 'eve'));
    expect(names(story.act('between.1', 'agreed', { actor: 'bo' }))).toEqual(['eve']);
  });

  it('never takes a vote or a party body’s task', () => {
    const voted = one({
      by: { ...secretary, pool: true },
      several: {
        others: [president],
        way: 'votes',
        consent: ['agreed'],
        votes: { operator: 'more-than', of: { numerator: 1, denominator: 2 }, otherwise: 'no' },
      },
    }).tell({ kind: 'taken', actor: 'ada', slot: 'one.1.1' });
    const party = one({
      by: { ...partySecretary, pool: true },
      clock: { within: '1 working day', remind: [], then: 'remind' },
    }).tell({ kind: 'taken', actor: 'ada', slot: 'one.1' });
    for (const story of [voted, party])
      expect(story.tryTell(leave('ada', 'eve'))).toMatchObject({ rejected: 'ACTION_REFUSED_HERE' });
  });
});

describe('变更经办', () => {
  const change = (to: string, role: Assignee['role'] = 'president') =>
    ({ kind: 'applicant-changed', actor: 'keeper', to, role }) as const;

  it('gives his materials, and the right to withdraw, to the new one', () => {
    const story = one().act('one.1', 'back', { actor: 'bo' }).tell(change('pia'));
    expect(holders(story, 'one.1.supplement')).toMatchObject([
      { person: 'pia', role: 'president', nobody: 'society-secretariat' },
    ]);
    expect(story.state).toMatchObject({ applicant: 'pia', applicantRole: 'president', formerApplicants: ['applicant'] });
    expect(story.tryTell({ kind: 'withdrawn', actor: 'applicant' })).toMatchObject({ rejected: 'NOT_APPLICANT' });
    expect(story.withdraw('pia').state.outcome).toBe('withdrawn');
  });

  it('does not let the former one decide, nor makes an applicant of one who has', () => {
    const persons = { notApplicant: true, overlap: 'refuse' } as const;
    const story = fileCase([step('one', { persons }), step('two', { persons })]).tell(change('pia'));
    expect(refusedAct(story, 'applicant')).toBe('SELF_APPROVAL');
    expect(refusedAct(story, 'pia')).toBe('SELF_APPROVAL');
    story.act('one.1', 'agreed', { actor: 'bo' });
    expect(story.tryTell(change('bo'))).toMatchObject({ rejected: 'PERSON_UNFIT', details: { because: 'SELF_APPROVAL' } });
    expect(holders(story, 'two.1')[0]?.without).toEqual(['applicant', 'pia']);
  });

  it('follows into steps that ask for the applicant', () => {
    const story = one({ by: { ...secretary, person: 'applicant' } }).tell(change('pia'));
    expect(holders(story)).toMatchObject([{ person: 'pia', role: 'president', because: 'applicant' }]);
    const kept = one({ by: { ...secretary, person: 'applicant' } })
      .tell(recuse('pia', 'one'))
      .tell(change('pia'));
    expect(names(kept)).toEqual([null]);
  });

  it('is somebody of the society, and somebody else', () => {
    const story = one();
    expect(story.tryTell(change('applicant'))).toMatchObject({ rejected: 'PERSON_UNFIT' });
    expect(story.tryTell(change('pia', 'association-officer'))).toMatchObject({ rejected: 'PERSON_UNFIT' });
    expect(story.tryTell(change('pia', 'society-administrator'))).toMatchObject({ rejected: 'PERSON_UNFIT' });
  });
});

import type { Assignee, Block, PersonsRule } from '../index';
import { fileCase, partySecretary, president, secretary, step } from '../../testing/actions-story';
import { programOf, review } from '../../testing/templates/builder';
import { content, Story } from '../../testing/story';

const holders = (story: Story, slot: string) => story.state.slots[slot]?.holders;
const names = (story: Story, slot: string) => (holders(story, slot) ?? []).map(({ person }) => person ?? null);
const by = (person: Assignee['person'], post: Assignee = secretary): Assignee => ({ ...post, person: person ?? 'applicant' });

describe('who does a step', () => {
  it('is the person whom a field names, of the post that the step has', () => {
    const chaired = (facts: Record<string, string>) =>
      fileCase([step('one', { by: by({ field: 'chair' }) })], { facts: { rows: [], ...facts } });
    expect(holders(chaired({ chair: 'cai' }), 'one.1')).toEqual([
      {
        role: 'society-secretariat',
        organisation: 'society-1',
        nobody: 'president',
        turned: false,
        person: 'cai',
        because: 'field',
      },
    ]);
    expect(names(chaired({}), 'one.1')).toEqual([null]);
  });

  it('is whoever acted last in an earlier step', () => {
    const story = fileCase([
      step('draft', { persons: { separateFrom: ['one'], overlap: 'mark' } }),
      step('one', { by: by({ actorOf: 'draft' }) }),
    ]);
    story.act('draft.1', 'agreed', { actor: 'dai' });
    expect(holders(story, 'one.1')?.[0]).toMatchObject({ person: 'dai', because: 'actor' });
  });

  it('is the principal, where a proxy acted for him', () => {
    const story = fileCase([step('draft'), step('one', { by: by({ actorOf: 'draft' }) })]);
    story.act('draft.1', 'agreed', { actor: 'proxy', for: 'dai' });
    expect(names(story, 'one.1')).toEqual(['dai']);
  });

  it('is the actor of the same item inside an `each`', () => {
    const story = fileCase([
      {
        kind: 'each',
        id: 'rows-each',
        over: { rows: 'rows' },
        way: 'side-by-side',
        blocks: [step('draft'), step('one', { by: by({ actorOf: 'draft' }) })],
        items: {},
      },
    ]);
    story.act('draft@r2.1', 'agreed', { actor: 'ada' }).act('draft@r1.1', 'agreed', { actor: 'bo' });
    expect([names(story, 'one@r1.1'), names(story, 'one@r2.1')]).toEqual([['bo'], ['ada']]);
  });

  it('is the applicant, in the post in which he filed', () => {
    const story = fileCase([step('one', { by: by('applicant', president) })]);
    expect(holders(story, 'one.1')?.[0]).toMatchObject({ role: 'society-secretariat', nobody: 'president', person: 'applicant' });
  });

  it('is the post where the person must keep out', () => {
    const persons: PersonsRule = { separateFrom: ['draft'], overlap: 'refuse' };
    const story = fileCase([step('draft'), step('one', { by: by({ actorOf: 'draft' }), persons })]);
    story.act('draft.1', 'agreed', { actor: 'dai' });
    expect(holders(story, 'one.1')).toEqual([
      { role: 'society-secretariat', organisation: 'society-1', nobody: 'president', turned: false, without: ['dai'] },
    ]);
  });

  it('is a post of the society’s party organisation, without which the case does not begin', () => {
    const blocks: Block[] = [step('one', { by: partySecretary, clock: { within: '3 days', remind: [], then: 'remind' } })];
    expect(holders(fileCase(blocks), 'one.1')?.[0]).toMatchObject({ role: 'party-secretary', organisation: 'party-1' });
    const refused = new Story(programOf(blocks)).tryFile(content({}, { subject: true }), {});
    expect(refused).toMatchObject({ rejected: 'PARTY_ORGANISATION_MISSING' });
    const unasked = new Story(programOf([review('one')])).file(content({}, { subject: true }));
    expect(unasked.state).not.toHaveProperty('party');
  });
});

describe('whom the actor chooses', () => {
  const chosen: Assignee = by({ chosenIn: 'draft' });
  const blocks = (more: Parameters<typeof step>[1] = {}): Block[] => [
    step('draft', { chooses: { most: 2 } }),
    step('one', { by: chosen, ...more }),
  ];
  const choosing = (story: Story, persons: string[], outcome = 'agreed') =>
    story.tryTell(story.actOf('draft.1', outcome, { actor: 'ada', chosen: persons }));

  it('does the later step', () => {
    const story = fileCase(blocks());
    expect(choosing(story, ['bo', 'cai'])).toBeNull();
    expect(holders(story, 'one.1')).toMatchObject([
      { person: 'bo', because: 'chosen' },
      { person: 'cai', because: 'chosen' },
    ]);
  });

  it('has a seat of his own in a step of several', () => {
    const story = fileCase(blocks({ several: { others: [president], way: 'all', consent: ['agreed'] } }));
    choosing(story, ['bo', 'cai']);
    expect(['one.1.1', 'one.1.2', 'one.1.3'].map((slot) => names(story, slot))).toEqual([['bo'], ['cai'], [null]]);
    expect(story.state.blocks['one']?.several?.total).toBe(3);
    story
      .act('one.1.2', 'agreed', { actor: 'cai' })
      .act('one.1.1', 'agreed', { actor: 'bo' })
      .act('one.1.3', 'agreed', { actor: 'dai' });
    expect(story.state.outcome).toBe('completed');
  });

  it('has it in turn, and who must keep out leaves his seat to the post', () => {
    const story = fileCase(blocks({ several: { others: [president], way: 'in-turn', consent: ['agreed'] } }));
    choosing(story, ['bo', 'cai']);
    story.tell({ kind: 'recused', actor: 'cai', person: 'cai', step: 'one' }).act('one.1.1', 'agreed', { actor: 'bo' });
    expect(names(story, 'one.1.2')).toEqual([null]);
    story.act('one.1.2', 'agreed', { actor: 'eve' });
    expect(names(story, 'one.1.3')).toEqual([null]);
    expect(story.state.blocks['one']?.several?.total).toBe(3);
  });

  it('is asked for where the case goes on, and nowhere else', () => {
    const story = fileCase(blocks());
    expect(choosing(story, [])).toMatchObject({ rejected: 'CHOICE_REQUIRED', details: { most: 2 } });
    expect(choosing(story, ['bo', 'cai', 'dai'])).toMatchObject({ rejected: 'CHOICE_UNFIT' });
    expect(choosing(story, ['bo', 'bo'])).toMatchObject({ rejected: 'CHOICE_UNFIT' });
    expect(choosing(story, ['bo'], 'no')).toMatchObject({ rejected: 'CHOICE_UNFIT' });
    expect(choosing(story, [], 'no')).toBeNull();
    const nobody = fileCase([step('draft')]);
    expect(choosing(nobody, ['bo'])).toMatchObject({ rejected: 'CHOICE_UNFIT', details: { most: 0 } });
  });

  it('passes the filter of the step that he is chosen for', () => {
    const story = fileCase(blocks({ persons: { separateFrom: ['draft'], notApplicant: true, overlap: 'refuse' } }));
    expect(choosing(story, ['applicant'])).toMatchObject({ rejected: 'CHOICE_UNFIT', details: { step: 'one' } });
    story.tell({ kind: 'recused', actor: 'bo', person: 'bo', step: 'one' });
    expect(choosing(story, ['bo'])).toMatchObject({ rejected: 'CHOICE_UNFIT', details: { step: 'one' } });
  });
});

describe('who may not', () => {
  it('approve what he drafts side by side, whichever comes first', () => {
    const persons: PersonsRule = { separateFrom: ['draft'], overlap: 'refuse' };
    const both = (): Story =>
      fileCase([
        {
          kind: 'parallel',
          id: 'both',
          join: 'all',
          branches: [
            { id: 'a', blocks: [step('draft')] },
            { id: 'b', blocks: [step('approve', { persons })] },
          ],
        },
      ]);
    const first = both().act('approve.1', 'agreed', { actor: 'ada' });
    expect(first.tryTell(first.actOf('draft.1', 'agreed', { actor: 'ada' }))).toMatchObject({ rejected: 'NOT_SEPARATE' });
    const second = both().act('draft.1', 'agreed', { actor: 'ada' });
    expect(second.tryTell(second.actOf('approve.1', 'agreed', { actor: 'ada' }))).toMatchObject({ rejected: 'NOT_SEPARATE' });
    expect(second.state.slots['approve.1']?.holders[0]?.without).toEqual(['ada']);
    expect(second.of('task-changed').at(-1)).toMatchObject({ slot: 'approve.1' });
  });

  it('approve a list of which he vetted one item', () => {
    const story = fileCase([
      { kind: 'each', id: 'rows-each', over: { rows: 'rows' }, way: 'in-turn', blocks: [step('vet')], items: {} },
      step('approve', { persons: { separateFrom: ['vet'], overlap: 'refuse' } }),
    ]);
    story.act('vet@r1.1', 'agreed', { actor: 'ada' }).act('vet@r2.1', 'agreed', { actor: 'bo' });
    expect(story.tryTell(story.actOf('approve.1', 'agreed', { actor: 'ada' }))).toMatchObject({ rejected: 'NOT_SEPARATE' });
    expect(story.state.slots['approve.1']?.holders[0]?.without).toEqual(['ada', 'bo']);
  });
});

import { compile, parseTemplate } from '../authoring';
import type { Assignee, Block, PersonSource } from '../index';
import { contentOf } from '../index';
import { partySecretary, president, RECORDING, secretary } from '../../testing/actions-story';
import { issuesOf, review, sketch, templateOf, TEST_BASIS, type Sketch } from '../../testing/templates/builder';

const text = (words: string) => ({ zh: words, en: words });
const fields: Sketch['fields'] = [
  { id: 'chair', type: 'person', label: text('chair') },
  { id: 'rows', type: 'table', label: text('rows'), columns: [{ id: 'name', type: 'text', label: text('name'), maxLength: 40 }] },
];
const by = (person: PersonSource, post: Assignee = secretary): Assignee => ({ ...post, person });
const issues = (...blocks: Block[]): string[] => issuesOf(blocks, { fields });
const one = (more: Parameters<typeof review>[2]): Block => review('one', {}, more);
const inBranches = (first: Block, second: Block): Block => ({
  kind: 'parallel',
  id: 'both',
  join: 'all',
  branches: [
    { id: 'a', blocks: [first] },
    { id: 'b', blocks: [second] },
  ],
});
const asParty: Parameters<typeof review>[2] = { by: partySecretary, clock: { within: '3 days', remind: [], then: 'remind' } };

describe('what is right', () => {
  it.each<[string, Block[]]>([
    ['a person of the form', [one({ by: by({ field: 'chair' }) })]],
    ['the actor of an earlier step', [review('first'), one({ by: by({ actorOf: 'first' }) })]],
    [
      'the actor of a step before the branches',
      [review('first'), inBranches(one({ by: by({ actorOf: 'first' }) }), review('z'))],
    ],
    ['somebody chosen', [review('first', {}, { chooses: { most: 2 } }), one({ by: by({ chosenIn: 'first' }) })]],
    ['the applicant', [one({ by: by('applicant') })]],
    ['a pool', [one({ by: { ...secretary, pool: true } })]],
    ['a recording', [one({ actions: RECORDING })]],
    ['a party body', [one({ ...asParty, act: 'pre-review' })]],
    [
      'an opinion of the party that others enter and nobody hands on',
      [one({ act: 'pre-review', actions: { never: ['transfer', 'delegate', 'add-signer', 'proxy'] } })],
    ],
  ])('%s', (_name, blocks) => expect(issues(...blocks)).toEqual([]));
});

describe('what is wrong', () => {
  const each: Block = {
    kind: 'each',
    id: 'all',
    over: { rows: 'rows' },
    way: 'in-turn',
    blocks: [review('inner')],
    items: {},
  };
  it.each<[string, string, Block[]]>([
    ['a field that is not there', 'PERSON_FIELD_UNKNOWN /blocks/0/by/person/field', [one({ by: by({ field: 'head' }) })]],
    ['a field that names no person', 'PERSON_FIELD_UNKNOWN /blocks/0/by/person/field', [one({ by: by({ field: 'subject' }) })]],
    ['a step that is not there', 'STEP_NOT_BEFORE /blocks/0/by/person/actorOf', [one({ by: by({ actorOf: 'zero' }) })]],
    [
      'a step that comes later',
      'STEP_NOT_BEFORE /blocks/0/by/person/actorOf',
      [one({ by: by({ actorOf: 'two' }) }), review('two')],
    ],
    ['the step itself', 'STEP_NOT_BEFORE /blocks/0/by/person/actorOf', [one({ by: by({ actorOf: 'one' }) })]],
    [
      'a step of another branch',
      'STEP_NOT_BEFORE /blocks/0/branches/1/blocks/0/by/person/actorOf',
      [inBranches(review('first'), one({ by: by({ actorOf: 'first' }) }))],
    ],
    [
      'a step of one item, seen from outside',
      'STEP_NOT_BEFORE /blocks/1/by/person/actorOf',
      [each, one({ by: by({ actorOf: 'inner' }) })],
    ],
    [
      'a step in which nobody acts',
      'STEP_WITHOUT_PERSON /blocks/1/by/person/actorOf',
      [
        {
          kind: 'check',
          id: 'first',
          title: text('first'),
          act: 'eligibility',
          that: 'given.subject',
          failure: text('no'),
          basis: TEST_BASIS,
          outcomes: { holds: 'next', fails: 'warn' },
        },
        one({ by: by({ actorOf: 'first' }) }),
      ],
    ],
    [
      'a step that chooses nobody',
      'STEP_CHOOSES_NOBODY /blocks/1/by/person/chosenIn',
      [review('first'), one({ by: by({ chosenIn: 'first' }) })],
    ],
    ['a choice for nothing', 'CHOICE_FOR_NOTHING /blocks/0/chooses', [one({ chooses: { most: 1 } })]],
    [
      'the applicant in another house',
      'ROLE_OF_OTHER_ORGANISATION /blocks/0/by/person',
      [
        one({
          by: by('applicant', { role: 'association-officer', of: 'association', nobody: 'association-head' }),
          clock: asParty.clock,
        }),
      ],
    ],
    [
      'a person who is told',
      'PERSON_NOT_HERE /blocks/0/copyTo/0/person',
      [
        {
          kind: 'copy',
          id: 'told',
          title: text('told'),
          act: 'copy',
          copyTo: [by('applicant')],
          basis: TEST_BASIS,
          outcomes: { copied: { to: 'next', label: text('copied') } },
        },
      ],
    ],
    [
      'a pool of clerks',
      'POOL_NOT_HERE /blocks/0/actions/recording/by/pool',
      [one({ actions: { recording: { forms: ['paper'], back: '5 days', by: { ...secretary, pool: true } } } })],
    ],
    [
      'a seat for another house',
      'ROLE_OF_OTHER_ORGANISATION /blocks/0/several/others/0/role',
      [one({ several: { others: [{ ...president, role: 'association-head' }], way: 'all', consent: ['agreed'] } })],
    ],
    [
      'a clerk of another house',
      'ROLE_OF_OTHER_ORGANISATION /blocks/0/actions/recording/by/role',
      [one({ actions: { recording: { forms: ['paper'], back: '5 days', by: { ...secretary, role: 'party-staff' } } } })],
    ],
    [
      'a range that is a date',
      'PERIOD_UNREADABLE /blocks/0/actions/recording/back',
      [one({ actions: { recording: { forms: ['paper'], back: 'by 31 March', by: secretary } } })],
    ],
    [
      'a recording for a task that is closed by then',
      'RECORDING_AFTER_DECISION /blocks/0/actions/recording/back',
      [
        review(
          'one',
          { back: { to: 'return', label: text('back') } },
          {
            actions: RECORDING,
            clock: { within: '3 days', remind: [], then: 'return' },
            supplement: { rounds: 1, within: '5 days', clock: 'stopped', late: 'stays-open' },
          },
        ),
      ],
    ],
    ['a party’s opinion from hand to hand', 'PARTY_ACT_HANDED_ON /blocks/0/actions/never', [one({ act: 'pre-review' })]],
    ['nobody for nobody', 'schema/required /blocks/0/by', [one({ by: { role: 'president', of: 'society' } as Assignee })]],
  ])('%s', (_name, issue, blocks) => expect(issues(...blocks)).toEqual([issue]));

  it('is said in both languages', () => {
    const { issues: found } = parseTemplate(sketch([one({ by: by({ field: 'head' }) })]));
    expect(found[0]?.message).toEqual({ zh: '没有人员栏“head”。', en: 'No field "head" names a person.' });
  });
});

describe('a person of the form', () => {
  it('travels by his id alone, and only where a step asks for him', () => {
    const form = { subject: 'x', chair: { id: 'person-7' }, rows: [] };
    const asking = templateOf([one({ by: by({ field: 'chair' }) })], { fields });
    expect(contentOf(asking, form, compile(asking)).facts).toEqual({ chair: 'person-7' });
    expect(compile(asking)).toMatchObject({ persons: ['chair'], facts: [] });
    const not = templateOf([review('one')], { fields });
    expect(contentOf(not, form, compile(not)).facts).toEqual({});
    expect(compile(not)).not.toHaveProperty('persons');
    expect(contentOf(asking, form).facts).not.toHaveProperty('chair');
  });

  it('is read by no condition', () => {
    const reading = review('two');
    const blocks: Block[] = [
      one({ by: by({ field: 'chair' }) }),
      { kind: 'choice', id: 'which', branches: [{ when: "form.chair == 'person-7'", blocks: [reading] }] },
    ];
    expect(issues(...blocks).filter((issue) => issue.includes('/branches/0/when'))).toHaveLength(1);
  });
});

import { APPLICANT, ASSOCIATION, CALENDAR, content, SOCIETY, Story } from '../../testing/story';
import { programOf, review, TEST_BASIS } from '../../testing/templates/builder';
import { notice, wait } from '../../testing/templates/steps';
import { caseOffers, RECALL_FLAG, type Block, type CaseOffer, type OfferReader, type OfficerClock, type Role } from '../index';

const reader = (person: string, role?: Role, organisation = SOCIETY): OfferReader => ({
  person,
  posts: role === undefined ? [] : [{ role, organisation }],
});
const secretary = reader('secretary', 'society-secretariat');
const president = reader('president', 'president');
const administrator = reader('administrator', 'administrator', ASSOCIATION);

const CLOCK: OfficerClock = {
  within: '10 working days',
  remind: [],
  then: 'mark',
  suspendable: ['hearing'],
  extension: { within: '5 working days', by: ['president'] },
};
const RECORDING = {
  recording: {
    forms: ['paper' as const],
    back: '5 days' as const,
    by: { role: 'society-secretariat', of: 'society', nobody: 'president' } as const,
  },
};
const BY = { role: 'society-secretariat', of: 'society', nobody: 'president' } as const;
const steps = (): Block[] => [
  review('a', {}, { clock: CLOCK, by: BY, actions: RECORDING }),
  review('b', { no: 'refuse' }, { by: BY }),
];
const tell = (): Story => new Story(programOf(steps()), CALENDAR, [RECALL_FLAG]).file(content({}, { subject: true }));

const offers = (story: Story, who: OfferReader) => caseOffers(story.world, story.state, who, story.now);
const kinds = (story: Story, who: OfferReader) => offers(story, who).map(({ kind }) => kind);
const offer = <K extends CaseOffer['kind']>(story: Story, who: OfferReader, kind: K) =>
  offers(story, who).find((one): one is Extract<CaseOffer, { kind: K }> => one.kind === kind);

describe('what is offered besides answering', () => {
  it('is to take back an act, to whoever did it and until somebody has acted on it', () => {
    const story = tell().act('a.1', 'agreed', { actor: 'secretary' });
    expect(offer(story, secretary, 'taken-back')).toMatchObject({ slot: 'a.1', block: 'a', outcome: 'agreed' });
    expect(offer(story, reader('clerk', 'society-secretariat'), 'taken-back')).toBeUndefined();
    story.act('b.1', 'no', { actor: 'clerk', hasReason: true });
    expect(kinds(story, secretary)).toEqual([]);
  });

  it('is to stop the clock and let it go on, to whoever holds the task; and to make it longer, to whom the text names', () => {
    const story = tell();
    expect(offer(story, secretary, 'clock-suspended')).toMatchObject({ clock: 'a.1.turn', reasons: ['hearing'] });
    expect(kinds(story, secretary)).not.toContain('clock-resumed');
    expect(kinds(story, secretary)).not.toContain('clock-extended');
    expect(offers(story, president)).toEqual([
      { kind: 'clock-extended', clock: 'a.1.turn', block: 'a', role: 'president', within: '5 working days' },
    ]);
    story.tell({ kind: 'clock-suspended', clock: 'a.1.turn', reason: 'hearing', actor: 'secretary' });
    expect(kinds(story, secretary)).toContain('clock-resumed');
    expect(kinds(story, secretary)).not.toContain('clock-suspended');
  });

  it('is to enter what somebody did on paper, to the post that the step names', () => {
    const story = tell();
    expect(offer(story, secretary, 'recorded')).toMatchObject({ slot: 'a.1', forms: ['paper'], back: '5 days' });
    expect(kinds(story, president)).not.toContain('recorded');
    // Whoever filed it enters nothing by which it goes on.
    expect(kinds(story, reader(APPLICANT, 'society-secretariat'))).not.toContain('recorded');
  });

  it('is to take off whoever was added, as long as he has not acted', () => {
    const story = tell().tell({ kind: 'signer-added', slot: 'a.1', to: 'clerk', when: 'before', actor: 'secretary' });
    expect(offer(story, secretary, 'signer-removed')).toMatchObject({ block: 'a', holder: { person: 'clerk' } });
    expect(kinds(story, president)).not.toContain('signer-removed');
  });

  it('is what the step or the stretch around it declares, to whoever may say that it has happened', () => {
    const by = { role: 'president', of: 'society', nobody: 'society-secretariat' } as const;
    const block: Block = {
      kind: 'sequence',
      id: 'part',
      blocks: [wait('delay', { answered: 'next' })],
      on: [
        { event: 'new-ground', title: { zh: '新事由', en: 'New' }, by, to: 'next', basis: TEST_BASIS },
        { event: 'by-nobody', title: { zh: '系统', en: 'Machine' }, to: 'next', basis: TEST_BASIS },
      ],
    };
    const story = new Story(programOf([block, review('then')])).file(content({}, { subject: true }));
    expect(offers(story, president)).toEqual([{ kind: 'raised', block: 'part', event: 'new-ground', until: null }]);
    expect(offer(story, secretary, 'raised')).toEqual({ kind: 'raised', block: 'delay', event: 'answered', until: '2026-06-17' });
    expect(kinds(story, reader('stranger', 'president', 'society-2'))).not.toContain('raised');
    story.tell({ kind: 'raised', block: 'delay', event: 'answered', actor: 'secretary' });
    expect([president, secretary].flatMap((who) => kinds(story, who))).not.toContain('raised');
  });

  it('is to object to a notice while it stands, to everybody who sees it', () => {
    const story = new Story(programOf([notice('posting'), review('then')])).file(content({}, { subject: true }));
    const member = reader('member');
    expect(kinds(story, member)).toEqual([]);
    story.act('posting.1', 'posted', { actor: 'secretary' });
    expect(offer(story, member, 'objected')).toMatchObject({
      block: 'posting',
      from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      isOver: false,
    });
    story.strike();
    expect(kinds(story, member)).toEqual([]);
  });

  it('is another applicant, to the applicant and to the secretariat alone', () => {
    const story = tell();
    expect(kinds(story, reader(APPLICANT))).toEqual(['applicant-changed']);
    expect(kinds(story, secretary)).toContain('applicant-changed');
    expect(kinds(story, reader('stranger', 'society-secretariat', 'society-2'))).toEqual([]);
  });

  it('is another applicant of the same house: of a case that the association keeps, to its head, and never to the society', () => {
    const kept = new Story(programOf(steps(), { filedBy: ['association-officer'] })).file(content({}, { subject: true }));
    const another = [{ kind: 'applicant-changed', organisation: ASSOCIATION, role: 'association-officer' }];
    expect(offers(kept, reader(APPLICANT))).toEqual(another);
    expect(offers(kept, reader('head', 'association-head', ASSOCIATION))).toEqual(another);
    expect(kinds(kept, secretary)).not.toContain('applicant-changed');
    const to = { kind: 'applicant-changed', to: 'other', actor: APPLICANT } as const;
    expect(kept.tryTell({ ...to, role: 'society-secretariat' })).toMatchObject({ details: { because: 'OTHER_HOUSE' } });
    expect(kept.tryTell({ ...to, role: 'association-officer' })).toBeNull();
  });

  it('is what only the house may do, to whoever runs it', () => {
    const story = tell();
    expect(offers(story, administrator)).toMatchObject([
      { kind: 'overridden', assign: [{ slot: 'a.1', block: 'a' }], again: ['a'], cancel: true },
    ]);
    story.act('a.1', 'agreed').act('b.1', 'no', { hasReason: true });
    expect(offers(story, administrator)).toEqual([{ kind: 'reopened', blocks: ['a', 'b'] }]);
  });

  it('is nothing for what the applicant has withdrawn', () => {
    expect(offers(tell().withdraw(), administrator)).toEqual([]);
  });
});

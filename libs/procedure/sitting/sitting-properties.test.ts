/**
 * What must hold of every sitting, whoever comes and however they vote. The oracle asks each person by himself and compares fractions as
 * BigInt; it shares no line with the machine. fast-check prints the seed of what breaks.
 */
import fc from 'fast-check';
import { membersOf, SittingStory } from '../../testing/sitting-story';
import type { CirculationCount, Majority, Mandate, OrganRules, Presence, Votes } from './sitting.types';

const COUNT = 9;
const members = membersOf(COUNT);

const majority = <B extends Majority['base']>(...bases: B[]) =>
  fc
    .record({
      operator: fc.constantFrom<Majority['operator']>('more-than', 'at-least'),
      numerator: fc.integer({ min: 1, max: 4 }),
      extra: fc.integer({ min: 0, max: 3 }),
      base: fc.constantFrom(...bases),
    })
    .map(({ operator, numerator, extra, base }) => ({ operator, of: { numerator, denominator: numerator + extra }, base }));

const charters: fc.Arbitrary<Partial<OrganRules>> = fc
  .record({
    quorum: majority('members', 'expected'),
    threshold: majority('members', 'expected', 'present'),
    recusedLeave: fc.boolean(),
    delegation: fc.constantFrom<OrganRules['delegation']>(undefined, 'attend', 'vote'),
    castingVote: fc.boolean(),
  })
  .map(({ delegation, ...rest }) => ({ ...rest, ...(delegation && { delegation }) }));

/** What each member does, by himself. */
const people = fc.array(
  fc.record({
    presence: fc.constantFrom<Presence>('present', 'present', 'present', 'leave', 'absent'),
    aside: fc.constantFrom<'no' | 'recused' | 'out'>('no', 'no', 'no', 'no', 'recused', 'out'),
    vote: fc.constantFrom<keyof Votes>('for', 'for', 'against', 'abstained'),
  }),
  { minLength: COUNT, maxLength: COUNT },
);
type Person = { presence: Presence; aside: 'no' | 'recused' | 'out'; vote: keyof Votes };

/** Pairs of who is away and who came, as far as both reach, when the charter knows mandates. */
function mandatesOf(list: Person[], rules: Partial<OrganRules>, limit: number): Mandate[] {
  if (rules.delegation === undefined) return [];
  const away = members.filter((_, n) => list[n]?.presence !== 'present');
  const here = members.filter((_, n) => list[n]?.presence === 'present');
  return away.slice(0, Math.min(limit, here.length)).map((member, n) => ({ member, by: here[n] ?? '', mandateHash: 'paper' }));
}

const reaches = (count: number, { operator, of }: Pick<Majority, 'operator' | 'of'>, total: number): boolean => {
  const [left, right] = [BigInt(count) * BigInt(of.denominator), BigInt(of.numerator) * BigInt(total)];
  return operator === 'more-than' ? left > right : left >= right;
};

/** Asks everybody: are you there, have you a vote, what is it. */
function oracle(list: Person[], rules: OrganRules, mandates: Mandate[], membership: number, casting: boolean) {
  const of = (member: string) => list[members.indexOf(member)] as Person;
  let [present, base, recusedHere, entitled] = [0, 0, 0, 0];
  const votes: Votes = { for: 0, against: 0, abstained: 0 };
  for (const member of members) {
    const { presence, aside, vote } = of(member);
    const bearer = mandates.find((mandate) => mandate.member === member)?.by;
    const isHere = presence === 'present' && aside !== 'out';
    const isRepresented = bearer !== undefined && of(bearer).aside !== 'out';
    if (!isHere && !isRepresented) continue;
    present += 1;
    if (aside === 'recused') {
      recusedHere += 1;
      continue;
    }
    base += 1;
    const hasVote = isHere || (rules.delegation === 'vote' && bearer !== undefined && of(bearer).aside !== 'recused');
    if (!hasVote) continue;
    entitled += 1;
    votes[vote] += 1;
  }
  const over = (which: Majority['base']) =>
    which === 'present' ? base : (which === 'members' ? membership : COUNT) - (rules.recusedLeave ? recusedHere : 0);
  const quorumMet = reaches(present, rules.quorum, rules.quorum.base === 'members' ? membership : COUNT);
  const inFavour = votes.for + (casting ? 1 : 0);
  const threshold = rules.threshold as Majority;
  const passes = inFavour > 0 && reaches(inFavour, threshold, over(threshold.base));
  return { present, recusedHere, entitled, votes, quorumMet, passes };
}

describe('every sitting', () => {
  it('allows an outcome exactly when the arithmetic allows it, by an oracle that asks each person', () => {
    fc.assert(
      fc.property(charters, people, fc.nat(3), fc.nat(4), (rules, list, limit, more) => {
        const membership = COUNT + more;
        const story = new SittingStory(rules, { membership });
        const mandates = mandatesOf(list, rules, limit);
        story.tell({
          kind: 'roll-recorded',
          presence: Object.fromEntries(members.map((member, n) => [member, (list[n] as Person).presence])),
          mandates,
        });
        const lends = (member: string) => mandates.some((mandate) => mandate.member === member);
        // Who is away and not represented cannot be recused; nobody who is away can leave the room.
        const folk = list.map((person, n) => {
          const isAway = person.presence !== 'present' && (person.aside === 'out' || !lends(members[n] ?? ''));
          return isAway ? { ...person, aside: 'no' as const } : person;
        });
        const aside = (what: Person['aside']) => members.filter((_, n) => folk[n]?.aside === what);
        const chair = folk[0] as Person;
        const plain = oracle(folk, story.state.rules, mandates, membership, false);
        const isTied = plain.votes.for === plain.votes.against && plain.votes.for > 0;
        const casting = rules.castingVote === true && isTied && chair.presence === 'present' && chair.aside === 'no';
        const told = oracle(folk, story.state.rules, mandates, membership, casting);
        const { for: inFavour, against, abstained } = told.votes;
        const extra = {
          recused: aside('recused'),
          outOfRoom: aside('out'),
          ...(casting ? { castingVote: 'for' as const } : {}),
        };
        const outcomeOf = (outcome: 'passed' | 'passed-in-principle' | 'not-passed' | 'postponed') =>
          story.record(outcome, [inFavour, against, abstained], extra)?.rejected ?? 'allowed';
        const passes = !told.quorumMet ? 'QUORUM_NOT_MET' : told.passes ? 'allowed' : 'THRESHOLD_NOT_MET';
        const fails = !told.quorumMet ? 'QUORUM_NOT_MET' : told.passes ? 'THRESHOLD_NOT_MET' : 'allowed';
        expect([outcomeOf('passed'), outcomeOf('passed-in-principle'), outcomeOf('not-passed')]).toEqual([passes, passes, fails]);
        expect(outcomeOf('postponed')).toBe('allowed');
        // What is shown is what was counted, and adds up by hand.
        const shown = story.item().result?.arithmetic;
        expect(shown).toMatchObject({ present: told.present, recused: told.recusedHere, entitled: told.entitled });
        expect((shown?.for ?? 0) + (shown?.against ?? 0) + (shown?.abstained ?? 0)).toBe(shown?.entitled);
        // One vote more or fewer than may be cast is refused.
        for (const wrong of [inFavour + 1, inFavour - 1]) {
          const { castingVote: _, ...plainly } = extra as typeof extra & { castingVote?: 'for' };
          expect(story.record('postponed', [wrong, against, abstained], plainly)?.rejected).toBe('VOTES_DO_NOT_ADD_UP');
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the recused no vote, his own or another’s, and leaves attendance as it is', () => {
    fc.assert(
      fc.property(charters, people, fc.nat(COUNT - 1), fc.nat(3), (rules, list, who, limit) => {
        const story = new SittingStory(rules);
        const mandates = mandatesOf(list, rules, limit);
        const presence = Object.fromEntries(members.map((member, n) => [member, (list[n] as Person).presence]));
        story.tell({ kind: 'roll-recorded', presence, mandates });
        const numbers = (recused: string[]) => {
          const refused = story.record('passed', [-1, 0, 0], { recused });
          return refused?.rejected === 'VOTES_DO_NOT_ADD_UP' ? Number(refused.details['entitled']) : null;
        };
        const member = members[who] ?? '';
        const [before, after] = [numbers([]) ?? 0, numbers([member])];
        const carries = rules.delegation === 'vote' && mandates.some(({ by }) => by === member);
        const isLent = mandates.some((mandate) => mandate.member === member);
        if (list[who]?.presence === 'present') expect(before - (after ?? 0)).toBe(carries ? 2 : 1);
        else if (isLent) expect(before - (after ?? 0)).toBe(rules.delegation === 'vote' ? 1 : 0);
        else expect(after).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('every ballot by circulation', () => {
  const reply = fc.record({
    member: fc.nat(COUNT - 1),
    says: fc.constantFrom<keyof CirculationCount>('for', 'for', 'for', 'against', 'abstained', 'invalid', 'recused'),
  });

  /** Casts the replies in this order, counts the last of each member, and tells what could be declared. */
  function held(rules: Partial<OrganRules>, replies: { member: number; says: keyof CirculationCount }[]) {
    const story = new SittingStory({ ...rules, circulation: { never: [] } }, { form: 'by-circulation' });
    const closesAt = '2026-05-22T09:00:00.000Z';
    story.tell({ kind: 'ballot-opened', closesAt, texts: { 'item-1': 'text' } });
    const last = new Map<number, keyof CirculationCount>();
    const revisions = new Map<number, number>();
    for (const { member, says } of replies) {
      revisions.set(member, (revisions.get(member) ?? 0) + 1);
      const person = members[member] ?? '';
      story.tell({
        kind: 'ballot-cast',
        actor: person,
        member: person,
        item: 'item-1',
        revision: revisions.get(member) ?? 0,
        textHash: 'text',
        recused: says === 'recused',
        receivedAt: '2026-05-21T00:00:00.000Z',
      });
      last.set(member, says);
    }
    const said = (what: keyof CirculationCount) => [...last.values()].filter((says) => says === what).length;
    const count = {
      item: 'item-1',
      for: said('for'),
      against: said('against'),
      abstained: said('abstained'),
      invalid: said('invalid'),
      recused: said('recused'),
    };
    story.tell({ kind: 'ballots-counted', at: closesAt, clock: 'ballot', dueAt: closesAt, counts: [count], ballotsHash: 'b' });
    const declared = (['passed', 'not-passed', 'postponed'] as const).map(
      (outcome) => story.record(outcome, null)?.rejected ?? 'allowed',
    );
    return { story, count, declared, arithmetic: story.item().result?.arithmetic };
  }

  it('passes by replies alone: whoever is silent has neither agreed nor attended', () => {
    fc.assert(
      fc.property(charters, fc.array(reply, { maxLength: 25 }), (rules, replies) => {
        const { story, count, declared, arithmetic } = held(rules, replies);
        const replied = new Set(replies.map(({ member }) => member)).size;
        const voting = replied - count.recused;
        const { quorum, recusedLeave } = story.state.rules;
        const threshold = story.state.rules.threshold as Majority;
        const total = threshold.base === 'present' ? voting : COUNT - (recusedLeave ? count.recused : 0);
        const quorumMet = reaches(replied, quorum, COUNT);
        const passes = count.for > 0 && reaches(count.for, threshold, total);
        const expected = !quorumMet
          ? ['QUORUM_NOT_MET', 'QUORUM_NOT_MET', 'allowed']
          : passes
            ? ['allowed', 'THRESHOLD_NOT_MET', 'COUNT_STANDS']
            : ['THRESHOLD_NOT_MET', 'allowed', 'COUNT_STANDS'];
        expect(declared).toEqual(expected);
        expect(arithmetic?.papers).toEqual({
          issued: COUNT,
          returned: replied,
          valid: count.for + count.against + count.abstained,
          invalid: count.invalid,
          notReturned: COUNT - replied,
        });
      }),
      { numRuns: 800 },
    );
  });

  it('comes to the same in whatever order members reply, and however often they change their minds', () => {
    const final = fc.uniqueArray(reply, { selector: ({ member }) => member, maxLength: COUNT });
    fc.assert(
      fc.property(
        charters,
        final.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.array(reply)),
        ),
        (rules, [list, shuffled, doubts]) => {
          const earlier = doubts.filter(({ member }) => list.some((one) => one.member === member));
          expect(held(rules, [...earlier, ...shuffled]).arithmetic).toEqual(held(rules, list).arithmetic);
        },
      ),
      { numRuns: 400 },
    );
  });
});

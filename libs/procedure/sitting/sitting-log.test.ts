/** Sittings walked at random, on site and by circulation, with events that should be refused among the others. */
import fc from 'fast-check';
import { membersOf, SittingStory, sourceOf } from '../../testing/sitting-story';
import { canonicalJson, sittingMachine } from '../index';
import type { OrganRules } from './sitting.types';

const COUNT = 9;
const members = membersOf(COUNT);

describe('every log of a sitting', () => {
  const [first, second] = [sourceOf(1), sourceOf(2)];
  const terms = { seats: 1, kind: 'contested' as const, candidates: ['c1', 'c2', 'c3'] };
  const rules: Partial<OrganRules> = {
    quorum: { operator: 'at-least', of: { numerator: 1, denominator: 3 }, base: 'members' },
    threshold: { operator: 'more-than', of: { numerator: 1, denominator: 2 }, base: 'present' },
    delegation: 'vote',
    castingVote: true,
    signers: ['chair', 'supervisor'],
    circulation: { never: ['removal'], demand: { count: 2 } },
    election: {
      kinds: ['contested'],
      threshold: { operator: 'at-least', of: { numerator: 1, denominator: 3 }, base: 'present' },
      article: '第三十条',
    },
  };
  const moves = fc.array(
    fc.record({ what: fc.nat(15), pick: fc.nat(1000), votes: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }) }),
    {
      minLength: 5,
      maxLength: 40,
      size: 'max',
    },
  );
  type Move = { what: number; pick: number; votes: number[] };
  type Told = Parameters<SittingStory['tryTell']>[0];

  function toldBy(story: SittingStory, { what, pick, votes }: Move): Told {
    const { state } = story;
    const item = `item-${1 + (pick % 3)}`;
    const member = members[pick % COUNT] ?? '';
    const [a = 0, b = 0, c = 0] = votes;
    const entitled = state.roll.filter(({ presence }) => presence === 'present').length;
    const isPaper = state.items.find(({ id }) => id === item)?.ballot === 'secret';
    const inFavour = Math.min(a, entitled);
    const listed = state.items.filter(({ status }) => status === 'listed');
    const receivedAt = '2026-05-21T00:00:00.000Z';
    const replied = (id: string) => state.items.find((one) => one.id === id)?.revisions?.filter((count) => count > 0).length ?? 0;
    const aside = (id: string) => state.items.find((one) => one.id === id)?.recused.length ?? 0;
    const table: Told[] = [
      { kind: 'item-listed', item: `item-${pick % 5}`, source: pick % 2 ? second : null, ballot: pick % 3 ? 'open' : 'secret' },
      { kind: 'roll-recorded', presence: { [member]: a % 2 ? 'present' : 'leave' } },
      { kind: 'roll-recorded', presence: { m8: 'absent' }, mandates: [{ member: 'm8', by: member, mandateHash: 'p' }] },
      { kind: 'members-changed', joined: [`n${pick}`], left: a % 2 ? [member] : [], hasReason: b % 4 > 0 },
      ...[0, 1, 2].map((): Told => ({
        kind: 'item-recorded',
        item,
        recused: [],
        hasReason: a % 2 === 0,
        votes: state.form === 'by-circulation' || c === 0 ? null : { for: inFavour, against: entitled - inFavour, abstained: 0 },
        outcome: (['passed', 'not-passed', 'postponed', 'passed', 'not-passed', 'struck'] as const)[b % 6] ?? 'passed',
        ...(isPaper ? { papers: { issued: entitled, returned: entitled, invalid: 0 } } : {}),
      })),
      {
        kind: 'election-recorded',
        item: 'item-3',
        round: 1 + (pick % 2),
        papers: { issued: entitled, returned: entitled, invalid: 0, blank: 0 },
        votes: { c1: a % 5, c2: b % 5, c3: c % 5 },
        tellers: ['t'],
        sheetHash: 's',
        hasReason: true,
      },
      {
        kind: 'item-recorded',
        item: 'item-3',
        recused: [],
        votes: null,
        outcome: a % 2 ? 'passed' : 'not-passed',
        hasReason: true,
      },
      { kind: 'ballot-opened', closesAt: '2026-05-22T00:00:00.000Z', texts: { 'item-1': 't', 'item-2': 't', 'item-0': 't' } },
      ...[0, 1].map((): Told => ({
        kind: 'ballot-cast',
        actor: member,
        member,
        item,
        textHash: 't',
        recused: b === 0,
        receivedAt,
        revision: 1 + (state.items.find(({ id }) => id === item)?.revisions?.[pick % COUNT] ?? 0),
      })),
      { kind: 'meeting-demanded', actor: member, member, receivedAt },
      {
        kind: 'ballots-counted',
        at: '2026-05-22T00:00:00.000Z',
        clock: 'ballot',
        dueAt: '2026-05-22T00:00:00.000Z',
        counts: listed.map(({ id }) => ({
          item: id,
          for: replied(id) - aside(id),
          against: 0,
          abstained: 0,
          invalid: 0,
          recused: aside(id),
        })),
        ballotsHash: 'b',
      },
      a % 3 ? { kind: 'sitting-closed' } : { kind: 'source-withdrawn', ...(b % 2 ? first : second) },
      {
        kind: 'minutes-signed',
        minutesHash: `h${c % 2}`,
        as: a % 2 ? 'chair' : 'supervisor',
        signer: a % 2 ? state.chair : 'watcher',
      },
    ];
    return table[what % table.length] as Told;
  }

  const opened = (circulation: boolean) =>
    new SittingStory(rules, {
      form: circulation ? 'by-circulation' : 'on-site',
      items: [
        { item: 'item-1', source: first },
        { item: 'item-2', source: null },
        ...(circulation ? [] : [{ item: 'item-3', source: null, ballot: 'secret' as const, election: terms }]),
      ],
    });

  it('folds to its state after each event, sends each message once, and is still when it is closed', () => {
    let [accepted, closed] = [0, 0];
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.boolean(), moves, (circulation, list) => {
        const story = opened(circulation);
        const sent: string[] = story.sent.map(({ id }) => id);
        for (const move of list) {
          const wasClosed = sittingMachine.isClosed(story.state);
          const told = toldBy(story, move);
          const refused = story.tryTell(told);
          if (wasClosed) expect(refused).not.toBeNull();
          if (refused !== null) continue;
          accepted += 1;
          kinds.add(told.kind);
          sent.push(...story.sent.map(({ id }) => id));
          expect(canonicalJson(story.replayed())).toBe(canonicalJson(story.state));
          const clock = sittingMachine.nextClock(story.state);
          expect(clock === null).toBe(story.state.circulation?.status !== 'open');
        }
        if (sittingMachine.isClosed(story.state)) closed += 1;
        expect(new Set(sent).size).toBe(sent.length);
      }),
      { numRuns: 600 },
    );
    // A walk that went nowhere would prove nothing.
    expect(accepted).toBeGreaterThan(2000);
    expect(closed).toBeGreaterThan(5);
    expect([...kinds].sort()).toEqual(
      [
        'ballot-cast',
        'ballot-opened',
        'ballots-counted',
        'election-recorded',
        'item-listed',
        'item-recorded',
        'meeting-demanded',
        'members-changed',
        'minutes-signed',
        'roll-recorded',
        'sitting-closed',
        'source-withdrawn',
      ].sort(),
    );
  });
});

/** When a case can end: the two ends of small programs, counted by hand, and of invented ones, against the machine itself. */
import {
  caseMachine,
  expectedEnd,
  foldCase,
  isRejection,
  localTime,
  projectedEnds,
  type Block,
  type CaseWorld,
  type Projection,
} from '../index';
import { programOf, review, templateOf, type Sketch } from '../../testing/templates/builder';
import { DECIDER, meeting } from '../../testing/templates/meeting';
import { CALENDAR, content, Story } from '../../testing/story';
import { dice } from '../../testing/dice';
import { walkRandomly } from '../../testing/random-path';
import { RANDOM_FORM, randomBlocks } from '../../testing/random-template';
import { compile } from '../authoring';

/** A Monday; 1, 4 and 5 May are off, 9 May is worked. */
const FILED = '2026-04-27T01:00:00.000Z';

function endsOf(blocks: Block[], more: Sketch = {}, tell: (story: Story) => unknown = () => undefined) {
  const story = new Story(programOf(blocks, more)).until(FILED);
  story.file(content({}, { subject: true }), { decider: { value: 'council' } });
  tell(story);
  const ends = projectedEnds(story.world, story.state, story.now);
  return { ...ends, story, expected: expectedEnd(ends).on };
}
const at = (instant: string | null): string | null => (instant === null ? null : localTime(instant));

describe('the ends of a case', () => {
  it('are now, and the last moment of everybody’s time one after the other', () => {
    const { earliest, latest, expected } = endsOf([
      review('first', {}, { clock: { within: '3 working days', remind: [], then: 'turn-to:president' } }),
      review('second', {}, { clock: { within: '2 working days', remind: [], then: 'mark' } }),
    ]);
    expect(at(earliest.endsAt)).toBe('2026-04-27 09:00');
    expect(earliest.path.map(({ step, by }) => `${step} ${by}`)).toEqual(['first act', 'second act']);
    // Three working days end with 30 April. The second counts from the day after: two working days end with 7 May.
    expect(at(latest.endsAt)).toBe('2026-05-08 00:00');
    expect(latest.path.map(({ step, by }) => `${step} ${by}`)).toEqual([
      'first clock',
      'first act',
      'second clock',
      'second act',
    ]);
    expect(expected).toBe('2026-05-07');
  });

  it('take what a deadline decides by itself', () => {
    const basis = [{ kind: 'rule' as const, title: { zh: '规定', en: 'a rule' }, article: '1' }];
    const { latest } = endsOf([
      review('first', {}, { clock: { within: '1 working day', remind: [], then: 'outcome:agreed', basis } }),
    ]);
    expect(latest).toMatchObject({ outcome: 'completed', path: [{ step: 'first', by: 'clock', outcome: 'agreed' }] });
  });

  it('consent: an outcome that asks for a reason, refuses or returns is not taken, whatever it is called', () => {
    const label = { zh: '一', en: 'one' };
    const { earliest } = endsOf([review('first', { 'a-refusal': 'refuse', 'a-remark': { to: 'next', label, reason: true } })]);
    expect(earliest.path).toMatchObject([{ outcome: 'agreed' }]);
  });

  it('are not known where nobody says when an organ meets; what is known is said', () => {
    const { earliest, latest, expected } = endsOf([meeting('decision'), review('after')], { parameters: [DECIDER] });
    expect(earliest).toMatchObject({ outcome: 'completed', unbounded: [] });
    expect(latest).toMatchObject({
      endsAt: null,
      outcome: 'completed',
      unbounded: [
        { step: 'decision', because: 'sitting' },
        { step: 'decision', because: 'minutes' },
      ],
    });
    expect(expected).toBeNull();
    expect(at(latest.notBefore)).not.toBe(at(earliest.notBefore));
  });

  it('say that a deadline has passed and no other follows', () => {
    const { latest } = endsOf([review('first')], {}, (story) => story.strike().days(3));
    expect(latest).toMatchObject({ endsAt: null, unbounded: [{ step: 'first', because: 'overdue' }] });
  });

  it('leave the state as it was, and of a closed case are its end', () => {
    const { story } = endsOf([review('first')]);
    const before = JSON.stringify(story.state);
    projectedEnds(story.world, story.state, story.now);
    expect(JSON.stringify(story.state)).toBe(before);
  });
});

/** What people, organs and others do on the way, in its order; deadlines only pass. */
function doneIn({ path }: Projection): { what: string; at: string }[] {
  return path.filter(({ by }) => by !== 'clock').map(({ step, outcome, at: on }) => ({ what: `${step} ${outcome}`, at: on }));
}

describe('invented cases', () => {
  const FIRST = Number(process.env['RANDOM_SEED'] ?? Math.floor(Date.now() / 86_400_000) * 1000);
  const COUNT = Number(process.env['RANDOM_COUNT'] ?? 150);

  it(`end no earlier at the latest than at the earliest, from wherever they stand (RANDOM_SEED=${FIRST})`, () => {
    let [bounded, alike] = [0, 0];
    for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
      const program = compile(templateOf(randomBlocks(dice(seed), 8), RANDOM_FORM));
      const world: CaseWorld = { program, calendar: CALENDAR };
      const { events } = walkRandomly(program, dice(seed));
      const step = foldCase(world, events.slice(0, 1 + (seed % events.length)));
      if (isRejection(step) || caseMachine.isClosed(step.state)) continue;
      const { earliest, latest } = projectedEnds(world, step.state, step.state.at);
      const told = `RANDOM_SEED=${seed} RANDOM_COUNT=1`;
      expect([told, earliest.outcome]).not.toEqual([told, 'open']);
      const areComparable = earliest.endsAt !== null && latest.endsAt !== null && earliest.outcome === latest.outcome;
      if (areComparable) expect([told, latest.notBefore >= earliest.notBefore]).toEqual([told, true]);
      const [first, last] = [doneIn(earliest), doneIn(latest)];
      const isOneWay = first.map(({ what }) => what).join() === last.map(({ what }) => what).join();
      if (isOneWay) expect([told, first.filter(({ at }, index) => at > (last[index]?.at ?? ''))]).toEqual([told, []]);
      if (isOneWay && first.length > 0) alike += 1;
      if (latest.endsAt !== null) bounded += 1;
    }
    if (COUNT >= 100) expect([bounded > COUNT / 10, alike > COUNT / 10]).toEqual([true, true]);
  }, 120_000);
});

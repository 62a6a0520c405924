/**
 * Named points at which a worker of these tests kills itself. They wrap the activities from outside; nothing of them is in the product.
 */
import { existsSync } from 'node:fs';
import type { RecordActivities } from '../../activities/record.activities';
import type { AppendAnswer, AppendRequest } from '../../libs/contracts/append';
import { randomOf } from '../../libs/testing/dice';

export type Point = 'before-append' | 'after-commit' | 'after-completion';

/** Where to die: at the n-th append of a kind of proposal, or at random with a seed. */
export type Plan =
  | { point: Point; by: AppendRequest['proposal']['by']; nth: number }
  /** Dies with the first delivery that this life decides: what was decided before is answered, and the others never are. */
  | { withNextDelivery: 'after-commit' | 'after-completion' }
  /** Lets so many appends of deliveries pass and holds the others until the file is there: whoever is killed meanwhile is killed in their midst. */
  | { letPass: number; until: string }
  | { seed: number; oneIn: number }
  /** Dies nowhere; append takes whatever stands at the next place of the log for its own event. */
  | { mutation: 'any-event-is-mine' }
  | null;

type Append = RecordActivities['append'];

const POINTS: Point[] = ['before-append', 'after-commit', 'after-completion'];

export function withFailpoints(append: Append, plan: Plan, die: () => void): Append {
  if (plan === null) return append;
  if ('mutation' in plan) return takingAnyEventForItsOwn(append);
  if ('letPass' in plan) return holding(append, plan);
  if ('withNextDelivery' in plan) return oneDelivery(append, plan.withNextDelivery, die);
  const choose = chooser(plan);
  return async (request) => {
    const point = choose(request);
    if (point === 'before-append') die();
    const answer = await append(request);
    if (point === 'after-commit') die();
    // The answer leaves for Temporal with the workflow task; a moment later it has arrived.
    if (point === 'after-completion') setTimeout(die, 150);
    return answer;
  };
}

function chooser(plan: Extract<Plan, { nth: number } | { seed: number }>): (request: AppendRequest) => Point | null {
  if ('seed' in plan) {
    const random = randomOf(plan.seed);
    return () => (random() * plan.oneIn < 1 ? (POINTS[Math.floor(random() * POINTS.length)] ?? null) : null);
  }
  let count = 0;
  return (request) => {
    if (request.proposal.by !== plan.by) return null;
    count += 1;
    return count === plan.nth ? plan.point : null;
  };
}

function oneDelivery(append: Append, point: 'after-commit' | 'after-completion', die: () => void): Append {
  let before: Promise<unknown> = Promise.resolve();
  return (request) => {
    if (request.proposal.by !== 'outbox') return append(request);
    const answer = before.then(async () => {
      const given = await append(request);
      if (given.append === 'appended' && point === 'after-commit') die();
      return given;
    });
    before = answer.then(({ append: what }) => {
      if (what !== 'appended') return undefined;
      setTimeout(die, 150);
      return new Promise(() => undefined);
    });
    return answer;
  };
}

function holding(append: Append, { letPass, until }: { letPass: number; until: string }): Append {
  let count = 0;
  return async (request) => {
    if (request.proposal.by === 'outbox') count += 1;
    const isHeld = request.proposal.by === 'outbox' && count > letPass;
    while (isHeld && !existsSync(until)) await new Promise((resolve) => setTimeout(resolve, 20));
    return append(request);
  };
}

/** The obvious protocol, with (log, seq) as its key and no look at the event's id: what stands there must be what I wrote before. */
function takingAnyEventForItsOwn(append: Append): Append {
  return async (request): Promise<AppendAnswer> => {
    const answer = await append(request);
    if (answer.append !== 'behind') return answer;
    const [mine] = answer.events;
    if (mine === undefined) return answer;
    return {
      ...answer,
      append: 'appended',
      events: [mine],
      seq: mine.seq,
      answer: { answered: 'accepted', stream: request.stream, seq: mine.seq, at: mine.event.at },
    };
  };
}

/**
 * The slow way to know whether a rule can be broken: the real machine is driven to every situation that a case can come to, and each
 * event is judged. It shares nothing with the checker's exploration but the machine's own judge (`brokenRule`), so that the two can be
 * held against each other. For templates of a few steps.
 */
import { brokenRule, caseMachine, isRejection } from '../../procedure';
import type { CaseEvent, CaseState, CaseWorld, FiledContent, ParameterValue, Program, Unstamped } from '../../procedure';
import type { Monitor } from '../../procedure/machine/monitor.types';
import { APPLICANT, ASSOCIATION, CALENDAR, SOCIETY } from '../story';
import { possibleMoves, type Domain, type Move } from './possible-events';
import { situationOf } from './situation';

/** What was found. `bounded`: more situations than were allowed, and none of those seen breaks it. */
export type BruteVerdict = { is: 'broken'; path: string[] } | { is: 'kept'; situations: number } | { is: 'bounded' };

export interface BruteDomain extends Domain {
  parameters: Record<string, ParameterValue>[];
}

interface Node {
  state: CaseState;
  at: number;
  /** What led here, and from where. */
  told: string;
  from: Node | null;
}

interface Search {
  world: CaseWorld;
  judge: Program;
  seen: Set<string>;
  queue: Node[];
}

const BEGINS = Date.parse('2026-03-02T01:00:00.000Z');
const SECOND = 1000;
/** What was entered is not withdrawn, and a notice whose days are over is not objected to. */
const MAY_BE_REFUSED = ['ALREADY_REGISTERED', 'NOTICE_OVER'];

/** Breadth first, so that the path is a shortest one. `most`: situations at most. */
export function bruteForce(program: Program, monitor: Monitor, domain: BruteDomain, most = 4_000): BruteVerdict {
  const { monitors: _monitors, ...unwatched } = program;
  const world: CaseWorld = { program: unwatched, calendar: CALENDAR };
  const search: Search = { world, judge: { ...unwatched, monitors: [monitor] }, seen: new Set(), queue: [] };
  for (const broken of filings(search, domain)) if (broken !== null) return { is: 'broken', path: pathTo(broken) };
  for (let next = 0; next < search.queue.length; next += 1) {
    if (search.seen.size > most) return { is: 'bounded' };
    const node = search.queue[next] as Node;
    for (const move of possibleMoves(unwatched, node.state, domain, node.at)) {
      const broken = follow(search, node, move);
      if (broken !== null) return { is: 'broken', path: pathTo(broken) };
    }
  }
  return { is: 'kept', situations: search.seen.size };
}

/** Every form with every set of parameters. */
function filings(search: Search, { contents, parameters }: BruteDomain): (Node | null)[] {
  return parameters.flatMap((values) =>
    contents.map((content): Node | null => {
      const filed: CaseEvent = {
        ...{ kind: 'filed', id: 'event-0', at: new Date(BEGINS).toISOString(), occurredOn: '2026-03-02', actor: APPLICANT },
        ...{ case: 'case-1', society: SOCIETY, association: ASSOCIATION, parameters: values, ...content },
      };
      const step = caseMachine.start(search.world, filed);
      if (isRejection(step)) throw new Error(`not filed: ${JSON.stringify(step)}`);
      const node: Node = { state: step.state, at: BEGINS, told: `filed ${JSON.stringify([content.facts, values])}`, from: null };
      if (brokenRule(search.judge, null, step.state, 'filed') !== null) return node;
      come(search, node);
      return null;
    }),
  );
}

/** Tells the events of a move, one after the other; gives where the rule was broken. What the machine refuses cannot happen. */
function follow(search: Search, start: Node, move: Move): Node | null {
  let node = start;
  for (const unstamped of move) {
    const at = unstamped.kind === 'clock-struck' ? Math.max(node.at + SECOND, Date.parse(unstamped.dueAt)) : node.at + SECOND;
    const event = { ...unstamped, id: `event-${at}`, at: new Date(at).toISOString() };
    const step = caseMachine.transition(search.world, node.state, event);
    if (isRejection(step)) {
      if (MAY_BE_REFUSED.includes(step.rejected)) return null;
      throw new Error(`refused: ${JSON.stringify(step)} of ${JSON.stringify(event)}`);
    }
    const after: Node = { state: step.state, at, told: words(unstamped), from: node };
    if (brokenRule(search.judge, node.state, step.state, event.kind) !== null) return after;
    node = after;
  }
  come(search, node);
  return null;
}

function come({ seen, queue }: Search, node: Node): void {
  const situation = situationOf(node.state);
  if (seen.has(situation)) return;
  seen.add(situation);
  queue.push(node);
}

function pathTo(node: Node | null): string[] {
  const path: string[] = [];
  for (let at = node; at !== null; at = at.from) path.unshift(at.told);
  return path;
}

function words(event: Unstamped<CaseEvent>): string {
  if (event.kind === 'acted') return `${event.slot} ${event.outcome}${event.content === null ? '' : ` ${factsIn(event)}`}`;
  if (event.kind === 'item-resulted') return `${event.block} ${event.result.outcome} ${event.stage} ${event.version}`;
  if (event.kind === 'looked-up') return `${event.block} finds ${JSON.stringify(event.values)}`;
  if (event.kind === 'registered') return `${event.block} ${event.result}`;
  if (event.kind === 'call-ended') return `${event.block} ${event.result ?? event.outcome}`;
  if (event.kind === 'raised') return `${event.block} ${event.event}`;
  return event.kind === 'clock-struck' ? `clock ${event.clock}` : event.kind;
}

function factsIn({ content }: { content: FiledContent | null }): string {
  return JSON.stringify(content?.facts ?? {});
}

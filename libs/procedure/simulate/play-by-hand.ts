/**
 * A case played by hand: what is done is written down as a script, and the script is played again from its beginning. So what stands on the
 * page and what is kept as a scenario are one thing, and taking an act back is leaving it out.
 */
import { instantOfMilliseconds, millisecondsOf } from '../clock/civil';
import type { Instant } from '../kernel';
import type { SimulatedWorld } from './play';
import type { LocalTime, ScriptAct, SimulationScript } from './script.types';
import { simulate } from './simulate';
import type { RefusedAct, Simulation } from './simulation.types';
import { laterBy, localTime, readTime } from './times';

export interface Played {
  /** Without an end: as far as it goes is `now`. */
  script: SimulationScript;
  now: LocalTime;
}

/** As far as it has been played; what comes due at this very minute has come about. */
export function soFar(world: SimulatedWorld, { script, now }: Played): Simulation {
  return simulate(world, { ...script, ends: now });
}

/** Does one more thing at the minute at which the play stands, or says why it was not taken; then nothing has changed. */
export function doNext(
  world: SimulatedWorld,
  { script, now }: Played,
  act: ScriptAct,
): { played: Played } | { refused: RefusedAct } {
  const acts = [...script.acts, { ...act, at: now }];
  const next = { script: { ...script, acts }, now };
  const { refused, state } = soFar(world, next);
  const why = refused.find((one) => one.act === acts.length - 1);
  if (why !== undefined) return { refused: why };
  // The minute in which an act may be taken back is nothing that anybody wants to wait for.
  const settles = Object.values(state?.clocks ?? {}).find(({ effect }) => effect.kind === 'settle');
  return { played: settles === undefined ? next : skipTo(next, wholeMinute(settles.dueAt)) };
}

/** When something comes about by itself, although nobody does anything: a deadline, a reminder. Null: nothing any more. */
export function comesNext(world: SimulatedWorld, { script, now }: Played): LocalTime | null {
  const at = readTime(now) ?? '';
  const { log, received } = simulate(world, script);
  const due = [
    ...log.filter(({ by }) => by === 'clock').map(({ event }) => event.at),
    ...received.filter(({ what }) => what === 'reminder' || what === 'turned').map((one) => one.at),
  ].filter((instant) => instant > at);
  const first = due.sort()[0];
  return first === undefined ? null : wholeMinute(first);
}

/** The play at a later minute; what comes due until then comes about. Earlier than it stands it does not go. */
export function skipTo(played: Played, time: LocalTime): Played {
  const [from, to] = [readTime(played.now), readTime(time)];
  return from === null || to === null || to <= from ? played : { ...played, now: time };
}

/** The same time of day so much later (`1 working day`). */
export function skipBy(world: SimulatedWorld, played: Played, period: string): Played {
  const at = laterBy(readTime(played.now) ?? '', period, world.calendar);
  return at === null ? played : skipTo(played, wholeMinute(at));
}

/** As a scenario: the way itself, and as expectation what it has come to. */
export function asScenario(world: SimulatedWorld, played: Played, title: SimulationScript['title']): SimulationScript {
  const { state, endedOn } = soFar(world, played);
  const isOpen = state === null || state.status !== 'closed';
  const steps = Object.entries(state?.blocks ?? {})
    .filter(([, { status, outcome }]) => status === 'done' && outcome !== null && !/^(\d+|none)$/.test(outcome))
    .map(([step, { outcome, round }]) => ({ step, outcome, round }));
  return {
    ...played.script,
    title,
    ...(isOpen ? { ends: played.now } : {}),
    expect: {
      outcome: state?.outcome ?? 'open',
      ...(state?.result === undefined ? {} : { result: state.result }),
      ...(endedOn === null ? {} : { endsOn: endedOn }),
      steps,
    },
  };
}

/** Scripts know minutes. A deadline falls on one; a reminder is spread over the seconds of its own. */
function wholeMinute(instant: Instant): LocalTime {
  const minute = localTime(instant);
  const at = readTime(minute) ?? instant;
  return at >= instant ? minute : localTime(instantOfMilliseconds(millisecondsOf(at) + 60_000));
}

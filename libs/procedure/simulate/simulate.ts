/**
 * The simulator: a case and its sittings under a clock that skips what nobody waits for. The same machines as in the workflow, told the
 * same events; no clock, no chance, no store. The same script gives the same simulation everywhere.
 */
import { civilDateOf } from '../clock/civil';
import { explainClock } from '../clock/explain-clock';
import { Fault } from '../kernel';
import type { Instant } from '../kernel';
import { copy } from '../plain';
import { file, perform, refusal, sittingOf, taskFor, type Refusal } from './acts';
import { advance } from './advance';
import { projectedEnds } from './ends';
import { unmetOf } from './expect';
import type { Playing, SimulatedWorld } from './play';
import { registersOf } from './registers';
import type { ScriptAct, SimulationScript } from './script.types';
import type { Simulation } from './simulation.types';
import { daysBetween, laterBy, readTime } from './times';

/** Plays a script that was read (`parseScript`). What is refused is listed, and the script goes on. */
export function simulate(world: SimulatedWorld, script: SimulationScript): Simulation {
  const playing = begin(world, script);
  const refused: Simulation['refused'] = [];
  const filing = file(playing);
  if (filing !== null) refused.push({ act: null, at: playing.now, position: 0, ...filing, isExpected: false });
  const stop = script.ends === undefined ? null : timeOf(script.ends);
  if (filing === null) {
    for (const [act, told] of script.acts.entries()) {
      const found = play(playing, told, act, stop);
      if (found !== null)
        refused.push({ act, at: playing.now, position: playing.log.length, ...found, isExpected: told.refused === found.code });
    }
  }
  const { state } = playing;
  const ends = state === null || state.status === 'closed' ? null : projectedEnds(world, state, playing.now);
  if (state !== null) advance(playing, stop);
  return resultOf(playing, refused, ends);
}

function begin(world: SimulatedWorld, script: SimulationScript): Playing {
  return {
    world,
    script,
    now: timeOf(script.begins),
    state: null,
    form: script.form,
    log: [],
    received: [],
    reminders: [],
    clocks: [],
    tasks: {},
    sittings: [],
    outbox: [],
    registers: registersOf(script),
  };
}

function timeOf(time: string): Instant {
  const instant = readTime(time);
  if (instant === null) throw new Fault('TIME_UNREADABLE', { time });
  return instant;
}

/** Waits until the act is due and does it. What can never be done costs no time. */
function play(playing: Playing, act: ScriptAct, index: number, stop: Instant | null): Refusal | null {
  const before = { ...playing, ...copy({ reminders: playing.reminders, clocks: playing.clocks, tasks: playing.tasks }) };
  const [log, received, sittings] = [playing.log.length, playing.received.length, playing.sittings.map((one) => ({ ...one }))];
  const early = act.at === undefined ? waitUntilPossible(playing, act, stop) : waitForTime(playing, act.at, stop);
  if (early === null) return perform(playing, act, index);
  playing.log.length = log;
  playing.received.length = received;
  Object.assign(playing, { ...before, sittings });
  return early;
}

function waitForTime(playing: Playing, time: string, stop: Instant | null): Refusal | null {
  const at = timeOf(time);
  if (at < playing.now || (stop !== null && at > stop)) return refusal('TIME_HAS_PASSED', { at });
  advance(playing, at);
  return null;
}

function waitUntilPossible(playing: Playing, act: ScriptAct, stop: Instant | null): Refusal | null {
  const step = 'step' in act ? act.step : 'block' in act ? act.block : null;
  if (!advance(playing, stop, () => isPossible(playing, act))) return refusal('NOT_OPEN', { step: act.open ?? step });
  if (act.after === undefined) return null;
  const at = laterBy(playing.now, act.after, playing.world.calendar);
  if (at === null) throw new Fault('PERIOD_UNREADABLE', { period: act.after });
  if (stop !== null && at > stop) return refusal('TIME_HAS_PASSED', { at });
  advance(playing, at);
  return null;
}

function isPossible(playing: Playing, act: ScriptAct): boolean {
  const { state } = playing;
  if (act.open !== undefined && state?.blocks[act.open]?.status !== 'open') return false;
  switch (act.do) {
    case 'act':
      return taskFor(playing, act) !== null;
    case 'convene':
      return state?.blocks[act.step]?.agenda?.status === 'waiting';
    case 'decide':
    case 'sitting-event':
      return sittingOf(playing, act.step) !== null;
    case 'sign':
      return sittingOf(playing, act.step)?.state.phase === 'closed';
    case 'withdraw':
    case 'raise':
    case 'event':
      return true;
  }
}

function resultOf(playing: Playing, refused: Simulation['refused'], ends: Simulation['ends']): Simulation {
  const { world, log, received, state, now } = playing;
  const [from, to] = [state?.filedAt ?? now, state?.closedAt ?? now];
  const simulation: Simulation = {
    log,
    received,
    refused,
    state,
    clocks: playing.clocks.map(({ clock, clearedAt }) => ({
      clock,
      clearedAt,
      arithmetic: explainClock(clock, world.calendar),
    })),
    elapsed: { from, to, ...daysBetween(from, to, world.calendar) },
    ends,
    endedOn: state?.closedAt === null || state === null ? null : civilDateOf(state.closedAt),
    unmet: [],
  };
  return { ...simulation, unmet: unmetOf(playing.script, simulation) };
}

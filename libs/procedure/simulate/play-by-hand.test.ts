/** Cases of the catalogue played by hand: everything by what the page would offer. */
import { calendarOf, listProcedures, loadTemplate, registers } from '../../templates';
import { scenariosOf } from '../../templates/scenarios';
import { parseScript } from './parse-script';
import { compile } from '../template/compile';
import { asScenario, comesNext, doNext, skipBy, skipTo, soFar, type Played } from './play-by-hand';
import { playables, type Playable } from './playables';
import type { Jurisdiction } from '../template/template.types';
import { simulate } from './simulate';
import { readTime } from './times';
import type { ScriptAct, SimulationScript } from './script.types';

const worldOf = (id: string, place: Jurisdiction = 'CN') => {
  const template = loadTemplate(id, place);
  return { template, program: compile(template), calendar: calendarOf(place), registers: registers() };
};
const begun = (script: SimulationScript): Played => {
  const { expect: _expect, ends: _ends, ...rest } = script;
  return { script: { ...rest, acts: [] }, now: script.begins };
};
const offered = (world: ReturnType<typeof worldOf>, played: Played): Playable[] =>
  playables(world.template, played.script, soFar(world, played).state, readTime(played.now) ?? '');

const branch = worldOf('branch-setup');
const [usual] = scenariosOf('branch-setup') as [SimulationScript];

/** The act as the page makes it of what is offered; null where nobody can do it. */
function actOf(one: Playable): ScriptAct | null {
  switch (one.kind) {
    case 'task': {
      const [who] = one.actors.persons;
      const answer = one.answers.find(({ reason }) => !reason) ?? one.answers[0];
      if (who === undefined || answer === undefined) return null;
      const seat = one.seat === null ? {} : { seat: one.seat };
      const marks = one.marks?.items.map((item, at) => ({
        item,
        points: one.marks?.criteria.map(({ most }) => Math.max(0, most - at)) ?? [],
      }));
      return {
        do: 'act',
        step: one.step,
        outcome: answer.id,
        who,
        ...seat,
        submits: one.submits,
        reason: true,
        ...(marks === undefined ? {} : { with: { marks } }),
      };
    }
    case 'convene':
      return { do: 'convene', step: one.step };
    case 'decide':
      return { do: 'decide', step: one.step, outcome: 'passed', votes: { for: one.members.length, against: 0, abstained: 0 } };
    case 'sign':
      return { do: 'sign', step: one.step };
    case 'call': {
      const ends = one.outcomes[0]?.id ?? '';
      const isPlain = ends === 'completed' || ends === 'refused' || ends === 'withdrawn';
      const outcome = isPlain ? ends : 'completed';
      const event = {
        kind: 'call-ended' as const,
        block: one.step,
        case: 'called',
        outcome,
        result: isPlain ? null : ends,
        deciders: [],
      };
      return { do: 'event', event };
    }
    case 'raise': {
      const [who] = one.actors.persons;
      return who === undefined ? null : { do: 'raise', block: one.step, event: one.events[0]?.id ?? '', who };
    }
  }
}

describe('a case by hand', () => {
  it('goes from the form to the end by what is offered, and is kept as a scenario that comes to the same', () => {
    let played = begun(usual);
    const seen: string[] = [];
    for (let moves = 0; moves < 20 && soFar(branch, played).state?.status !== 'closed'; moves += 1) {
      const [next] = offered(branch, played);
      if (next === undefined) throw new Error('nothing to do');
      seen.push(next.kind);
      if (next.kind === 'decide' && next.on !== null) played = skipTo(played, `${next.on} 15:00`);
      const done = doNext(branch, played, actOf(next) as ScriptAct);
      if ('refused' in done) throw new Error(done.refused.code);
      played = skipBy(branch, done.played, '1 working day');
    }
    expect(seen).toEqual(['task', 'convene', 'decide', 'sign', 'task']);
    const scenario = asScenario(branch, played, { zh: '走一遍', en: 'Once' });
    expect(scenario.expect).toMatchObject({ outcome: 'completed' });
    expect(scenario.expect?.steps?.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['materials', 'council-decision', 'entry']),
    );
    expect(parseScript(scenario, branch.template).issues).toEqual([]);
    expect(simulate(branch, scenario).unmet).toEqual([]);
  });

  it('offers the persons and answers of a task, and refuses without changing anything', () => {
    const played = begun(usual);
    const [task] = offered(branch, played);
    expect(task).toMatchObject({
      kind: 'task',
      step: 'materials',
      actors: { post: 'society-secretariat', persons: ['secretary'] },
    });
    const done = doNext(branch, played, { do: 'act', step: 'materials', outcome: 'complete', who: 'officer' });
    expect(done).toMatchObject({ refused: { code: 'NO_AUTHORITY' } });
    expect(played.script.acts).toEqual([]);
  });

  it('skips to what comes about by itself, and what comes due then has come about', () => {
    const played = begun(usual);
    const next = comesNext(branch, played);
    expect(next).not.toBeNull();
    const later = skipTo(played, next ?? '');
    const got = (at: Played) => soFar(branch, at).received.filter(({ what }) => what === 'reminder').length;
    expect(got(played)).toBe(0);
    expect(got(later)).toBeGreaterThan(0);
    expect(comesNext(branch, later)).not.toBe(next);
    // Time does not go back.
    expect(skipTo(later, played.now)).toBe(later);
  });

  it('keeps a case that is still open as one that is', () => {
    const scenario = asScenario(branch, skipBy(branch, begun(usual), '1 working day'), { zh: '半路', en: 'Half' });
    expect(scenario).toMatchObject({ ends: '2026-05-19 09:00', expect: { outcome: 'open' } });
    expect(simulate(branch, scenario).unmet).toEqual([]);
  });
});

/** Every procedure: whatever is offered can be done or is refused in so many words, until the case ends or nobody can go on. */
it.each(listProcedures())('%s is played by its offers as far as its registers let it', (id) => {
  // Two procedures are of one place alone.
  const place = scenariosOf(id).length > 0 ? 'CN' : 'CN-NX';
  const world = worldOf(id, place);
  const [script] = scenariosOf(id, place) as [SimulationScript];
  let played = begun(script);
  let [done, tried] = [0, 0];
  for (let moves = 0; moves < 25; moves += 1) {
    const offers = offered(world, played);
    if (offers.length === 0) break;
    const moved = offers.some((one) => {
      const act = actOf(one);
      if (act === null) return false;
      tried += 1;
      if (one.kind === 'decide' && one.on !== null) played = skipTo(played, `${one.on} 15:00`);
      const result = doNext(world, played, act);
      if ('refused' in result) return false;
      played = result.played;
      done += 1;
      return true;
    });
    const next = moved ? null : comesNext(world, played);
    if (!moved && next === null) break;
    if (next !== null) played = skipTo(played, next);
  }
  expect(tried).toBeGreaterThan(0);
  expect(done).toBeGreaterThan(0);
  const scenario = asScenario(world, played, { zh: '所做', en: 'What was done' });
  expect(parseScript(scenario, world.template).issues).toEqual([]);
  const again = simulate(world, scenario);
  expect(again.unmet).toEqual([]);
  expect(again.refused).toEqual([]);
});

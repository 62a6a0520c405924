/** Asking the exploration of a template written short, and rules to ask of. */
import { compile } from '../procedure/authoring';
import type { Block, Program, Template } from '../procedure';
import type { Surroundings, Verdict } from '../procedure/checker/checker.types';
import { explore, type Limits } from '../procedure/checker/explore';
import type { Monitor } from '../procedure/machine/monitor.types';
import { CALENDAR } from './story';
import { templateOf, type Sketch } from './templates/builder';

export const NOTHING_AROUND: Surroundings = { calendar: CALENDAR, registers: [], templates: [], obligations: [] };

/** What the exploration says of a rule in a template of these blocks. */
export function explored(blocks: Block[], monitor: Monitor, more: Sketch = {}, limits?: Limits): Verdict {
  const template = templateOf(blocks, more);
  // With what the rule itself reads among the facts, as the checker compiles it.
  return exploredIn(template, compile(template, [monitor]), monitor, limits);
}

export function exploredIn(template: Template, program: Program, monitor: Monitor, limits?: Limits): Verdict {
  return explore(template, program, monitor, NOTHING_AROUND, limits);
}

/** `kept`, `undecided`, or the acts of the counter-example: `a agreed`, `c raise news`. */
export function shortly(verdict: Verdict): string | string[] {
  if (verdict.is !== 'broken') return verdict.is;
  return verdict.script.acts.map((act) => {
    if (act.do === 'act' || act.do === 'decide') return `${act.step} ${act.outcome}`;
    if (act.do === 'raise') return `${act.block} raise ${act.event}`;
    if (act.do === 'event') return `${JSON.stringify(act.event['block']).replaceAll('"', '')} ${act.event.kind}`;
    return act.do === 'withdraw' ? 'withdraw' : `${act.step} ${act.do}`;
  });
}

/** `then` does not come before `first` has agreed. */
export function before(first: string, then: string, when: 'opens' | 'ends' = 'opens'): Monitor {
  return {
    rule: 'R',
    kind: 'before',
    first: [{ step: first, outcomes: ['agreed', 'passed', 'holds'] }],
    then: [{ step: then, when }],
  };
}

/** Whoever comes to `when` does not end as approved without `needs`. */
export function atEnd(when: string, needs: string): Monitor {
  const agreed = (step: string) => [{ step, outcomes: ['agreed', 'passed', 'holds'] }];
  return { rule: 'R', kind: 'at-end', when: agreed(when), needs: agreed(needs) };
}

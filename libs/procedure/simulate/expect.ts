/** What a script expected of its simulation and did not find. */
import type { ScriptAct, SimulationScript } from './script.types';
import type { Simulation, Unmet } from './simulation.types';

/** In the order of the script: acts that were to be refused, the end, the steps. */
export function unmetOf(script: SimulationScript, simulation: Simulation): Unmet[] {
  const { expect } = script;
  const acts = script.acts.flatMap((act, index) => ofAct(act, index, simulation));
  if (expect === undefined) return acts;
  const { state, endedOn } = simulation;
  const found = { outcome: state?.outcome ?? 'open', result: state?.result ?? '', endsOn: endedOn ?? '' };
  const ends = (['outcome', 'result', 'endsOn'] as const).flatMap((what): Unmet[] => {
    const expected = expect[what];
    return expected === undefined || expected === found[what] ? [] : [{ what, of: null, expected, found: found[what] }];
  });
  const steps = (expect.steps ?? []).flatMap(({ step, ...wanted }): Unmet[] => {
    const block = state?.blocks[step];
    const seen = Object.entries(wanted).map(([name, value]) => [value, block?.[name as keyof typeof wanted]] as const);
    if (seen.every(([value, is]) => value === is)) return [];
    const say = (place: 0 | 1): string => seen.map((pair) => String(pair[place])).join(' · ');
    return [{ what: 'step', of: step, expected: say(0), found: say(1) }];
  });
  return [...acts, ...ends, ...steps];
}

function ofAct(act: ScriptAct, index: number, { refused }: Simulation): Unmet[] {
  if (act.refused === undefined) return [];
  const found = refused.find((one) => one.act === index);
  if (found?.isExpected === true) return [];
  return [{ what: 'refusal', of: String(index + 1), expected: act.refused, found: found?.code ?? '' }];
}

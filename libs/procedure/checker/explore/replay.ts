/** Whether the simulator confirms a way: the script is played without the rules, which would refuse it, and every state is judged. */
import { isRejection, type Rejection, type Step } from '../../kernel';
import { caseMachine } from '../../machine/case-machine';
import type { Monitor } from '../../machine/monitor.types';
import { brokenRule } from '../../machine/monitors';
import type { CaseState } from '../../machine/state.types';
import type { SimulationScript } from '../../simulate/script.types';
import { simulate } from '../../simulate/simulate';
import type { Program } from '../../template/program.types';
import type { Template } from '../../template/template.types';
import type { Calendar } from '../../clock/calendar.types';

/** True when the case that the script tells breaks the rule. */
export function breaksWhenPlayed(
  world: { template: Template; program: Program; calendar: Calendar },
  monitor: Monitor,
  script: SimulationScript,
): boolean {
  const { monitors: _monitors, ...program } = world.program;
  const judged: Program = { ...program, monitors: [monitor] };
  const played = { ...world, program };
  try {
    const { log } = simulate(played, script);
    let state: CaseState | null = null;
    for (const told of log) {
      if (told.stream !== 'case') continue;
      const { event } = told;
      const step: Step<CaseState> | Rejection =
        state === null ? caseMachine.start(played, event) : caseMachine.transition(played, state, event);
      if (isRejection(step)) return false;
      if (brokenRule(judged, state, step.state, event.kind) !== null) return true;
      ({ state } = step);
    }
  } catch {
    // What the simulator cannot play confirms nothing.
    return false;
  }
  return false;
}

import type { ProgressNode } from '../../../../libs/contracts/api';
import { postTitle } from '../../../../libs/contracts/posts';
import { progress, type CaseState, type Simulation, type SimulationScript, type Template } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { ProgressDiagram } from '../shared/progress-diagram';
import { DayList } from './day-list';
import { Lanes } from './lanes';
import type { World } from './world';

/** What has come of it so far: how far it is, who had what on which day, and everything day by day. */
export function What({ world, script, simulation }: { world: World; script: SimulationScript; simulation: Simulation }) {
  const { words } = useSpeech();
  const said = words.simulator;
  const { state } = simulation;
  if (state === null) return null;
  return (
    <>
      <Sheet title={said.progress}>
        <ProgressDiagram nodes={nodesOf(world.template, state)} />
      </Sheet>
      <Sheet title={said.lanes.title} aside={<span className="soft">{said.lanes.off}</span>}>
        <Lanes world={world} script={script} simulation={simulation} />
      </Sheet>
      <Sheet title={said.days.title}>
        <DayList world={world} script={script} simulation={simulation} />
      </Sheet>
    </>
  );
}

/** As the department sees it. */
function nodesOf(template: Template, state: CaseState): ProgressNode[] {
  return progress(template, state, { audience: 'department', now: state.at }).map(
    ({ holder, outcome: _outcome, outcomeLabel, ...step }) => {
      const [post] = holder !== null && 'posts' in holder ? holder.posts : [];
      return {
        ...step,
        item: step.item ?? null,
        holder: post === undefined ? null : postTitle[post.role],
        outcome: outcomeLabel,
      };
    },
  );
}

import { resumeAll } from './engine';
import { textFlag, type Invocation } from './commands';
import { dataFolder, layoutOf } from './layout';
import { runningOn } from './store';
import { StartProblem } from '../../libs/runtime/problem';

/** `guicheng reconcile`: placeholder until the engine's own comparison is wired. */
export function reconcile(invocation: Invocation): Promise<number> {
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), invocation.environment.typedIn));
  const running = runningOn(layout);
  if (!running)
    throw new StartProblem('Guicheng', 'it does not run on this folder', 'Start it first; every start resumes what is open.');
  void resumeAll;
  return Promise.resolve(0);
}

/** What a bench lets happen again and again: cases of three steps, and bare workflows of as many. */
import type { TestEnvironment } from '../../libs/testing/environment';
import type { Society } from '../../libs/testing/society';
import { askToAct, askToFile, submit, type TwoSteps } from '../../libs/testing/two-step-case';
import type { BareWorkflows } from './bare-workflows';

/** Of one case: filed, agreed, agreed. The bare workflow beside it takes as many, because a start costs several steps. */
export const STEPS = 3;

/** One that is begun, and then heard `STEPS - 1` times. */
export interface Walk {
  start: () => Promise<string>;
  update: (id: string, nth: number) => Promise<void>;
}

/** Intents are written as the API writes them. */
export function caseWalk(environment: TestEnvironment, steps: TwoSteps, house: Society): Walk {
  const { secretary, president } = house.people;
  const act = async (stream: string, slot: string, actor: string) => {
    await submit(environment, await askToAct(environment, steps, house, { stream, slot, actor }));
  };
  return {
    async start() {
      const filed = await askToFile(environment, steps, house);
      await submit(environment, filed);
      return filed.stream;
    },
    update: (stream, nth) => (nth === 1 ? act(stream, 'first.1', secretary) : act(stream, 'second.1', president)),
  };
}

export function bareWalk(bare: BareWorkflows): Walk {
  return { start: () => bare.begin(STEPS), update: (id) => bare.step(id) };
}

/** To its end. */
export async function walked({ start, update }: Walk): Promise<string> {
  const id = await start();
  for (let nth = 1; nth < STEPS; nth += 1) await update(id, nth);
  return id;
}

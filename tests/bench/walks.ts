/** What a bench lets happen again and again: cases of three steps, and bare workflows of as many. */
import { answeredOrAsked } from '../../apps/api/intents/intents.service';
import type { LiveService } from '../../apps/api/live/live.service';
import type { Answer } from '../../libs/contracts/temporal';
import type { TestEnvironment } from '../../libs/testing/environment';
import type { Asked, Society } from '../../libs/testing/society';
import { askToAct, askToFile, submit, type TwoSteps } from '../../libs/testing/two-step-case';
import type { BareWorkflows } from './bare-workflows';

/** Of one case: filed, agreed, agreed. The bare workflow beside it takes as many, because a start costs several steps. */
export const STEPS = 3;

/** One that is begun, and then heard `STEPS - 1` times. */
export interface Walk {
  start: () => Promise<string>;
  update: (id: string, nth: number) => Promise<void>;
}

/**
 * Intents are written as the API writes them. With `live` it goes on as the API does when they are answered, without it when the workflow has
 * ended its task too.
 */
export function caseWalk(environment: TestEnvironment, steps: TwoSteps, house: Society, live: LiveService | null): Walk {
  const { secretary, president } = house.people;
  const answered = async (asked: Asked & { opens?: boolean }) => {
    const ask = async () => void (await submit(environment, asked));
    await (live === null ? ask() : answeredOrAsked(live, asked.intent, ask));
    const [row] = await environment.api.query<{ answer: Answer | null }[]>('select answer from guicheng.intent where id = $1', [
      asked.intent,
    ]);
    if (row?.answer?.answered !== 'accepted') throw new Error(`intent ${asked.intent} was not accepted`);
  };
  const act = async (stream: string, slot: string, actor: string) =>
    answered(await askToAct(environment, steps, house, { stream, slot, actor }));
  return {
    async start() {
      const filed = await askToFile(environment, steps, house);
      await answered({ ...filed, opens: true });
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

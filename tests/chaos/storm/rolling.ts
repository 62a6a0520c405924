/**
 * From one release to the next and back while people work: the store is brought to the next schema under the older programs, then each part
 * goes over by itself, ended in order as a container engine does it; then each goes back, on the schema of the newer one. Nobody is told an
 * error that he would not be told otherwise, and every store tells one story.
 */
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dice } from '../../../libs/testing/dice';
import { publish } from '../../../libs/testing/society';
import { twoStepTemplate } from '../../../libs/testing/templates';
import { startRelease, type Part } from './deployment';
import { bear } from './load';
import { People } from './people';
import { percentiles, type Percentiles } from '../../support/percentiles';
import { judge, type Verdict } from './verdict';

export interface RollingChoice {
  /** Folder of the older release, built. */
  from: string;
  /** How often to the newer one, which is this, and back. */
  cycles: number;
  seed: number;
  /** Gets a line of progress now and then. */
  say: (line: string) => void;
}

export interface RollingReport extends Verdict {
  cycles: number;
  seed: number;
  /** Parts that went over, one after the other. */
  rolls: number;
  /** Requests that were sent again because nobody answered at first, as pages do by themselves. */
  sentAgain: number;
  answerMs: Percentiles;
  fallen: string[];
}

const NEWER = resolve(__dirname, '..', '..', '..');
/** Those that people and cases wait for; stores and Temporal stay what they are. */
const ROLLED: Part[] = ['worker-1', 'api-1', 'worker-2', 'api-2', 'auditor'];
const BETWEEN_MS = 3_000;
const CASES_A_SECOND = 3;

export async function rolling({ from, cycles, seed, say }: RollingChoice): Promise<RollingReport> {
  const older = resolve(from);
  const deployment = await startRelease(older);
  try {
    await publish(deployment, twoStepTemplate());
    const people = new People(deployment.bases, dice(seed));
    await people.signIn(['member', 'secretary', 'clerk', 'president']);
    let isOver = false;
    let rolls = 0;
    const load = (async () => {
      for (let n = 0; !isOver; n += 1) await bear(people, { casesASecond: CASES_A_SECOND, forMs: 10_000, seed: seed + n });
    })();
    try {
      await pause(BETWEEN_MS);
      await deployment.migrateTo(NEWER);
      for (let cycle = 1; cycle <= cycles; cycle += 1) {
        for (const release of [NEWER, older]) {
          for (const part of ROLLED) {
            await deployment.roll(part, release);
            rolls += 1;
            await pause(BETWEEN_MS);
          }
        }
        say(`cycle ${cycle} of ${cycles}: ${people.log.length} requests`);
      }
    } finally {
      isOver = true;
      await load;
    }
    const verdict = await judge(deployment, people.log, new Set());
    return {
      ...verdict,
      ...{ cycles, seed, rolls, fallen: deployment.fallen },
      sentAgain: people.log.reduce((sum, { sent, told }) => sum + Math.max(0, sent - Math.max(1, told.length)), 0),
      answerMs: percentiles(people.log.map(({ firstAt, lastAt }) => lastAt - firstAt)),
    };
  } finally {
    await deployment.stop();
  }
}

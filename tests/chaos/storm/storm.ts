/** Load and faults together on one deployment, and the verdict when both are over. */
import { dice } from '../../../libs/testing/dice';
import { setRecordClock } from '../../../libs/testing/record-clock';
import { publish } from '../../../libs/testing/society';
import { twoStepTemplate } from '../../../libs/testing/templates';
import { startDeployment } from './deployment';
import { Faults, type Landed } from './faults';
import { Forger } from './forgeries';
import { bear } from './load';
import { People, type Login } from './people';
import { Readers } from './readers';
import { percentiles, type Percentiles } from '../../support/percentiles';
import { SPEED } from './speed';
import { judge, type Verdict } from './verdict';

export interface StormChoice {
  minutes: number;
  seed: number;
  /** Gets a line of progress now and then. */
  say: (line: string) => void;
}

export interface StormReport extends Verdict {
  seed: number;
  minutes: number;
  cases: number;
  faults: Landed[];
  /** Faults that came while somebody waited for an answer. */
  midOperation: number;
  /** Looks at tasks that are being decided, by whoever may see them. */
  readings: number;
  forgeriesTaken: Record<string, number>;
  fallen: string[];
  /** From the click to the answer, waiting for what was broken included. */
  answerMs: Percentiles;
}

const MONDAY = '2026-06-01T01:00:00.000Z';
const CASES_A_SECOND = 5;
const FAULT_EVERY_MS = 2_600;
const LOGINS: Login[] = ['member', 'secretary', 'clerk', 'president'];

export async function storm({ minutes, seed, say }: StormChoice): Promise<StormReport> {
  const deployment = await startDeployment([require.resolve('./timers')]);
  try {
    await publish(deployment, twoStepTemplate());
    await setRecordClock(deployment, MONDAY, SPEED);
    const people = new People(deployment.bases, dice(seed));
    await people.signIn(LOGINS);
    const forger = new Forger(deployment, people);
    const faults = new Faults(deployment, people, dice(seed + 1), forger);
    const readers = new Readers(people, dice(seed + 3));
    const forMs = minutes * 60_000;
    let isOver = false;
    const reading = readers.read(() => isOver);
    const progress = setInterval(
      () => say(`${people.log.length} requests, ${faults.landed.length} faults, ${people.inFlight} waiting`),
      15_000,
    );
    const [{ cases }] = await Promise.all([
      bear(people, { casesASecond: CASES_A_SECOND, forMs, seed: seed + 2 }),
      faults.rage(forMs, FAULT_EVERY_MS),
    ]).finally(() => {
      isOver = true;
      clearInterval(progress);
    });
    await reading;
    say('the storm is over; everything is compared');
    const verdict = await judge(deployment, people.log, forger.decisions);
    return {
      ...verdict,
      contradictions: [...verdict.contradictions, ...readers.contradictions],
      readings: readers.answered,
      seed,
      minutes,
      cases,
      faults: faults.landed,
      midOperation: faults.landed.filter(({ waiting }) => waiting > 0).length,
      forgeriesTaken: Object.fromEntries(forger.taken),
      fallen: deployment.fallen,
      answerMs: percentiles(people.log.map(({ firstAt, lastAt }) => lastAt - firstAt)),
    };
  } finally {
    await deployment.stop();
  }
}

/** Whether a house is started as one to practise in: here alone, for `npm start` and for a deployment. */
import type { Client } from 'pg';
import { demo, holdToPractice, PracticeProblem } from '../../libs/demo';
import { StartProblem } from '../../libs/runtime/problem';
import type { Invocation } from './invocation';

const LEAST_PASSWORD = 8;

/** The password of its invented people, or null: it is another house. On one's own machine the password of the demo will do. */
export function practiceOf({ flags, environment: { practicePassword } }: Invocation): string | null {
  if (practicePassword === null) return flags['practice'] === true ? demo.DEMO_PASSWORD : null;
  if (practicePassword.length >= LEAST_PASSWORD) return practicePassword;
  throw new StartProblem(
    'GUICHENG_PRACTICE_PASSWORD',
    `it has fewer than ${LEAST_PASSWORD} characters`,
    'Choose a longer one; everybody who practises is told it.',
  );
}

/** The store is what it is started as, or nothing is started. */
export async function holdTo(owner: Client, practice: string | null): Promise<void> {
  try {
    await holdToPractice(owner, practice !== null);
  } catch (error) {
    if (!(error instanceof PracticeProblem)) throw error;
    throw error.is === 'practice'
      ? new StartProblem(
          'Practice',
          'this data is of a house to practise in (演练), and it stays one',
          'Start it with --practice (or GUICHENG_PRACTICE_PASSWORD). For real matters take an empty folder or database.',
        )
      : new StartProblem(
          'Practice',
          'this data is of another house, and none becomes one to practise in (演练) afterwards',
          'Leave --practice (or GUICHENG_PRACTICE_PASSWORD) out, or take an empty folder or database: --data DIR.',
        );
  }
}

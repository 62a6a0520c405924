/** Many answers to the same question, each its own act: what is to be seen first, and the sending one after another. */
import type { ApiError, CaseView, TaskView } from '../../../../libs/contracts/api';
import type { AssignedSociety } from '../../../../libs/contracts/assignments';
import { api, ApiFailure, decisions } from '../shared/api';
import { uuid } from '../shared/uuid';

export interface Looked {
  row: AssignedSociety;
  task: TaskView;
  /** The last one of this society; null: there is none. */
  previous: CaseView | null;
}

/** Reads what is decided on; `onStep` hears how many are there. */
export async function lookAt(rows: AssignedSociety[], onStep: (done: number) => void): Promise<Looked[]> {
  const looked: Looked[] = [];
  for (const row of rows) {
    if (row.task === null) continue;
    const [task, previous] = await Promise.all([api.task(row.task), row.previous === null ? null : api.case(row.previous)]);
    looked.push({ row, task, previous });
    onStep(looked.length);
  }
  return looked;
}

/** Nothing fails, and nothing is unknown. */
export function isAllGreen({ task }: Pick<Looked, 'task'>): boolean {
  return task.case.checks.every(({ status }) => status === 'holds' || status === 'not-applicable');
}

/** The one answer that asks for no reason. Where there are several (grades, say) people choose for each: null. */
export function passingOutcome({ task }: Pick<Looked, 'task'>): string | null {
  const [only, ...others] = task.outcomes.filter(({ reasonRequired }) => !reasonRequired);
  return others.length === 0 ? (only?.id ?? null) : null;
}

/** The answer that sends it back to be completed. */
export function returningOutcome({ task }: Pick<Looked, 'task'>): string | null {
  return task.outcomes.find(({ id, reasonRequired }) => reasonRequired && ['returned', 'incomplete'].includes(id))?.id ?? null;
}

/** Figures that are not what they were, in the order of the form. */
export function differences({
  task,
  previous,
}: Pick<Looked, 'task' | 'previous'>): { field: string; now: number; before: number }[] {
  if (previous === null) return [];
  return Object.entries(task.case.form).flatMap(([field, now]) => {
    const before = previous.form[field];
    return typeof now === 'number' && typeof before === 'number' && now !== before ? [{ field, now, before }] : [];
  });
}

export interface Sent {
  row: AssignedSociety;
  /** Null: it was done. */
  problem: Problem | null;
}
export type Problem = ApiError | 'unreachable';

/** One after another, each with a key of its own; one that was refused holds up no other. */
export async function sendAll(
  looked: Looked[],
  bodyOf: (one: Looked) => { outcome: string; opinion?: string } | null,
  onStep: (done: number) => void,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const one of looked) {
    sent.push({ row: one.row, problem: await sendOne(one, bodyOf(one)) });
    onStep(sent.length);
  }
  return sent;
}

const FOLLOW_MS = 500;

async function sendOne({ task }: Looked, body: { outcome: string; opinion?: string } | null): Promise<Problem | null> {
  if (body === null) return null;
  try {
    let answer = await api.decide(decisions.act(task.id), { ...body, contentHash: task.contentHash }, uuid());
    while (answer.status === 'received') {
      await new Promise((resolve) => setTimeout(resolve, FOLLOW_MS));
      answer = await api.intent(answer.id);
    }
    return answer.status === 'refused' ? (answer.error ?? 'unreachable') : null;
  } catch (failure) {
    return failure instanceof ApiFailure ? failure.error : 'unreachable';
  }
}

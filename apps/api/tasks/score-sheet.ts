/** What a task asks for besides an outcome because of its kind: a sheet of marks, or the day of what was posted or answered elsewhere. */
import type { DatedAs, ScoreSheetView } from '../../../libs/contracts';
import { itemNames, THE_CASE } from '../../../libs/procedure';
import type { TaskInCase } from './task-help.service';

/** Null where the task is not a sheet. Neither points nor sums of others are in it, whoever asks. */
export function scoreSheetOf(
  { row, template, step, place, purpose }: TaskInCase,
  form: Record<string, unknown>,
): ScoreSheetView | null {
  const score = row.state.blocks[place]?.score;
  if (step?.kind !== 'score' || purpose !== 'decide' || score === undefined) return null;
  const names = itemNames(template, step.of, form);
  return {
    items: score.items.map(({ key }) => ({ key, label: key === THE_CASE ? row.subject : (names[key] ?? null) })),
    criteria: step.criteria,
    total: score.total,
    handedIn: score.actors.length,
  };
}

/** Null where an act happens when it is done. */
export function datedAs({ step, purpose }: Pick<TaskInCase, 'step' | 'purpose'>): DatedAs | null {
  if (purpose !== 'decide') return null;
  if (step?.kind === 'notice') return 'posted';
  return step?.kind === 'authority' ? 'answered' : null;
}

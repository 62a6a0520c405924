/** What the sheets of a case's scored steps came to, for whoever the words of such a step are meant for. Nothing before the last is in. */
import type { RankingView } from '../../../libs/contracts';
import { itemNames, rankingOf, THE_CASE, type Template } from '../../../libs/procedure';
import { isShown, TIMELINE_FIELDS } from '../../../libs/rights';
import type { CaseRow } from '../cases/case.queries';
import { stepOf } from '../procedures/templates.service';
import type { StepReadings } from './step-readings';

export function rankingsOf(
  template: Template,
  { state, subject }: Pick<CaseRow, 'state' | 'subject'>,
  form: Record<string, unknown>,
  readings: StepReadings,
): RankingView[] {
  return Object.keys(state.blocks).flatMap((place): RankingView[] => {
    const step = stepOf(template, place);
    const items = rankingOf(state, place);
    if (step?.kind !== 'score' || items === null) return [];
    const { relation, addressed } = readings.of(place);
    if (!isShown(TIMELINE_FIELDS.opinion[relation], addressed)) return [];
    const names = itemNames(template, step.of, form);
    const shown = items.map(({ key, rank, sum, sheets, taken }, index) => ({
      number: index + 1,
      label: key === THE_CASE ? subject : (names[key] ?? null),
      rank,
      sum,
      sheets,
      taken,
    }));
    return [
      {
        step: step.title,
        criteria: step.criteria.map(({ label, most, weight }) => ({ label, most, weight })),
        total: state.blocks[place]?.score?.total ?? 0,
        items: shown.sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || one.number - other.number),
      },
    ];
  });
}

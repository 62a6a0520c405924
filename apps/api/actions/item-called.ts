import { placedSteps, readPlace, type CaseState, type Template } from '../../../libs/procedure';

/** Which of its items a step inside an `each` is about, by its number; null outside of one. Names are on the pages of whoever may read them. */
export function itemCalled(state: CaseState, template: Template, place: string): string | null {
  const { id, item } = readPlace(place);
  const around = placedSteps(template).find(({ block }) => block.id === id)?.around ?? [];
  const each = around.find(({ kind }) => kind === 'each');
  if (item === null || each === undefined) return null;
  const index = (state.blocks[each.id]?.items ?? []).findIndex(({ key }) => key === item);
  return index < 0 ? null : String(index + 1);
}

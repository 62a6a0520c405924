/** What a sitting tells the cases of its items. Ids are derived from what is told, so that each is heard once. */
import type { CaseEvent } from '../machine/event.types';
import type { Effect, Unstamped } from '../machine/effect.types';
import type { SittingItem, SittingState } from './sitting.types';

function toCase(source: NonNullable<SittingItem['source']>, event: Unstamped<CaseEvent>): Effect {
  return { kind: 'deliver', delivery: { to: 'case', stream: source.case, event } };
}

/** The item stands on this agenda, or no longer does. Nothing for an item of no case. */
export function listing(sitting: SittingState, item: SittingItem, what: 'listed' | 'struck'): Effect[] {
  if (item.source === null) return [];
  const { block, round } = item.source;
  return [
    toCase(item.source, {
      kind: 'agenda-listed',
      id: `${sitting.id}/item/${item.id}/${what}/0`,
      block,
      round,
      sitting: what === 'listed' ? sitting.id : null,
      item: item.id,
      on: what === 'listed' ? sitting.on : null,
    }),
  ];
}

/** Results of decided items that come from a case. */
export function results(sitting: SittingState, items: SittingItem[], stage: 'announced' | 'final'): Effect[] {
  return items.flatMap((item) => {
    if (item.source === null || item.status !== 'decided' || item.result === null) return [];
    const { block, round } = item.source;
    return [
      toCase(item.source, {
        kind: 'item-resulted',
        id: `${sitting.id}/item/${item.id}/${stage}/${item.version}`,
        block,
        round,
        sitting: sitting.id,
        item: item.id,
        version: item.version,
        stage,
        result: item.result,
      }),
    ];
  });
}

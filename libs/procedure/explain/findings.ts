/** What the automatic checks of a case found, for whoever decides and for whoever asked. */
import type { Text } from '../kernel';
import { placeFor } from '../machine/places';
import type { CaseState } from '../machine/state.types';
import type { Basis, Block, Template } from '../template/template.types';
import { placedSteps, type Placed } from '../template/walk-template';
import { eachOf, isInside, itemAt, itemsOf, type ItemAt, type ItemLabels, type ItemReader } from './items';

export interface CheckFinding {
  id: string;
  title: Text;
  status: 'holds' | 'fails' | 'not-applicable' | 'unknown';
  effect: 'refuse' | 'warn' | 'next';
  message: Text | null;
  basis: Basis[];
  /** Inside an `each`, to whoever is inside the step. */
  item?: ItemAt;
}

export type CheckBlock = Extract<Block, { kind: 'check' }>;

/** What the checks of a case found; inside an `each` for every item, and from outside one word for all of them. */
export function checkFindings(
  template: Template,
  state: CaseState,
  reader: ItemReader = { audience: 'applicant' },
  labels: ItemLabels = {},
): CheckFinding[] {
  return checksOf(template).flatMap((placed) => {
    const { block } = placed;
    const each = eachOf(placed);
    if (each === null) return [finding(block, statusAt(state, block.id))];
    const items = itemsOf(each, state);
    if (items.length > 0 && isInside(block, state, reader)) {
      return items.map(({ key }) => ({
        ...finding(block, statusAt(state, placeFor(block.id, key))),
        item: itemAt(each, state, key, block.id, labels),
      }));
    }
    // Whose item a check has failed is not told outside; that it has been made for all of them is.
    const statuses = items.map(({ key }) => statusAt(state, placeFor(block.id, key)));
    return [finding(block, statuses.length > 0 && statuses.every((status) => status === 'holds') ? 'holds' : 'unknown')];
  });
}

export function checksOf(template: Template): Placed<CheckBlock>[] {
  return placedSteps(template).filter((placed): placed is Placed<CheckBlock> => placed.block.kind === 'check');
}

function statusAt(state: CaseState, place: string): CheckFinding['status'] {
  const own = state.blocks[place];
  if (own?.status === 'skipped') return 'not-applicable';
  return own?.outcome === 'holds' || own?.outcome === 'fails' ? own.outcome : 'unknown';
}

export function finding(block: CheckBlock, status: CheckFinding['status']): CheckFinding {
  const failed = status === 'fails';
  const { id, title, basis } = block;
  const { fails } = block.outcomes;
  const effect = failed && (fails === 'refuse' || fails === 'warn') ? fails : 'next';
  return { id, title, status, effect, message: failed ? block.failure : null, basis };
}

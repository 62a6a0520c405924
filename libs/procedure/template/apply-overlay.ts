/** A jurisdiction's differences put over a base template. The result is parsed like any other template. */
import { copy } from '../plain';
import { checkLimits } from './check-limits';
import { blockShape } from './file-shapes';
import type { Basis, Block, Issue, Overlay, OverlayChange, Template } from './template.types';
import { isStep, placedBlocks, waysThrough } from './walk-template';

/** The base with every change applied in order; a change that finds nothing to change, or would leave no block behind, is an issue. */
export function applyOverlay(base: Template, overlay: Overlay): { template: Template; issues: Issue[] } {
  const template = copy(base);
  const { issues } = checkLimits(overlay);
  if (issues.length > 0) return { template, issues };
  template.jurisdiction = overlay.overlay;
  if (overlay.title !== undefined) template.title = overlay.title;
  if (overlay.of !== base.id) {
    issues.push(
      issue('OVERLAY_OF_OTHER_PROCEDURE', '/of', `本地规定不属于“${base.id}”。`, `The overlay is not of "${base.id}".`),
    );
  }
  overlay.change.forEach((change, index) => issues.push(...apply(template, change, `/change/${index}`)));
  return { template, issues };
}

function issue(rule: string, path: string, zh: string, en: string): Issue {
  return { rule, path, severity: 'error', message: { zh, en } };
}

function apply(template: Template, change: OverlayChange, path: string): Issue[] {
  if ('field' in change) {
    replace(template.form.fields, change.field);
    return [];
  }
  if ('parameter' in change) {
    replace(template.parameters, change.parameter);
    return [];
  }
  const target = 'at' in change ? change.at : change.after;
  const home = findHome(template.blocks, target);
  if (home === null) {
    const at = `${path}/${'at' in change ? 'at' : 'after'}`;
    return [issue('OVERLAY_TARGET_UNKNOWN', at, `流程里没有步骤“${target}”。`, `The procedure has no block "${target}".`)];
  }
  if ('insert' in change) {
    home.blocks.splice(home.index + 1, 0, ...copy(change.insert));
    return [];
  }
  const before = home.blocks[home.index] as Block;
  const wrong = IDENTITY.filter((name) => Object.hasOwn(change.set, name) && change.set[name] !== before[name]);
  if (wrong.length > 0) {
    return wrong.map((name) =>
      issue(
        'OVERLAY_CHANGES_IDENTITY',
        `${path}/set/${name}`,
        `本地规定不能改变步骤的“${name}”；请另插入一个步骤。`,
        `An overlay does not change the "${name}" of a block; insert another one.`,
      ),
    );
  }
  const after = merged(before, change.set, change.basis);
  // Checked at once: the next change walks over what this one leaves.
  const shape = blockShape(after).map((found) => ({ ...found, path: `${path}/set${found.path}` }));
  if (shape.length === 0) home.blocks[home.index] = after;
  return shape;
}

/** What others know a block by, and what it is. */
const IDENTITY = ['id', 'kind'] as const;

function replace<T extends { id: string }>(list: T[], item: T): void {
  const index = list.findIndex(({ id }) => id === item.id);
  if (index < 0) list.push(copy(item));
  else list[index] = copy(item);
}

/** The list that a block stands in, and where. */
function findHome(blocks: Block[], id: string): { blocks: Block[]; index: number } | null {
  const lists = [blocks, ...placedBlocks(blocks).flatMap(({ block }) => innerLists(block))];
  for (const list of lists) {
    const index = list.findIndex((block) => block.id === id);
    if (index >= 0) return { blocks: list, index };
  }
  return null;
}

function innerLists(block: Block): Block[][] {
  return isStep(block) ? [] : waysThrough(block).map(({ blocks }) => blocks);
}

/** What the local text says stands in place of what the base cited: a step shows the basis that it really rests on. */
function merged(block: Block, set: Record<string, unknown>, basis: Basis[]): Block {
  const changed = mergeObjects(block as unknown as Record<string, unknown>, set) as unknown as Block;
  return isStep(changed) ? { ...changed, basis: copy(basis) } : changed;
}

function mergeObjects(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = result[key];
    result[key] = isObject(before) && isObject(value) ? mergeObjects(before, value) : copy(value);
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

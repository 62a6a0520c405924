/** What is different between two versions of a procedure, thing by thing, so that a page can show old beside new. */
import { canonicalJson, type Block, type Template, type Text } from '../procedure';
import { isStep, placedBlocks } from '../procedure/template/walk-template';
import { listOf, slotOf, type ListName } from './places';

export type DifferentThing = { of: 'template' } | { of: 'block' | ListName; id: string };

/** `moved`: it stands elsewhere, or another thing stands before it. A changed thing lists the properties in which it differs. */
export type Difference =
  | { what: 'added' | 'removed'; thing: DifferentThing; title: Text }
  | { what: 'moved'; thing: DifferentThing; title: Text }
  | { what: 'changed'; thing: DifferentThing; title: Text; in: PropertyDifference[] };

/** `path`: `['clock', 'within']`. Absent values: the property was not there. */
export interface PropertyDifference {
  path: string[];
  before?: unknown;
  after?: unknown;
}

const LISTS: ListName[] = ['fields', 'parameters', 'lookUps', 'results'];
/** What is compared thing by thing, or says only which version it is. */
const APART = ['$schema', 'version', 'blocks', 'form', 'parameters', 'lookUps', 'results'];

export function differencesBetween(before: Template, after: Template): Difference[] {
  return [
    ...changed({ of: 'template' }, after.title, without(before, APART), without(after, APART)),
    ...LISTS.flatMap((list) => ofList(list, before, after)),
    ...ofBlocks(before, after),
  ];
}

function ofList(list: ListName, before: Template, after: Template): Difference[] {
  const [old, now] = [listOf(before, list) ?? [], listOf(after, list) ?? []];
  return compared(
    old,
    now,
    (id) => ({ of: list, id }),
    (entry) => ({ ...entry }),
    movedWithin(
      old.map(({ id }) => id),
      now.map(({ id }) => id),
    ),
  );
}

function ofBlocks(before: Template, after: Template): Difference[] {
  const [old, now] = [before, after].map(({ blocks }) => placedBlocks(blocks).map(({ block }) => block)) as [Block[], Block[]];
  const [homes, newHomes] = [before, after].map((template) => homesOf(template)) as [Map<string, string>, Map<string, string>];
  const moved = new Set([...homes].flatMap(([id, home]) => (newHomes.has(id) && newHomes.get(id) !== home ? [id] : [])));
  // Within one way only those count that left the order, not all that slid down behind a new one.
  for (const home of new Set(homes.values())) {
    const stayed = (all: Map<string, string>) => [...all].flatMap(([id, at]) => (at === home && !moved.has(id) ? [id] : []));
    for (const id of movedWithin(stayed(homes), stayed(newHomes))) moved.add(id);
  }
  return compared(old, now, (id) => ({ of: 'block', id }), ownProperties, moved);
}

function compared<Entry extends { id: string }>(
  old: Entry[],
  now: Entry[],
  thingOf: (id: string) => DifferentThing,
  properties: (entry: Entry) => Record<string, unknown>,
  moved: Set<string>,
): Difference[] {
  const removed = old.filter(({ id }) => !now.some((entry) => entry.id === id));
  return [
    ...removed.map((entry): Difference => ({ what: 'removed', thing: thingOf(entry.id), title: titleOf(entry) })),
    ...now.flatMap((entry): Difference[] => {
      const thing = thingOf(entry.id);
      const title = titleOf(entry);
      const before = old.find(({ id }) => id === entry.id);
      if (!before) return [{ what: 'added', thing, title }];
      return [
        ...(moved.has(entry.id) ? [{ what: 'moved' as const, thing, title }] : []),
        ...changed(thing, title, properties(before), properties(entry)),
      ];
    }),
  ];
}

function changed(
  thing: DifferentThing,
  title: Text,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Difference[] {
  const properties = propertiesBetween(before, after, []);
  return properties.length === 0 ? [] : [{ what: 'changed', thing, title, in: properties }];
}

/** As deep as objects with other properties go; two languages of one sentence, a list or a value are shown as a whole. */
function propertiesBetween(before: unknown, after: unknown, path: string[]): PropertyDifference[] {
  if (same(before, after)) return [];
  if (!isPlain(before) || !isPlain(after) || 'zh' in before || 'zh' in after) {
    return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    propertiesBetween(before[key], after[key], [...path, key]),
  );
}

function ownProperties(block: Block): Record<string, unknown> {
  if (isStep(block)) return { ...block };
  const own = without(block, ['blocks', 'otherwise']);
  return 'branches' in block ? { ...own, branches: block.branches.map((branch) => without(branch, ['blocks'])) } : own;
}

/** By block, the way that it stands on. */
function homesOf(template: Template): Map<string, string> {
  return new Map(
    placedBlocks(template.blocks).map(({ block }) => [block.id, canonicalJson(slotOf(template, block.id)?.way ?? null)]),
  );
}

/** The fewest entries that must be taken out and put elsewhere to come from one order to the other. */
function movedWithin(before: string[], after: string[]): Set<string> {
  const kept = before.filter((id) => after.includes(id));
  const order = after.filter((id) => kept.includes(id));
  const staying = longestCommon(kept, order);
  return new Set(kept.filter((id) => !staying.has(id)));
}

/** The longest common subsequence of two orders of the same ids. */
function longestCommon(one: string[], other: string[]): Set<string> {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      (lengths[i] as number[])[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found = new Set<string>();
  for (let [i, j] = [0, 0]; i < one.length && j < other.length;) {
    if (one[i] === other[j]) {
      found.add(one[i] as string);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

function titleOf(entry: object): Text {
  const { title, label, id } = entry as { title?: Text; label?: Text; id: string };
  return title ?? label ?? { zh: id, en: id };
}

function without(thing: object, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(thing).filter(([key]) => !keys.includes(key)));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

/** Where templates cite a text: by its source and clause, in whatever part of a step, and which parameters that step reads. */
import { placedBlocks, type Basis, type Template, type Text } from '../../procedure';
import { clauseKey } from './numerals';

/** A clause of a text; null: all of it. */
export interface CitedClause {
  cited: string;
  clause: string | null;
}

export interface CitedPlace extends CitedClause {
  /** Null: the template as a whole. */
  step: { id: string; title: Text } | null;
  /** Ids of parameters that the step reads. */
  parameters: string[];
}

/** Every place in which the template cites one of these. */
export function citedIn(template: Template, texts: readonly CitedClause[]): CitedPlace[] {
  const { blocks, ...rest } = template;
  const steps = placedBlocks(blocks).flatMap(({ block }) => {
    const own = ownOf(block);
    const title = 'title' in block && block.title !== undefined ? block.title : null;
    const step = title === null ? null : { id: block.id, title };
    return basesIn(own).flatMap((basis) => placeOf(basis, texts, step, parametersIn(own)));
  });
  return distinct([...steps, ...basesIn(rest).flatMap((basis) => placeOf(basis, texts, null, []))]);
}

function placeOf(basis: Basis, texts: readonly CitedClause[], step: CitedPlace['step'], parameters: string[]): CitedPlace[] {
  const at = citation(basis);
  if (at === null) return [];
  const isMeant = texts.some(
    ({ cited, clause }) =>
      cited === at.cited && (clause === null || at.clause === null || clauseKey(clause) === clauseKey(at.clause)),
  );
  return isMeant ? [{ ...at, step, parameters }] : [];
}

/** A law, a charter or a rule is cited by its title. */
function citation(basis: Basis): CitedClause | null {
  if (basis.kind === 'policy') return { cited: basis.source, clause: basis.clause };
  return basis.kind === 'default' ? null : { cited: basis.title.zh, clause: basis.article ?? null };
}

function basesIn(value: unknown): Basis[] {
  if (Array.isArray(value)) return value.flatMap(basesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { kind, source, title } = value as Partial<Record<'kind' | 'source' | 'title', unknown>>;
  if (kind === 'policy' && typeof source === 'string') return [value as Basis];
  if (['law', 'charter', 'rule', 'practice'].includes(kind as string) && typeof title === 'object') return [value as Basis];
  return Object.values(value).flatMap(basesIn);
}

/** What a block says itself: the blocks inside a structure speak for themselves. */
function ownOf(block: object): object {
  const { blocks: _blocks, branches: _branches, otherwise: _otherwise, ...own } = block as Record<string, unknown>;
  return own;
}

function parametersIn(own: object): string[] {
  const written = JSON.stringify(own);
  const found = [...written.matchAll(/params\.(\w+)|"parameter":"(\w+)"/g)].map(([, read, named]) => read ?? named ?? '');
  return [...new Set(found)];
}

function distinct(places: CitedPlace[]): CitedPlace[] {
  const keys = places.map(({ cited, clause, step }) => `${cited}/${clause}/${step?.id ?? ''}`);
  return places.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

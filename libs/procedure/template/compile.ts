/** A template compiled to what the machine runs: no titles, no forms, no bases. Done once, at publication. */
import { readCondition } from '../expressions/read-condition';
import { Fault } from '../kernel';
import { canonicalJson } from '../plain';
import type { Fact, Program, ProgramBlock, ProgramOutcome } from './program.types';
import type { Block, OutcomeDeclaration, Template } from './template.types';
import { factOf, templateVocabulary } from './vocabulary';
import { placedBlocks } from './walk-template';

/** The most that a program may weigh: it is stored with every version and read by every append. */
export const MAX_PROGRAM_BYTES = 128 * 1024;

/** Compiles a template that was parsed without errors. Throws a fault when the program grows too big to be run. */
export function compile(template: Template): Program {
  const reads = readsOf(template);
  const program: Program = {
    procedure: template.id,
    version: template.version,
    jurisdiction: template.jurisdiction,
    matter: template.matter,
    parameters: template.parameters.map(({ id, type, optional, default: fallback }) => ({
      id,
      type,
      ...(optional === undefined ? {} : { optional }),
      ...(fallback === undefined ? {} : { default: fallback }),
    })),
    filedBy: template.filedBy,
    lookUps: template.lookUps,
    facts: template.form.fields.map(factOf).filter((fact): fact is Fact => fact !== null && reads.has(`form.${fact.field}`)),
    fields: template.form.fields.map(({ id }) => id),
    blocks: template.blocks.map((block) => compileBlock(template, block)),
  };
  const bytes = new TextEncoder().encode(canonicalJson(program)).length;
  if (bytes > MAX_PROGRAM_BYTES) throw new Fault('PROGRAM_TOO_BIG', { bytes, most: MAX_PROGRAM_BYTES });
  return program;
}

function readsOf(template: Template): Set<string> {
  const vocabulary = templateVocabulary(template);
  const conditions = placedBlocks(template.blocks).flatMap(({ block }) => {
    if (block.kind === 'choice') return block.branches.map(({ when }) => when);
    return block.kind === 'check' ? [block.that, block.when ?? 'true'] : [];
  });
  return new Set(conditions.flatMap((condition) => [...readCondition(condition, vocabulary).reads]));
}

type Compilers = {
  [K in Block['kind']]: (template: Template, block: Extract<Block, { kind: K }>) => Extract<ProgramBlock, { kind: K }>;
};

const compilers: Compilers = {
  sequence: (template, { kind, id, blocks }) => ({ kind, id, blocks: blocks.map((inner) => compileBlock(template, inner)) }),
  choice: (template, { kind, id, branches }) => ({
    kind,
    id,
    branches: branches.map(({ when, blocks }) => ({ when, blocks: blocks.map((inner) => compileBlock(template, inner)) })),
  }),
  check: (template, block) => ({
    ...head(block),
    kind: 'check',
    that: block.that,
    ...(block.when === undefined ? {} : { when: block.when }),
    lookUps: lookUpsOf(template, block.that),
    outcomes: { holds: { to: block.outcomes.holds, reason: false }, fails: { to: block.outcomes.fails, reason: false } },
  }),
  intake: (_template, block) => ({
    ...head(block),
    kind: 'intake',
    by: block.by,
    clock: block.clock,
    supplement: block.supplement,
    outcomes: outcomesOf(block.outcomes),
  }),
  review: (_template, block) => ({
    ...head(block),
    kind: 'review',
    by: block.by,
    clock: block.clock,
    ...(block.supplement === undefined ? {} : { supplement: block.supplement }),
    outcomes: outcomesOf(block.outcomes),
  }),
  meeting: (_template, block) => ({
    ...head(block),
    kind: 'meeting',
    organ: block.organ,
    listedWithin: block.clock.listedWithin,
    effectiveWhen: block.effectiveWhen,
    outcomes: outcomesOf(block.outcomes),
  }),
  register: (_template, block) => ({
    ...head(block),
    kind: 'register',
    register: block.register,
    as: block.as,
    unique: block.unique,
    outcomes: outcomesOf(block.outcomes),
  }),
};

function compileBlock<K extends Block['kind']>(
  template: Template,
  block: Extract<Block, { kind: K }>,
): Extract<ProgramBlock, { kind: K }> {
  return compilers[block.kind](template, block);
}

function head({
  id,
  act,
  audience,
}: Extract<Block, { act: unknown }>): Pick<Extract<ProgramBlock, { act: unknown }>, 'id' | 'act' | 'audience'> {
  return { id, act, audience: audience ?? 'society' };
}

function lookUpsOf(template: Template, condition: string): string[] {
  const { reads } = readCondition(condition, templateVocabulary(template));
  return template.lookUps.map(({ id }) => id).filter((id) => reads.has(`lookups.${id}`));
}

function outcomesOf(declared: Record<string, OutcomeDeclaration>): Record<string, ProgramOutcome> {
  return Object.fromEntries(Object.entries(declared).map(([id, { to, reason }]) => [id, { to, reason: reason === true }]));
}

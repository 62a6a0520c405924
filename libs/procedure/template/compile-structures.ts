/** Structures compiled: what the machine needs of them, and nothing that only a reader needs. */
import type { ProgramBlock, ProgramStructure } from './program.types';
import type { Block, StructureBlock, StructureOutcome } from './template.types';

type CompileBlocks = (blocks: Block[]) => ProgramBlock[];
type Compilers = {
  [K in StructureBlock['kind']]: (
    block: Extract<StructureBlock, { kind: K }>,
    inside: CompileBlocks,
  ) => Extract<ProgramStructure, { kind: K }>;
};

const compilers: Compilers = {
  sequence: ({ kind, id, blocks, outcomes, on }, inside) => ({
    kind,
    id,
    blocks: inside(blocks),
    ...given(outcomes),
    ...(on === undefined
      ? {}
      : { on: on.map(({ event, by, to, keeps }) => ({ event, ...(by === undefined ? {} : { by }), ...wayOf({ to, keeps }) })) }),
  }),
  parallel: ({ kind, id, join, branches, outcomes }, inside) => ({
    kind,
    id,
    join,
    branches: branches.map((branch) => ({ id: branch.id, blocks: inside(branch.blocks) })),
    ...given(outcomes),
  }),
  choice: ({ kind, id, branches, otherwise }, inside) => ({
    kind,
    id,
    branches: branches.map(({ when, blocks }) => ({ when, blocks: inside(blocks) })),
    ...(otherwise === undefined ? {} : { otherwise: inside(otherwise) }),
  }),
  loop: ({ kind, id, blocks, again, most, exhausted, outcomes }, inside) => ({
    kind,
    id,
    blocks: inside(blocks),
    again,
    most,
    exhausted,
    ...given(outcomes),
  }),
  each: ({ kind, id, over, way, blocks, items, outcomes }, inside) => ({
    kind,
    id,
    over,
    way,
    blocks: inside(blocks),
    items: {
      outcomes: Object.keys(items),
      struck: Object.keys(items).filter((outcome) => items[outcome]?.struck === true),
    },
    ...given(outcomes),
  }),
};

export function compileStructure<K extends StructureBlock['kind']>(
  block: Extract<StructureBlock, { kind: K }>,
  inside: CompileBlocks,
): ProgramStructure {
  return compilers[block.kind](block, inside);
}

function given(outcomes: Record<string, StructureOutcome> | undefined): { outcomes?: Record<string, StructureOutcome> } {
  if (outcomes === undefined) return {};
  return { outcomes: Object.fromEntries(Object.entries(outcomes).map(([id, way]) => [id, wayOf(way)])) };
}

function wayOf({ to, keeps }: { to: StructureOutcome['to']; keeps: string[] | undefined } | StructureOutcome): StructureOutcome {
  return keeps === undefined ? { to } : { to, keeps };
}

/** A template compiled to what the machine runs: no titles, no forms, no bases. Done once, at publication. */
import { readCondition } from '../expressions/read-condition';
import { Fault } from '../kernel';
import { canonicalJson } from '../plain';
import type { Monitor } from '../machine/monitor.types';
import { monitorsOf } from '../rules/monitors';
import { readByMonitors } from '../rules/values';
import type { Identification } from './identification';
import { compileStructure } from './compile-structures';
import type { Fact, Program, ProgramBlock, ProgramOpening, ProgramOutcome, ProgramStart, ProgramStep } from './program.types';
import type {
  Block,
  ChoosesRule,
  OfficerClock,
  OpenBlock,
  OutcomeDeclaration,
  StepActions,
  StepBlock,
  Template,
} from './template.types';
import { holdsValue } from '../forms/facts';
import { readByCalls } from './check-call-blocks';
import { personFields } from './assignees';
import { readByClocks } from './check-clocks';
import { readsOf } from './conditions';
import { readByRegisters } from './register-sources';
import { factOf, templateVocabulary } from './vocabulary';
import { isStep } from './walk-template';

/** The most that a program may weigh: it is stored with every version and read by every append. */
export const MAX_PROGRAM_BYTES = 128 * 1024;

/** Compiles a template that was parsed without errors, with what is to be watched over in its cases (the checker watches more). Throws a fault when the program grows too big to be run. */
export function compile(template: Template, monitors: readonly Monitor[] = monitorsOf(template)): Program {
  const reads = new Set([
    ...readsOf(template),
    ...readByClocks(template),
    ...readByCalls(template),
    ...readByRegisters(template),
    ...readByMonitors(monitors),
  ]);
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
    facts: factsOf(template, reads),
    fields: template.form.fields.filter(holdsValue).map(({ id }) => id),
    ...personsOf(template),
    ...startsOf(template),
    // Left out where no rule speaks of the template, so that its program and hash stay as they are.
    ...(monitors.length === 0 ? {} : { monitors: [...monitors] }),
    ...(template.results === undefined ? {} : { results: template.results.map(({ id }) => id) }),
    ...refusalsOf(template),
    blocks: template.blocks.map((block) => compileBlock(template, block)),
  };
  const bytes = new TextEncoder().encode(canonicalJson(program)).length;
  if (bytes > MAX_PROGRAM_BYTES) throw new Fault('PROGRAM_TOO_BIG', { bytes, most: MAX_PROGRAM_BYTES });
  return program;
}

/** Named ends that refuse; absent where there is none. */
function refusalsOf({ results = [] }: Template): { refusals?: string[] } {
  const refusals = results.filter(({ refuses }) => refuses === true).map(({ id }) => id);
  return refusals.length === 0 ? {} : { refusals };
}

/** A table travels with the columns that are read, and no others. */
function factsOf(template: Template, reads: Set<string>): Fact[] {
  return template.form.fields
    .map(factOf)
    .filter((fact): fact is Fact => fact !== null && reads.has(`form.${fact.field}`))
    .map((fact) =>
      fact.columns === undefined
        ? fact
        : { ...fact, columns: fact.columns.filter(({ id }) => reads.has(`form.${fact.field}[].${id}`)) },
    );
}

/** Absent where no step asks for a person that the form names. */
function personsOf(template: Template): { persons?: string[] } {
  const persons = personFields(template);
  return persons.length === 0 ? {} : { persons };
}

type Compilers = {
  [K in StepBlock['kind']]: (template: Template, block: Extract<StepBlock, { kind: K }>) => Extract<ProgramStep, { kind: K }>;
};

const compilers: Compilers = {
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
    clock: clockOf(block.clock),
    ...asked(block),
    ...allowed(block),
    supplement: block.supplement,
    outcomes: outcomesOf(block.outcomes),
  }),
  review: (_template, block) => ({
    ...head(block),
    kind: 'review',
    by: block.by,
    clock: clockOf(block.clock),
    ...asked(block),
    ...(block.supplement === undefined ? {} : { supplement: block.supplement }),
    ...(block.several === undefined ? {} : { several: block.several }),
    ...(block.persons === undefined ? {} : { persons: block.persons }),
    ...allowed(block),
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
  register: (template, block) => ({
    ...head(block),
    kind: 'register',
    register: block.register,
    ...(block.does === undefined || block.does === 'enter' ? {} : { does: block.does }),
    as: block.as,
    ...(block.entry === undefined ? {} : { entry: block.entry }),
    ...(block.values === undefined ? {} : { values: block.values }),
    ...(block.unique === undefined ? {} : { unique: block.unique }),
    ...(block.guarantee === undefined ? {} : { guarantee: block.guarantee, lookUps: lookUpsOf(template, block.guarantee) }),
    outcomes: outcomesOf(block.outcomes),
  }),
  work: (_template, block) => ({ ...head(block), kind: 'work', ...submitted(block) }),
  authority: (_template, block) => ({ ...head(block), kind: 'authority', ...submitted(block) }),
  document: (_template, block) => ({ ...head(block), kind: 'document', ...submitted(block), document: block.document }),
  copy: (_template, block) => ({
    ...head(block),
    kind: 'copy',
    copyTo: block.copyTo,
    outcomes: outcomesOf(block.outcomes),
  }),
  call: (_template, block) => ({
    ...head(block),
    kind: 'call',
    procedure: block.procedure,
    ...(block.for === undefined ? {} : { for: block.for }),
    input: block.input,
    whenLeft: block.whenLeft,
    outcomes: outcomesOf(block.outcomes),
  }),
  open: (_template, block) => ({
    ...head(block),
    kind: 'open',
    opens: withoutDuty(block.opens),
    outcomes: outcomesOf(block.outcomes),
  }),
  wait: (_template, block) => ({
    ...head(block),
    kind: 'wait',
    ...(block.until === undefined ? {} : { until: block.until }),
    ...(block.events === undefined ? {} : { events: block.events.map(({ event, by }) => ({ event, by })) }),
    outcomes: outcomesOf(block.outcomes),
  }),
  notice: (_template, block) => ({
    ...head(block),
    kind: 'notice',
    by: block.by,
    clock: clockOf(block.clock),
    ...asked(block),
    ...(block.submits === undefined ? {} : { submits: true as const }),
    days: block.days,
    objections: {
      by: block.objections.by,
      clock: clockOf(block.objections.clock),
      outcomes: Object.fromEntries(
        Object.entries(block.objections.outcomes).map(([id, { reason, upholds }]) => [
          id,
          { reason: reason === true, ...(upholds === undefined ? {} : { upholds }) },
        ]),
      ),
    },
    ...(block.closing === undefined ? {} : { closing: { clock: clockOf(block.closing.clock) } }),
    outcomes: outcomesOf(block.outcomes),
  }),
  score: (_template, block) => ({
    ...head(block),
    kind: 'score',
    of: block.of,
    criteria: block.criteria.map(({ id, most, weight }) => ({ id, most, weight })),
    by: block.by,
    others: block.others,
    clock: clockOf(block.clock),
    ...asked(block),
    ...(block.persons === undefined ? {} : { persons: block.persons }),
    ...(block.spread === undefined ? {} : { spread: block.spread }),
    ...(block.takes === undefined ? {} : { takes: block.takes }),
    outcomes: outcomesOf(block.outcomes),
  }),
};

/** The words of a duty stay with the template. */
function withoutDuty(opens: OpenBlock['opens']): ProgramOpening {
  if (opens.start === 'at-once') return opens;
  const { duty: _duty, ...rest } = opens;
  return rest;
}

function compileBlock(template: Template, block: Block): ProgramBlock {
  return isStep(block)
    ? compileStep(template, block)
    : compileStructure(block, (blocks) => blocks.map((inner) => compileBlock(template, inner)));
}

function compileStep<K extends StepBlock['kind']>(
  template: Template,
  block: Extract<StepBlock, { kind: K }>,
): Extract<ProgramStep, { kind: K }> {
  return compilers[block.kind](template, block);
}

function head({
  id,
  act,
  audience,
}: Extract<Block, { act: unknown }>): Pick<Extract<ProgramBlock, { act: unknown }>, 'id' | 'act' | 'audience'> {
  return { id, act, audience: audience ?? 'society' };
}

/** Left out where nothing is asked, so that a template without it keeps its program and hash. */
function asked({ identification }: { identification?: Identification }): { identification?: Identification } {
  return identification === undefined ? {} : { identification };
}

function allowed({ chooses, actions }: { chooses?: ChoosesRule; actions?: StepActions }): {
  chooses?: ChoosesRule;
  actions?: StepActions;
} {
  return { ...(chooses === undefined ? {} : { chooses }), ...(actions === undefined ? {} : { actions }) };
}

/** What starts a case, where it is more than being filed. */
function startsOf({ startedBy }: Template): { starts?: ProgramStart[] } {
  if (startedBy === 'filed') return {};
  return {
    starts: startedBy.map((start): ProgramStart => {
      if (!('basis' in start)) return start;
      const { basis: _basis, ...rest } = start;
      return rest;
    }),
  };
}

function submitted(block: Extract<Block, { kind: 'work' | 'authority' | 'document' }>) {
  return {
    by: block.by,
    clock: clockOf(block.clock),
    ...asked(block),
    ...(block.submits === undefined ? {} : { submits: true as const }),
    ...(block.persons === undefined ? {} : { persons: block.persons }),
    ...(block.supplement === undefined ? {} : { supplement: block.supplement }),
    ...allowed(block),
    outcomes: outcomesOf(block.outcomes),
  };
}

function lookUpsOf(template: Template, condition: string): string[] {
  const { reads } = readCondition(condition, templateVocabulary(template));
  return template.lookUps.map(({ id }) => id).filter((id) => reads.has(`lookups.${id}`));
}

function outcomesOf(declared: Partial<Record<string, OutcomeDeclaration>>): Record<string, ProgramOutcome> {
  return Object.fromEntries(
    Object.entries(declared).flatMap(([id, outcome]): [string, ProgramOutcome][] => {
      if (outcome === undefined) return [];
      const { to, reason, keeps } = outcome;
      return [[id, { to, reason: reason === true, ...(keeps === undefined ? {} : { keeps }) }]];
    }),
  );
}

/** A program holds no bases: the article by which a clock may decide was checked, and stays with the template. */
function clockOf({ basis: _basis, ...clock }: OfficerClock): OfficerClock {
  return clock;
}

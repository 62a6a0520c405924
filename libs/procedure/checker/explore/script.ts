/** A way as a script that the simulator plays: who is there, what is filed, what the registers answer, and who does what. */
import type { OrganRules } from '../../sitting/sitting.types';
import type { Calendar } from '../../clock/calendar.types';
import type { Surroundings } from '../checker.types';
import type { ScriptOrgan, ScriptPerson, SimulationScript } from '../../simulate/script.types';
import { ROLES_IN, type Role } from '../../template/roles';
import type { Program } from '../../template/program.types';
import type { Template } from '../../template/template.types';
import { stepsOf } from '../../machine/program';
import { actsOf } from './acts';
import { entriesFor } from './entries';
import { filledForm } from './forms';
import { personIn, PERSONS_A_POST } from './persons';
import type { Questions } from './questions';
import { keyOfItem } from './tree';
import { versioned } from './solve';
import type { Trace } from './trace';

const BEGINS = '09:00';

/** `values`: of the variables on which the way rests. Null: no form fits them. */
export function scriptOf(
  template: Template,
  program: Program,
  questions: Questions,
  { calendar, registers }: Pick<Surroundings, 'calendar' | 'registers'>,
  trace: Trace,
  values: ReadonlyMap<string, unknown>,
): SimulationScript | null {
  const parameters = parametersOf(template, questions, values);
  const forms = formsOf(template, trace, parameters, values);
  if (forms === null) return null;
  offerOptions(template, parameters, values, forms);
  const persons = personsOf(program);
  const lookUps = lookUpsOf(program, questions, trace, values);
  const applicant = { id: 'applicant', posts: program.filedBy.slice(0, 1) };
  return {
    title: { zh: '反例', en: 'Counter-example' },
    ...(template.jurisdiction === 'CN' ? {} : { jurisdiction: template.jurisdiction }),
    begins: `${firstDay(calendar)} ${BEGINS}`,
    persons: [applicant, ...persons],
    applicant: applicant.id,
    parameters,
    form: forms[0] ?? {},
    lookUps,
    registers: entriesFor(stepsOf(program), registers, forms),
    conflicts: conflictsOf(trace),
    organs: organsOf(program, parameters),
    acts: trace.deeds.flatMap((deed, at) => actsOf(program, deed, trace.deeds.slice(at + 1), { forms, lookUps })),
  };
}

/** A working day of the last year that the calendar knows. */
function firstDay({ knownTo }: Calendar): string {
  return `${knownTo.slice(0, 4)}-05-18`;
}

type Parameters = NonNullable<SimulationScript['parameters']>;

function parametersOf(template: Template, questions: Questions, values: ReadonlyMap<string, unknown>): Parameters {
  return Object.fromEntries(
    template.parameters.flatMap(({ id }): [string, never][] => {
      const name = `params.${id}`;
      const value = values.has(name) ? values.get(name) : questions.domainOf(name).values[0];
      return value === undefined ? [] : [[id, value as never]];
    }),
  );
}

/** What was chosen from a society's own list stands in that list, unless something was asked of the list itself. */
function offerOptions(
  template: Template,
  parameters: Parameters,
  values: ReadonlyMap<string, unknown>,
  forms: Record<string, unknown>[],
): void {
  for (const { id, optionsFrom } of template.form.fields) {
    const list = optionsFrom === undefined ? undefined : parameters[optionsFrom];
    if (optionsFrom === undefined || !Array.isArray(list) || values.has(`params.${optionsFrom}`)) continue;
    const chosen = forms.flatMap((form) => form[id]).filter((one): one is string => typeof one === 'string');
    parameters[optionsFrom] = [...new Set([...list, ...chosen])];
  }
}

/** One form for each filling. */
function formsOf(
  template: Template,
  { versions }: Trace,
  parameters: Parameters,
  values: ReadonlyMap<string, unknown>,
): Record<string, unknown>[] | null {
  const forms: Record<string, unknown>[] = [];
  for (let version = 0; version < versions; version += 1) {
    const known = new Map<string, unknown>();
    for (const { id } of template.form.fields) {
      const name = versioned(`form.${id}`, { version, asked: version });
      if (values.has(name)) known.set(id, values.get(name));
    }
    const form = filledForm(template, parameters, known);
    if (form === null) return null;
    forms.push(form);
  }
  return forms;
}

/** The registers answer the same all the time; a way that needs them to change is not played. */
function lookUpsOf(
  program: Program,
  questions: Questions,
  { deeds }: Trace,
  values: ReadonlyMap<string, unknown>,
): NonNullable<SimulationScript['lookUps']> {
  const listed = new Map(
    deeds.flatMap(({ move }): [string, string[]][] => {
      const over = move.does === 'decides' && move.node.structure.kind === 'each' ? move.node.structure.over : null;
      if (over === null || !('lookUp' in over) || move.does !== 'decides') return [];
      return [[over.lookUp, Array.from({ length: move.way }, (_, item) => keyOfItem(item))]];
    }),
  );
  return Object.fromEntries(
    program.lookUps.map(({ id }): [string, never] => {
      const isOf = (name: string): boolean => name.replace(/^look-ups\//, '').startsWith(`lookups.${id}#`);
      const said = [...values.entries()].filter(([name]) => isOf(name)).at(-1)?.[1];
      return [id, (listed.get(id) ?? said ?? questions.domainOf(`lookups.${id}`).values[0]) as never];
    }),
  );
}

function conflictsOf({ deeds }: Trace): string[] {
  return deeds.flatMap(({ move }) =>
    move.does === 'ends' && move.node.step.kind === 'register' && move.outcome === 'conflict' ? [move.node.place] : [],
  );
}

/** Enough of every post that the program speaks of. */
function personsOf(program: Program): ScriptPerson[] {
  const known = Object.values(ROLES_IN).flat();
  const spoken = new Set<Role>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && (known as string[]).includes(value)) spoken.add(value as Role);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(program.blocks);
  const posts: Role[] = [...new Set<Role>(['society-secretariat', ...spoken])];
  return posts.flatMap((post) => Array.from({ length: PERSONS_A_POST }, (_, n) => ({ id: personIn(post, n), posts: [post] })));
}

/** Of each organ that a meeting's parameter names: three members, of whom more than half decide. */
function organsOf(program: Program, parameters: Parameters): Record<string, ScriptOrgan> {
  const half = { numerator: 1, denominator: 2 };
  const rules: Omit<OrganRules, 'organ' | 'version'> = {
    quorum: { operator: 'more-than', of: half, base: 'members' },
    threshold: { operator: 'more-than', of: half, base: 'present' },
    article: '1',
    forms: ['on-site'],
    noticeDays: 0,
  };
  const meetings = stepsOf(program).filter((step) => step.kind === 'meeting');
  return Object.fromEntries(
    meetings.map(({ organ }) => {
      const value = parameters[organ.parameter];
      const id = typeof value === 'string' ? value : '';
      return [id, { members: ['member-1', 'member-2', 'member-3'], chair: 'member-1', rules }];
    }),
  );
}

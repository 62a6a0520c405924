import { Inject, Injectable } from '@nestjs/common';
import {
  postTitle,
  type ChangesView,
  type ChoosesView,
  type ColleagueView,
  type FileView,
  type FollowsView,
  type SeveralView,
} from '../../../libs/contracts';
import {
  canonicalJson,
  followsFrom,
  formFor,
  organisationIn,
  placedSteps,
  readPlace,
  referencesOf,
  rowLabels,
  submittedWith,
  type Assignee,
  type CaseEvent,
  type FormPurpose,
  type Program,
  type Role,
  type Slot,
  type StepBlock,
  type Template,
} from '../../../libs/procedure';
import { inForce } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { Database } from '../database';
import { FilesService } from '../files/files.service';
import { TemplatesService } from '../procedures/templates.service';
import { WordsService } from '../record/words.service';
import type { Names } from '../views/names.service';
import { outcomeLabel } from '../views/outcome-label';
import { progressView } from '../views/progress-view';
import type { CaseReader, StepReadings } from '../views/step-readings';

/** A task in its case, as its reader sees it. */
export interface TaskInCase {
  row: CaseRow;
  template: Template;
  program: Program;
  step: StepBlock | undefined;
  /** Where it stands: the step's id, with the item inside an `each`. */
  place: string;
  slot: string;
  purpose: Slot['purpose'];
}

interface Reading {
  reader: CaseReader;
  names: Names;
  readings: StepReadings;
  form: Record<string, unknown>;
}

/** What helps whoever decides a task: what follows from each answer, what has changed since, who else signs, whom he may choose. */
@Injectable()
export class TaskHelpService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  /** By outcome; nothing of an answer that would be refused, because whether it is will be said when it is given. */
  async follows(task: TaskInCase, reading: Reading, actor: string): Promise<Map<string, FollowsView>> {
    const { row, template, program, slot: id } = task;
    const { reader, names, readings, form } = reading;
    const slot = row.state.slots[id];
    if (slot === undefined || slot.purpose === 'supplement') return new Map();
    const world = { program, calendar: await this.templates.calendar(row.calendar) };
    const at = row.now.toISOString();
    const seen = { ...reader, now: at, labels: rowLabels(template, form) };
    return new Map(
      slot.outcomes.flatMap((outcome): [string, FollowsView][] => {
        // Back to the applicant is said in a word already.
        if (task.step !== undefined && targetOf(task.step, outcome) === 'return') return [];
        const told = followsFrom(template, world, row.state, { slot, outcome, actor, at }, seen);
        if (told.refused !== null) return [];
        return [[outcome, { begins: progressView(told.begins, names, readings), ends: told.ends, goesOn: told.goesOn }]];
      }),
    );
  }

  /** Between the form on which this step was last decided, in an earlier round, and the one that lies before it now. */
  async changes(task: TaskInCase, form: Record<string, unknown>): Promise<ChangesView | null> {
    const { row, template, step, place, purpose } = task;
    const now = row.state.formRevision;
    if (now < 2) return null;
    const last = lastDecided(await this.cases.events(row.id), place);
    if (last === null || last.revision >= now) return null;
    const kept = await this.cases.form(row.id, last.revision);
    const { before } = await this.words.open({ before: kept?.form ?? {} });
    const shown = formFor(template, step, before, formPurpose(purpose));
    const fields = shown.fields.flatMap(({ id, type }) =>
      type === 'note' || type === 'computed' || same(before[id], form[id]) ? [] : [{ id, before: before[id] ?? null }],
    );
    if (fields.length === 0) return null;
    const changed = Object.fromEntries(fields.map(({ id }) => [id, before[id]]));
    return { ...last, fields, files: await this.filesOf(row, template, changed), form: shown.form };
  }

  private filesOf(row: CaseRow, template: Template, form: Record<string, unknown>): Promise<FileView[]> {
    const ids = referencesOf(template.form.fields, form).flatMap(({ kind, id }) => (kind === 'file' ? [id] : []));
    return this.files.viewsOf(row.society, [...new Set(ids)]);
  }

  several({ row, step, place }: TaskInCase, names: Names): SeveralView | null {
    const { several, round } = row.state.blocks[place] ?? {};
    const rule = step !== undefined && 'several' in step ? step.several : undefined;
    if (rule === undefined || several === undefined || step === undefined || !('by' in step)) return null;
    const officeOf = ({ role, of }: Assignee) => names.office({ role, organisation: organisationIn(row.state, of) });
    const declared = [step.by, ...rule.others];
    const seats = Array.from(
      { length: Math.max(several.seats ?? 0, several.total) },
      (_, index): SeveralView['seats'][number][] => {
        const id = `${place}.${round ?? 1}.${index + 1}`;
        const act = several.acts.find(({ slot }) => slot === id);
        const [holder] = row.state.slots[id]?.holders ?? [];
        const label = holder === undefined ? officeOf(declared[index] ?? step.by) : names.office(holder);
        if (act !== undefined) {
          const outcome = rule.way === 'votes' ? null : outcomeLabel(step, act.outcome);
          return [{ label, name: names.person(act.actor), status: 'acted', outcome }];
        }
        if (holder === undefined && index >= declared.length) return [];
        const name = holder?.person === undefined ? null : names.person(holder.person);
        return [{ label, name, status: holder === undefined ? 'later' : 'awaited', outcome: null }];
      },
    ).flat();
    return { way: rule.way, total: several.total, acted: several.acts.length, seats };
  }

  /** Whoever holds a post that a later step asks for by name. */
  async chooses({ row, template, step }: TaskInCase): Promise<ChoosesView | null> {
    const rule = step !== undefined && 'chooses' in step ? step.chooses : undefined;
    if (rule === undefined || step === undefined) return null;
    const later = placedSteps(template)
      .map(({ block }) => block)
      .filter((block) => assigneesOf(block).some((by) => isChosenIn(by, step.id)));
    const posts = later.flatMap((block) => assigneesOf(block).filter((by) => isChosenIn(by, step.id)));
    const people = await this.database.rows<{ id: string; name: string; role: Role }>(
      `select distinct on (p.id) p.id::text as id, p.name, h.role from guicheng.post h join guicheng.person p on p.id = h.person
         join unnest($1::text[], $2::text[]) asked(role, organisation) on asked.role = h.role and asked.organisation = h.organisation::text
        where ${inForce('h')} order by p.id, h.role`,
      [posts.map(({ role }) => role), posts.map(({ of }) => organisationIn(row.state, of))],
    );
    return {
      most: rule.most,
      steps: later.map(({ title }) => title),
      people: people.map((one): ColleagueView => ({ ...one, title: postTitle[one.role] })),
    };
  }
}

/** Where the case goes by an outcome. */
export function targetOf(step: StepBlock, outcome: string): string {
  return (step.outcomes as Record<string, { to: string } | undefined>)[outcome]?.to ?? 'next';
}

/** Whether what a step asks to be handed in comes with this answer: not with one that only puts it off. */
export const asksSubmission = (step: StepBlock, purpose: Slot['purpose'], outcome: string): boolean =>
  submittedWith(step, purpose).length > 0 && targetOf(step, outcome) !== 'wait';

/** Who completes his materials edits unless told otherwise; everybody else reads. */
export const formPurpose = (purpose: Slot['purpose']): FormPurpose => (purpose === 'supplement' ? 'supplement' : 'decide');

/** A revision is made by each answer to a request for supplements; one that was undone was none. */
function lastDecided(
  events: { seq: number; at: Date; event: unknown }[],
  place: string,
): { revision: number; at: string } | null {
  const undone = new Set(
    (events as { event: CaseEvent }[]).flatMap(({ event }) => (event.kind === 'undone' ? [event.event] : [])),
  );
  let revision = 1;
  let last: { revision: number; at: string } | null = null;
  for (const { at, event } of events as { at: Date; event: CaseEvent }[]) {
    if (event.kind !== 'acted' || undone.has(event.id)) continue;
    if (event.content !== null) revision += 1;
    else if (event.slot.startsWith(`${place}.`)) last = { revision, at: at.toISOString() };
  }
  return last;
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

function assigneesOf(block: StepBlock): Assignee[] {
  const others = 'several' in block ? (block.several?.others ?? []) : 'others' in block ? block.others : [];
  return 'by' in block ? [block.by, ...others] : [];
}

function isChosenIn({ person }: Assignee, step: string): boolean {
  return typeof person === 'object' && 'chosenIn' in person && person.chosenIn === readPlace(step).id;
}

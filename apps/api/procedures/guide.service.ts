import { Inject, Injectable } from '@nestjs/common';
import {
  identificationView,
  postTitle,
  type FieldChoice,
  type FormContent,
  type GuideStep,
  type PreviewView,
  type ProcedureGuide,
} from '../../../libs/contracts';
import {
  basisFor,
  civilDateOf,
  contentOf,
  placedSteps,
  previewPath,
  problemText,
  validateForm,
  type Act,
  type Content,
  type Field,
  type FieldProblem,
  type LookUpValue,
  type ParameterValue,
  type Program,
  type StepBlock,
  type Template,
} from '../../../libs/procedure';
import { answerLookUp, choosableEntries, organisationsOf, peopleOf } from '../../../libs/persistence';
import { sampleOf } from '../../../libs/templates';
import { FilingService, type Place } from '../cases/filing.service';
import { Database } from '../database';
import type { Subject } from '../session/session.service';
import { checkViews } from '../views/check-views';
import { NamesService, type Names } from '../views/names.service';
import { progressView } from '../views/progress-view';
import { readerOf, StepReadings } from '../views/step-readings';
import { FillingService } from './filling.service';
import { cardOf } from './offers.service';
import { isOwn } from './parameter-words';

/** What a person may file, what each procedure asks and on what grounds, and where a half-filled form would lead. */
@Injectable()
export class GuideService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FilingService) private readonly filing: FilingService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(FillingService) private readonly filling: FillingService,
  ) {}

  async guide(asker: Subject, procedure: string, society: string): Promise<ProcedureGuide> {
    const [place, names] = await Promise.all([this.filing.place(asker, procedure, society), this.names.read()]);
    const { template } = place.published;
    return {
      ...cardOf(template, place.society),
      templateVersion: template.version,
      jurisdiction: template.jurisdiction,
      fields: await Promise.all(template.form.fields.map((field) => this.field(field, place))),
      ...(await this.filling.defaults(asker, template, place.society.id, place.parameters)),
      place: place.jurisdiction,
      office: names.organisation(place.association),
      path: this.pathOf(asker, place, names),
      steps: placedSteps(template).map(({ block, conditional }) => stepOf(block, conditional, place.parameters, names)),
      blocks: template.blocks,
      results: (template.results ?? []).flatMap(({ id, label, refuses }) => (refuses ? [] : [{ id, label }])),
      sample: sampleOf(procedure),
      parameters: template.parameters.map((parameter) => {
        const value = place.parameters[parameter.id];
        const shown =
          parameter.type === 'organ' && typeof value?.value === 'string' ? names.organ(value.value) : (value?.value ?? null);
        return {
          id: parameter.id,
          label: parameter.label,
          value: shown,
          article: value?.article ?? null,
          own: isOwn(parameter),
          missing: !parameter.optional && (value?.value ?? null) === null,
        };
      }),
    };
  }

  async preview(asker: Subject, procedure: string, society: string, form: FormContent): Promise<PreviewView> {
    const [place, names] = await Promise.all([this.filing.place(asker, procedure, society), this.names.read()]);
    const { template, program } = place.published;
    const problems = validateForm(template, form, place.parameters);
    const content = knownContent(template, program, form, problems);
    const lookUps = await this.lookUps(place, content.facts);
    const at = { society: place.society.id, association: place.association };
    const known = { ...content, parameters: place.parameters, lookUps, ...at };
    const previewed = previewPath(template, program, known);
    return {
      checks: checkViews(previewed.checks, 'society'),
      path: progressView(previewed.path, names, this.readings(asker, place, names)),
      ends: problems.length > 0 ? null : await this.filling.ends(place, known),
      problems: problems.map((problem) => ({
        field: problem.field,
        code: problem.code,
        message: problemText(template.form.fields, problem),
      })),
    };
  }

  /** The way of it while nothing is known of the form, and nobody is filing one: nothing has begun. */
  private pathOf(asker: Subject, place: Place, names: Names): ProcedureGuide['path'] {
    const { template, program } = place.published;
    const at = { society: place.society.id, association: place.association };
    const { path } = previewPath(template, program, {
      ...{ facts: {}, given: {}, lookUps: {} },
      parameters: place.parameters,
      ...at,
    });
    const ahead = path.map((step) => (step.kind === 'filing' ? { ...step, status: 'ahead' as const } : step));
    return progressView(ahead, names, this.readings(asker, place, names));
  }

  /** Nothing was filed yet; it is previewed as the society would see it. */
  private readings(asker: Subject, place: Place, names: Names): StepReadings {
    const at = {
      society: place.society.id,
      association: place.association,
      keeper: place.house === place.association ? place.association : null,
    };
    return new StepReadings(place.published.template, at, readerOf(asker, { ...at, supervised: false }), names);
  }

  /** What the declared look-ups would answer now; the case itself asks again when it gets there. One that hangs on an empty field waits. */
  private async lookUps(place: Place, facts: Content['facts']): Promise<Record<string, LookUpValue>> {
    const asked = { society: place.society.id, facts, parameters: place.parameters, on: civilDateOf(new Date().toISOString()) };
    const ready = place.published.template.lookUps.filter((lookUp) =>
      [...Object.values(lookUp.where), lookUp.is].every(
        (value) => typeof value !== 'object' || !('field' in value) || facts[value.field] !== undefined,
      ),
    );
    const answers = ready.map(async (lookUp) => [lookUp.id, await answerLookUp(this.database, lookUp, asked)] as const);
    return Object.fromEntries(await Promise.all(answers));
  }

  /** With the choices that depend on the society: what stands below it, who is in it, what its charter lists. */
  private async field(field: Field, place: Place): Promise<ProcedureGuide['fields'][number]> {
    const choices = await this.choices(field, place);
    if (field.type !== 'table') return choices === null ? field : { ...field, choices };
    const columns = (field.columns ?? []).map(async (column) => {
      const own = await this.choices(column, place);
      return own === null ? column : { ...column, choices: own };
    });
    return { ...field, columns: await Promise.all(columns) };
  }

  private async choices(
    field: Pick<Field, 'type' | 'options' | 'optionsFrom' | 'register'>,
    place: Place,
  ): Promise<FieldChoice[] | null> {
    if (field.type === 'organisation') {
      const own = await organisationsOf(this.database, place.society.id);
      return own.map(({ id, kind, name }) => ({
        value: id,
        kind,
        label: kind === 'society' ? place.society.name : { zh: name, en: name },
      }));
    }
    if (field.type === 'person') {
      const people = await peopleOf(this.database, place.society.id);
      return people.map(({ id, name }) => ({ value: id, label: { zh: name, en: name } }));
    }
    if (field.type === 'registerEntry') {
      const entries = await choosableEntries(this.database, place.society.id, field.register ?? '');
      return entries.map(({ id, name }) => ({ value: id, label: name }));
    }
    if (field.type !== 'choice' && field.type !== 'choices') return null;
    const listed = field.optionsFrom ? place.parameters[field.optionsFrom]?.value : null;
    const fromParameter = Array.isArray(listed) ? listed.map((value) => ({ value, label: { zh: value, en: value } })) : [];
    return [...fromParameter, ...(field.options ?? [])];
  }
}

/** A field that is wrong, or still to be filled in, is not known yet: the checks that read it say so instead of guessing. */
function knownContent(
  template: Template,
  program: Program,
  form: FormContent,
  problems: FieldProblem[],
): Pick<Content, 'facts' | 'given'> {
  const open = new Set(problems.map((problem) => problem.field));
  const sound = Object.fromEntries(Object.entries(form).filter(([field]) => !open.has(field)));
  const { facts, given } = contentOf(template, sound, program);
  return { facts, given: Object.fromEntries(Object.entries(given).filter(([field]) => !open.has(field))) };
}

/** Acts by which something is decided. */
const DECIDING: readonly Act[] = [
  'pre-review',
  'organ-decision',
  'party-decision',
  'election',
  'officer-decision',
  'panel-finding',
  'grade',
  'outside-approval',
];

/** Who does it in words: a post, or the organ that the society's charter names. */
function stepOf(step: StepBlock, conditional: boolean, parameters: Record<string, ParameterValue>, names: Names): GuideStep {
  const organ = step.kind === 'meeting' ? parameters[step.organ.parameter]?.value : null;
  return {
    id: step.id,
    kind: step.kind,
    title: step.title,
    by: 'by' in step ? postTitle[step.by.role] : typeof organ === 'string' ? names.organ(organ) : null,
    within: step.kind === 'meeting' ? step.clock.listedWithin : 'clock' in step ? step.clock.within : null,
    basis: basisFor(step.basis, 'society'),
    conditional,
    identification: identificationView(step),
    decides: DECIDING.includes(step.act),
  };
}

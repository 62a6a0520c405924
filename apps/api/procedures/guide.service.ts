import { Inject, Injectable } from '@nestjs/common';
import {
  postTitle,
  say,
  type FormContent,
  type GuideStep,
  type PreviewView,
  type ProcedureCard,
  type ProcedureGuide,
} from '../../../libs/contracts';
import {
  basisFor,
  contentOf,
  placedSteps,
  previewPath,
  validateForm,
  type Content,
  type Field,
  type FieldProblem,
  type ParameterValue,
  type Program,
  type StepBlock,
  type Template,
  type Text,
} from '../../../libs/procedure';
import { organisationsOf, registerCount } from '../../../libs/persistence';
import { FilingService, type Place } from '../cases/filing.service';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { societiesOf } from '../organs/organs.controller';
import type { Subject } from '../session/session.service';
import { checkViews } from '../views/check-views';
import { NamesService, type Names } from '../views/names.service';
import { progressView } from '../views/progress-view';
import { TemplatesService } from './templates.service';

/** What a person may file, what each procedure asks and on what grounds, and where a half-filled form would lead. */
@Injectable()
export class GuideService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(FilingService) private readonly filing: FilingService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async cards(asker: Subject): Promise<ProcedureCard[]> {
    const procedures = await this.templates.procedures();
    const places = await Promise.all(
      societiesOf(asker).flatMap((society) =>
        procedures.map((procedure) => this.filing.place(asker, procedure, society).catch(notMine)),
      ),
    );
    return places.flatMap((place) => (place ? [cardOf(place)] : []));
  }

  async guide(asker: Subject, procedure: string, society: string): Promise<ProcedureGuide> {
    const [place, names] = await Promise.all([this.filing.place(asker, procedure, society), this.names.read()]);
    const { template } = place.published;
    return {
      ...cardOf(place),
      templateVersion: template.version,
      jurisdiction: template.jurisdiction,
      fields: await Promise.all(template.form.fields.map((field) => this.field(field, place))),
      steps: placedSteps(template).map(({ block, conditional }) => stepOf(block, conditional, place.parameters, names)),
      blocks: template.blocks,
      parameters: template.parameters.map((parameter) => {
        const value = place.parameters[parameter.id];
        const shown =
          parameter.type === 'organ' && typeof value?.value === 'string' ? names.organ(value.value) : (value?.value ?? null);
        return {
          id: parameter.id,
          label: parameter.label,
          value: shown,
          article: value?.article ?? null,
          missing: !parameter.optional && (value?.value ?? null) === null,
        };
      }),
    };
  }

  async preview(asker: Subject, procedure: string, society: string, form: FormContent): Promise<PreviewView> {
    const [place, names] = await Promise.all([this.filing.place(asker, procedure, society), this.names.read()]);
    const { template, program } = place.published;
    const problems = validateForm(template, form, place.parameters);
    const lookUps = await this.lookUps(place);
    const previewed = previewPath(template, program, {
      ...knownContent(template, program, form, problems),
      parameters: place.parameters,
      lookUps,
      society: place.society.id,
      association: place.association,
    });
    return {
      checks: checkViews(previewed.checks, 'society'),
      path: progressView(previewed.path, names),
      problems: problems.map((problem) => ({
        field: problem.field,
        code: problem.code,
        message: say(problem.code, { ...problem.details, label: labelOf(template, problem.field).zh }),
      })),
    };
  }

  /** What the declared look-ups would answer now; the case itself asks again when it gets there. */
  private async lookUps(place: Place): Promise<Record<string, number>> {
    const counted = place.published.template.lookUps.map(
      async ({ id, register }) => [id, await registerCount(this.database, register, place.society.id)] as const,
    );
    return Object.fromEntries(await Promise.all(counted));
  }

  /** With the choices that depend on the society: what stands below it, what its charter lists. */
  private async field(field: Field, place: Place): Promise<ProcedureGuide['fields'][number]> {
    if (field.type === 'organisation') {
      const own = await organisationsOf(this.database, place.society.id);
      return {
        ...field,
        choices: own.map(({ id, kind, name }) => ({
          value: id,
          kind,
          label: kind === 'society' ? place.society.name : { zh: name, en: name },
        })),
      };
    }
    if (field.type !== 'choice') return field;
    const listed = field.optionsFrom ? place.parameters[field.optionsFrom]?.value : null;
    const fromParameter = Array.isArray(listed) ? listed.map((value) => ({ value, label: { zh: value, en: value } })) : [];
    return { ...field, choices: [...fromParameter, ...(field.options ?? [])] };
  }
}

function notMine(error: unknown): null {
  if (error instanceof ApiException) return null;
  throw error;
}

function cardOf(place: Place): ProcedureCard {
  const { template } = place.published;
  return { id: template.id, title: template.title, summary: template.summary, society: place.society };
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

function labelOf(template: Template, field: string): Text {
  return template.form.fields.find((candidate) => candidate.id === field)?.label ?? { zh: field, en: field };
}

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
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { ActRequest, TaskPurpose } from '../../../libs/contracts';
import type { IntentBodies } from '../../../libs/persistence';
import { canonicalJson, submittedWith, type CivilDate, type Field } from '../../../libs/procedure';
import { sha256 } from '../../../libs/record';
import type { CaseRow } from '../cases/case.queries';
import { FilingService } from '../cases/filing.service';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { NamesService } from '../views/names.service';

type ActBody = IntentBodies['act'];
interface TaskAt {
  block: string;
  purpose: TaskPurpose;
}

/** What an act may carry besides its outcome. Whether the step asks for it, and whether it may be so, the log says. */
@Injectable()
export class ActBesides {
  constructor(
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(FilingService) private readonly filing: FilingService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async of(row: CaseRow, task: TaskAt, request: ActRequest): Promise<Partial<ActBody>> {
    const { recorded, submission, chosen, marks, on } = request;
    return {
      ...(on === undefined ? {} : { on: await this.dated(row, task, on) }),
      ...(request.for === undefined ? {} : { for: request.for }),
      ...(chosen === undefined ? {} : { chosen }),
      ...(marks === undefined ? {} : { marks }),
      ...(submission === undefined ? {} : { submission: await this.submitted(row, task, submission) }),
      ...(recorded === undefined ? {} : { recorded: await this.withEvidence(row, recorded) }),
    };
  }

  /** The fields that a step asks to be handed in. */
  async fieldsOf(row: CaseRow, { block, purpose }: TaskAt): Promise<Field[]> {
    const step = stepOf((await this.templates.get(row.template_hash)).template, block);
    return step === undefined ? [] : submittedWith(step, purpose);
  }

  /** An earlier day is for what bears a date of its own; every other act happens when it is done. */
  private async dated(row: CaseRow, { block }: TaskAt, on: CivilDate): Promise<CivilDate> {
    const step = stepOf((await this.templates.get(row.template_hash)).template, block);
    if (step?.kind !== 'notice' && step?.kind !== 'authority') throw new ApiException('FIELD_INVALID', { label: 'on' }, 'on');
    return on;
  }

  /** What is handed in with an outcome, judged by the step's own fields. */
  private async submitted(
    row: CaseRow,
    task: TaskAt,
    form: Record<string, unknown>,
  ): Promise<NonNullable<ActBody['submission']>> {
    const [fields, names] = await Promise.all([this.fieldsOf(row, task), this.names.read()]);
    const place = { society: names.organisation(row.society), parameters: row.state.parameters };
    await this.filing.judge({ form: { fields } }, place, form);
    return { form, hash: sha256(canonicalJson(form)) };
  }

  /** The scan is one of the society's stored files; the act is bound to its content. */
  private async withEvidence(
    { society }: CaseRow,
    recorded: NonNullable<ActRequest['recorded']>,
  ): Promise<NonNullable<ActBody['recorded']>> {
    return { ...recorded, evidenceHash: await this.files.evidenceHash(society, recorded.evidence, 'recorded.evidence') };
  }
}

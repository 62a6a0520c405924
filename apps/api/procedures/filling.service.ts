import { Inject, Injectable } from '@nestjs/common';
import type { EarlierFiling, EndsView, FormContent } from '../../../libs/contracts';
import {
  defaultsOf,
  placedSteps,
  previewEnds,
  type Field,
  type ParameterValue,
  type PreviewContext,
  type Template,
} from '../../../libs/procedure';
import { CASES_VISIBLE, TODAY } from '../../../libs/rights';
import { FilingService, type Place } from '../cases/filing.service';
import { Database } from '../database';
import { calendarHere } from '../days-off/calendar-here';
import { MASTER_ON } from '../people/master-on';
import type { Subject } from '../session/session.service';
import { SocietyRecordService } from '../society-record/society-record.service';

const EARLIER = 3;
const FROM_RECORD = 'master-record.';

/** What spares somebody who fills a form in: what the house knows already, what was filed before, and how long it would take. */
@Injectable()
export class FillingService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FilingService) private readonly filing: FilingService,
    @Inject(SocietyRecordService) private readonly records: SocietyRecordService,
  ) {}

  /** First values of the fields, from the society's standards, its master record as of today and its own 本会资料. */
  async defaults(
    asker: Subject,
    { form }: Pick<Template, 'form'>,
    society: string,
    parameters: Record<string, ParameterValue>,
  ): Promise<{ defaults: FormContent; fromRecord: { filled: string[]; missing: string[] } }> {
    const [row, facts] = await Promise.all([
      this.database.one<{ record: Record<string, unknown> }>(MASTER_ON('$1', TODAY), [society]),
      this.records.factsFor(asker, society),
    ]);
    const defaults = defaultsOf(form.fields, parameters, { ...facts, ...row?.record });
    const asked = form.fields.filter(isFromRecord).map(({ id }) => id);
    const [filled, missing] = [true, false].map((has) => asked.filter((id) => id in defaults === has));
    return { defaults, fromRecord: { filled: filled ?? [], missing: missing ?? [] } };
  }

  /** The newest of the same procedure by the same society that the asker sees, whatever became of them. */
  async earlier(asker: Subject, procedure: string, society: string): Promise<EarlierFiling[]> {
    await this.filing.place(asker, procedure, society);
    const rows = await this.database.rows<{ id: string; number: string; subject: string; filed_at: Date }>(
      `select c.id, c.number, c.subject, c.filed_at from guicheng.case_file c
        where c.procedure = $2 and c.society = $3 and ${CASES_VISIBLE} order by c.filed_at desc, c.id limit ${EARLIER}`,
      [asker.person.id, procedure, society],
    );
    return rows.map(({ id, number, subject, filed_at }) => ({ case: id, number, subject, filedAt: filed_at.toISOString() }));
  }

  /** When it could end, filed this minute. */
  async ends({ published, jurisdiction }: Place, preview: PreviewContext): Promise<EndsView | null> {
    const calendar = await calendarHere(this.database, jurisdiction);
    const { program, template } = published;
    const ends = previewEnds({ program, calendar }, preview, new Date().toISOString());
    if (ends === null) return null;
    const titles = new Map(placedSteps(template).map(({ block }) => [block.id, block.title]));
    return {
      earliest: ends.earliest,
      latest: ends.latest,
      unbounded: ends.unbounded.flatMap((id) => titles.get(id) ?? []),
      holidays: ends.holidays.map(({ title, from, to }) => ({ title: { zh: title.zh, en: title.en }, from, to })),
    };
  }
}

function isFromRecord({ default: given }: Field): boolean {
  return given !== undefined && 'from' in given && given.from.startsWith(FROM_RECORD);
}

import { Inject, Injectable } from '@nestjs/common';
import {
  exceptionTitle,
  rectificationStatus,
  type RectificationEntry,
  type SampleView,
  type SupervisionFinding,
  type WorkView,
} from '../../../libs/contracts';
import { workingPaperName, workingPaperOf, type WorkingPaper } from '../../../libs/documents';
import { civilDateOf } from '../../../libs/procedure';
import { Database } from '../database';
import { Printer } from '../practice/printer.service';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { FindingsService } from './findings.service';
import { FoundExceptions, type Days } from './found-exceptions.service';
import { SamplesService } from './samples.service';
import { WorkGrants } from './work-grants.service';
import { WorkService } from './work.service';

const ENTRY: Record<RectificationEntry['what'], string> = { answered: '学会答复', 'asked-again': '再次要求', closed: '办结' };

/** 底稿 as Word, made from what stands at that moment; none is kept. */
@Injectable()
export class WorkingPapers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WorkGrants) private readonly grants: WorkGrants,
    @Inject(WorkService) private readonly work: WorkService,
    @Inject(FoundExceptions) private readonly exceptions: FoundExceptions,
    @Inject(SamplesService) private readonly samples: SamplesService,
    @Inject(FindingsService) private readonly findings: FindingsService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(Printer) private readonly printer: Printer,
  ) {}

  async make(asker: Subject, id: string, period: Days): Promise<{ name: string; content: Buffer }> {
    const grant = await this.grants.of(asker, id);
    const view = await this.work.view(asker, id);
    const [counts, samples, findings, looked, [{ now } = { now: new Date() }]] = await Promise.all([
      this.exceptions.countsUnder(grant, period),
      this.samples.listUnder(asker, grant),
      this.findings.listUnder(asker, grant),
      this.looked(id),
      this.database.rows<{ now: Date }>('select guicheng.record_now() as now'),
    ]);
    const paper: WorkingPaper = {
      supervisor: view.grant.person.name,
      association: view.association.name.zh,
      scope: scopeOf(view),
      grant: { from: grant.from_on, until: grant.until_on },
      reason: grant.reason,
      period,
      exceptions: counts.counts.map(({ kind, count }) => ({ title: exceptionTitle[kind].zh, count })),
      samples: samples.map((sample) => sampleOf(sample, view)),
      looked,
      findings: findings.map(findingOf),
      madeAt: now.toISOString(),
    };
    return { name: workingPaperName(civilDateOf(paper.madeAt)), content: await this.printer.word(workingPaperOf(paper)) };
  }

  /** Cases whose page was opened under the grant, by when that was first done. */
  private async looked(grant: string): Promise<WorkingPaper['looked']> {
    const [names, rows] = await Promise.all([
      this.names.read(),
      this.database.rows<{ number: string; subject: string; society: string; at: Date }>(
        `select c.number, c.subject, c.society, min(r.at) as at from guicheng.supervised_reading r
           join guicheng.case_file c on c.id::text = r.object where r.given_by = $1 and r.kind = 'case'
          group by c.id, c.number, c.subject, c.society order by min(r.at), c.number`,
        [grant],
      ),
    ]);
    return rows.map((row) => ({ ...row, society: names.organisation(row.society).name.zh, at: row.at.toISOString() }));
  }
}

function scopeOf({ grant }: WorkView): WorkingPaper['scope'] {
  const { societies, procedures } = grant.scope;
  return {
    societies: societies === null ? '全部学会' : societies.map(({ name }) => name.zh).join('、'),
    procedures: procedures === null ? '全部事项，含会议与名录' : procedures.map(({ title }) => title.zh).join('、'),
  };
}

function sampleOf({ scope, cases, ...sample }: SampleView, view: WorkView): WorkingPaper['samples'][number] {
  const yuan = (fen: number) => `${fen / 100}元`;
  const criteria = [
    `${scope.from}至${scope.to}提出`,
    view.societies.find(({ id }) => id === scope.society)?.name.zh,
    view.procedures.find(({ id }) => id === scope.procedure)?.title.zh,
    scope.amountFrom === null ? undefined : `金额不低于${yuan(scope.amountFrom)}`,
    scope.amountTo === null ? undefined : `金额不高于${yuan(scope.amountTo)}`,
  ].filter((said) => said !== undefined);
  return {
    ...sample,
    criteria: criteria.join('，'),
    cases: cases.map(({ case: file, looked }) => ({
      number: file.number,
      subject: file.subject,
      society: file.society.name.zh,
      looked,
    })),
  };
}

function findingOf({ rectification: asked, ...found }: SupervisionFinding): WorkingPaper['findings'][number] {
  return {
    number: found.case.number,
    subject: found.case.subject,
    society: found.society.name.zh,
    words: found.words,
    files: found.files.map(({ name }) => name),
    at: found.at,
    rectification:
      asked === null
        ? null
        : {
            words: asked.words,
            due: asked.due,
            status: rectificationStatus[asked.status].zh,
            entries: asked.entries.map(({ what, words, at }) => ({ what: ENTRY[what], words, at })),
          },
  };
}

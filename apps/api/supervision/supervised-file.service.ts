import { Inject, Injectable } from '@nestjs/common';
import type { FoundKind, SupervisedAct, SupervisedChapter, SupervisedFileView, TimelineEntry } from '../../../libs/contracts';
import type { CaseEvent, Text } from '../../../libs/procedure';
import { covers } from '../../../libs/rights';
import { CaseQueries, type CaseRow, type EventRow } from '../cases/case.queries';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { WordsService } from '../record/words.service';
import type { Subject } from '../session/session.service';
import { caseHead } from '../views/case-head';
import { CaseViewService } from '../views/case-view.service';
import { NamesService, type Names } from '../views/names.service';
import { EarlierPaymentsService } from './earlier-payments.service';
import { FileEvidence } from './file-evidence.service';
import { FindingsService } from './findings.service';
import { ReadingsService } from './readings.service';
import { SupervisedSittings } from './supervised-sittings.service';
import { WorkGrants, type WorkGrant } from './work-grants.service';

/** A case and what it called, with their own calls: nobody nests deeper than a decision that calls a pre-review. */
const DEEPEST = 3;

/** 一页看全: everything that was done in a case and in those that it called, with its evidence, for one supervisor. */
@Injectable()
export class SupervisedFileService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WorkGrants) private readonly grants: WorkGrants,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseViewService) private readonly views: CaseViewService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(FileEvidence) private readonly evidence: FileEvidence,
    @Inject(SupervisedSittings) private readonly sittings: SupervisedSittings,
    @Inject(EarlierPaymentsService) private readonly payments: EarlierPaymentsService,
    @Inject(FindingsService) private readonly findings: FindingsService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  async view(asker: Subject, grantId: string, caseId: string): Promise<SupervisedFileView> {
    const grant = await this.grants.of(asker, grantId);
    const row = await this.reached(asker, grant, caseId);
    const names = await this.names.read();
    const chapters = await this.chapters(asker, grant, row, null, names, DEEPEST);
    const { template } = await this.templates.get(row.template_hash);
    return {
      case: caseHead(row, template, names),
      chapters,
      payments: await this.payments.of(row, template, chapters[0]?.form ?? {}),
      findings: (await this.findings.listUnder(asker, grant)).filter((finding) => finding.case.id === caseId),
    };
  }

  /** One file of the evidence: read under the grant, and on the record like everything else. */
  async file(asker: Subject, grantId: string, caseId: string, file: string): Promise<ReturnType<FilesService['ofOrganisation']>> {
    const grant = await this.grants.of(asker, grantId);
    const row = await this.reached(asker, grant, caseId);
    if (!(await this.evidence.carries(caseId, file))) throw new ApiException('NOT_FOUND');
    await this.readings.noteOfCase(asker, row, 'file', file);
    return this.files.ofOrganisation(row.society, file);
  }

  /** A case that this very grant reaches. */
  async reached(asker: Subject, grant: WorkGrant, caseId: string): Promise<CaseRow> {
    const row = await this.cases.visible(asker.person.id, caseId);
    if (!covers({ ...grant, person: asker.person.id }, row)) throw new ApiException('NOT_FOUND');
    return row;
  }

  private async chapters(
    asker: Subject,
    grant: WorkGrant,
    row: CaseRow,
    calledBy: Text | null,
    names: Names,
    depth: number,
  ): Promise<SupervisedChapter[]> {
    await this.readings.noteOfCase(asker, row, 'case');
    const own = await this.chapter(asker, row, calledBy, names);
    const called = depth === 0 ? [] : await this.called(asker, grant, row);
    const { template } = await this.templates.get(row.template_hash);
    const further: SupervisedChapter[][] = [];
    // One after the other: each is a reading of its own, in the order in which they were called.
    for (const { block, file } of called) {
      further.push(await this.chapters(asker, grant, file, stepOf(template, block)?.title ?? null, names, depth - 1));
    }
    return [own, ...further.flat()];
  }

  /** What its steps called, as far as this grant reaches it too. */
  private async called(asker: Subject, grant: WorkGrant, row: CaseRow): Promise<{ block: string; file: CaseRow }[]> {
    const links = await this.database.rows<{ case_id: string; block: string }>(
      `select case_id, block from guicheng.called_case where caller = $1 order by called_at, case_id`,
      [row.id],
    );
    const files = await this.cases.among(
      asker.person.id,
      links.map((link) => link.case_id),
    );
    return links.flatMap(({ case_id, block }) => {
      const file = files.find((candidate) => candidate.id === case_id);
      return file !== undefined && covers({ ...grant, person: asker.person.id }, file) ? [{ block, file }] : [];
    });
  }

  private async chapter(asker: Subject, row: CaseRow, calledBy: Text | null, names: Names): Promise<SupervisedChapter> {
    const [view, events, { template }] = await Promise.all([
      this.views.view(asker, row, names),
      this.cases.events(row.id),
      this.templates.get(row.template_hash),
    ]);
    const { told } = await this.words.open({ told: events });
    const evidence = await this.evidence.ofEntries(row.society, told);
    const bySeq = new Map(events.map((event) => [event.seq, event]));
    return {
      case: caseHead(row, template, names),
      calledBy,
      acts: view.timeline.map((entry) => actOf(entry, bySeq.get(entry.seq), evidence.get(entry.seq) ?? [], names)),
      sittings: await this.sittings.of(asker, row, events, names),
      checks: view.checks,
      fields: view.fields,
      form: view.form,
      files: view.files,
      organisations: view.organisations,
      people: view.people,
    };
  }
}

function actOf(
  entry: TimelineEntry,
  row: EventRow | undefined,
  evidence: SupervisedAct['evidence'],
  names: Names,
): SupervisedAct {
  const event = row?.event as CaseEvent | undefined;
  const recorded = event !== undefined && 'recorded' in event ? event.recorded : undefined;
  return {
    ...entry,
    enteredBy: recorded === undefined ? null : { name: names.person(recorded.by), form: recorded.form },
    evidence,
    exceptions: event === undefined ? [] : marksOf(event, entry),
  };
}

/** What of the list of exceptions can be told from the entry itself. */
function marksOf(event: CaseEvent, { at, occurredOn }: TimelineEntry): FoundKind[] {
  const day = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
  const isAnnounced = event.kind === 'item-resulted' && event.stage === 'announced';
  const sum = event.kind === 'item-resulted' ? event.result.arithmetic : null;
  const isOnBehalf = 'recorded' in event;
  const isOnPaper = event.kind === 'filed' && event.onPaper !== undefined;
  const marks: [FoundKind, boolean][] = [
    ['on-behalf', isOnBehalf],
    ['on-paper', isOnPaper],
    ['back-dated', occurredOn !== null && occurredOn < day && !isOnBehalf && !isOnPaper],
    ['overridden', event.kind === 'overridden'],
    ['edge-of-quorum', isAnnounced && sum !== null && sum.present === sum.quorumNeeded],
    ['corrected-result', isAnnounced && event.version > 1],
    ['recusal', event.kind === 'recused'],
  ];
  return marks.flatMap(([kind, holds]) => (holds ? [kind] : []));
}

import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { LISTED_AT_MOST, type FileView, type FindingRequest, type SupervisionFinding } from '../../../libs/contracts';
import { covers } from '../../../libs/rights';
import { CaseQueries } from '../cases/case.queries';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { WordsService } from '../record/words.service';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { FileEvidence } from './file-evidence.service';
import { RectificationsService } from './rectifications.service';
import { WorkGrants, type WorkGrant } from './work-grants.service';

interface FindingRow {
  id: string;
  person: string;
  case_id: string;
  number: string;
  subject: string;
  society: string;
  association: string;
  seq: number | null;
  words: { key: string; box: string };
  files: string[];
  at: Date;
}

/** 发现: what a supervisor writes about a case. His own, under his grant; nobody else reads it unless it is sent (rectification). */
@Injectable()
export class FindingsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WorkGrants) private readonly grants: WorkGrants,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(FileEvidence) private readonly evidence: FileEvidence,
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(RectificationsService) private readonly rectifications: RectificationsService,
  ) {}

  async list(asker: Subject, grantId: string): Promise<SupervisionFinding[]> {
    return this.listUnder(asker, await this.grants.of(asker, grantId));
  }

  async listUnder(asker: Subject, grant: WorkGrant): Promise<SupervisionFinding[]> {
    const rows = await this.database.rows<FindingRow>(
      `select * from (
         select f.id, f.person, f.case_id, c.number, c.subject, c.society, c.association, f.seq, f.words, f.files, f.at
           from guicheng.supervision_finding f join guicheng.case_file c on c.id = f.case_id
          where f.given_by = $1 and f.person = $2 order by f.at desc, f.id desc limit ${LISTED_AT_MOST.findings}) latest
        order by at, id`,
      [grant.id, asker.person.id],
    );
    const [names, sent] = await Promise.all([this.names.read(), this.rectifications.ofGrant(asker, grant.id)]);
    return Promise.all(
      rows.map(async (row): Promise<SupervisionFinding> => {
        const said = await this.words.words.openOwn(this.database, row.person, row.words);
        return {
          id: row.id,
          case: { id: row.case_id, number: row.number, subject: row.subject },
          society: names.organisation(row.society),
          seq: row.seq,
          words: typeof said === 'string' ? said : '',
          files: await this.viewsOf(row, row.files),
          at: row.at.toISOString(),
          by: names.person(row.person),
          rectification: sent.get(row.id) ?? null,
        };
      }),
    );
  }

  async write(asker: Subject, grantId: string, request: FindingRequest): Promise<SupervisionFinding> {
    const grant = await this.grants.of(asker, grantId);
    const row = await this.cases.visible(asker.person.id, request.case);
    if (!covers({ ...grant, person: asker.person.id }, row)) throw new ApiException('NOT_FOUND', {}, 'case');
    for (const [n, file] of request.files.entries()) {
      // A page of the case's own evidence, or one that he has brought himself.
      const own = await this.files.viewsOf(grant.association, [file]);
      if (own.length === 0 && !(await this.evidence.carries(row.id, file)))
        throw new ApiException('FILE_MISSING', {}, `files.${n}`);
    }
    const id = randomUUID();
    await this.database.rows(
      `insert into guicheng.supervision_finding (id, given_by, person, case_id, seq, words, files) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        grant.id,
        asker.person.id,
        row.id,
        request.seq ?? null,
        JSON.stringify(await this.words.words.sealOwn(asker.person.id, request.words)),
        request.files,
      ],
    );
    const written = (await this.listUnder(asker, grant)).find((finding) => finding.id === id);
    if (written === undefined) throw new ApiException('NOT_FOUND');
    return written;
  }

  private async viewsOf({ society, association }: FindingRow, ids: string[]): Promise<FileView[]> {
    const [own, brought] = await Promise.all([this.files.viewsOf(society, ids), this.files.viewsOf(association, ids)]);
    return [...own, ...brought];
  }
}

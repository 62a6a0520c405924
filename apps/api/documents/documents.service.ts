import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import {
  LISTED_AT_MOST,
  DOCUMENT_ACTS,
  type CaseDocumentsView,
  type DocumentAct,
  type DocumentActRequest,
  type DocumentView,
  type DraftRequest,
} from '../../../libs/contracts';
import { documentRefusal, documentStanding, POSSIBLE } from '../../../libs/documents';
import { inTransaction, type Sql } from '../../../libs/persistence';
import { may, type HeldPost } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { ReadingsService } from '../supervision/readings.service';
import { NamesService } from '../views/names.service';
import { DOCUMENT_ROWS, documentView, type DocumentRow, type DraftingHouse } from './document-rows';
import { enterNumber, takeNumber, voidNumberOf } from './document-numbers';
import { HousesService, type SealPosts } from './houses.service';

/** Papers of cases: one act after the other, each a further entry, each by whom the house lets do it. */
@Injectable()
export class DocumentsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(HousesService) private readonly houses: HousesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  async ofCase(asker: Subject, id: string): Promise<CaseDocumentsView> {
    const file = await this.cases.visible(asker.person.id, id);
    await this.readings.noteOfCase(asker, file, 'case');
    return { documents: await this.papersOf(asker, id), houses: await this.draftingHouses(asker, file) };
  }

  /** What waits for the reader: approval, sealing, the check of a scan, sending. */
  async work(asker: Subject): Promise<DocumentView[]> {
    const rows = await this.rows(
      asker,
      `not exists (select 1 from guicheng.document_entry over where over.document = d.id and over.what in ('sent', 'withdrawn'))
         and d.house = any($2::uuid[]) order by d.drafted_at desc, d.id limit ${LISTED_AT_MOST.documentsInWork}`,
      heldPosts(asker).map(({ organisation }) => organisation),
    );
    return this.views(asker, rows);
  }

  async draft(asker: Subject, id: string, request: DraftRequest): Promise<CaseDocumentsView> {
    const file = await this.cases.visible(asker.person.id, id);
    const houses = await this.draftingHouses(asker, file);
    if (!houses.some(({ id: house }) => house === request.house)) throw new ApiException('FORBIDDEN');
    const letterhead = await this.houses.standingLetterhead(request.house, request.kind);
    await this.database.rows(
      `insert into guicheng.document (id, case_id, house, kind, title, addressed_to, letterhead, drafted_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        randomUUID(),
        id,
        request.house,
        request.kind,
        request.title,
        request.addressedTo ?? null,
        letterhead?.version ?? null,
        asker.person.id,
      ],
    );
    return this.ofCase(asker, id);
  }

  async act(asker: Subject, id: string, request: DocumentActRequest): Promise<CaseDocumentsView> {
    const row = await this.readable(asker, id);
    if (!isHisToDo(asker, row, await this.houses.sealPosts(row.house)).includes(request.what))
      throw new ApiException('FORBIDDEN');
    const sha256 = request.file === undefined ? null : await this.files.evidenceHash(row.house, request.file, 'file');
    await inTransaction(this.database.source, async (sql) => {
      await sql.one('select pg_advisory_xact_lock(hashtextextended($1, 36))', [id]);
      const entries = await sql.rows<{ what: DocumentAct; author: string; file: string | null; sha256: string | null }>(
        'select what, author, file, sha256 from guicheng.document_entry where document = $1 order by position',
        [id],
      );
      const refusal = documentRefusal(documentStanding(entries), request.what, asker.person.id);
      if (refusal !== null) throw new ApiException(refusal);
      if (request.what === 'sent' && !row.told) throw new ApiException('DOCUMENT_CASE_NOT_TOLD');
      await this.numbered(sql, asker, row, request);
      await sql.run(
        `insert into guicheng.document_entry (document, position, what, author, file, sha256, reason, seal, copies, taken_out)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[id, entries.length + 1, request.what, asker.person.id, request.file ?? null, sha256, request.reason ?? null],
          ...[request.seal ?? null, request.copies ?? null, request.takenOut ?? null],
        ],
      );
    });
    // Keepers of seals see the paper and not the case: they are answered with what they may read of it.
    if (row.inside) return { documents: await this.papersOf(asker, row.case_id), houses: [] };
    return this.ofCase(asker, row.case_id);
  }

  /** A paper that its reader may read. */
  async readable(asker: Subject, id: string): Promise<DocumentRow> {
    const [row] = await this.rows(asker, 'd.id = $2', id);
    if (row === undefined) throw new ApiException('NOT_FOUND');
    return row;
  }

  private async papersOf(asker: Subject, id: string): Promise<DocumentView[]> {
    return this.views(asker, await this.rows(asker, 'd.case_id = $2 order by d.drafted_at, d.id', id));
  }

  /** What this act does to the number, in the same transaction. */
  private async numbered(sql: Sql, asker: Subject, { id, house }: DocumentRow, request: DocumentActRequest): Promise<void> {
    const of = { house, document: id, person: asker.person.id };
    if (request.what === 'numbered') {
      if (request.written !== undefined) return enterNumber(sql, of, request.written);
      const { code } = await this.houses.rules(sql, house);
      if (code === null) throw new ApiException('DOCUMENT_CODE_MISSING');
      return takeNumber(sql, of, code);
    }
    if (request.what === 'number-voided' || request.what === 'withdrawn') await voidNumberOf(sql, of, request.reason ?? '');
  }

  private rows(asker: Subject, which: string, value: unknown): Promise<DocumentRow[]> {
    return this.database.rows<DocumentRow>(`${DOCUMENT_ROWS} and ${which}`, [asker.person.id, value]);
  }

  private async views(asker: Subject, rows: DocumentRow[]): Promise<DocumentView[]> {
    const houses = [...new Set(rows.map(({ house }) => house))];
    const [names, seals] = await Promise.all([
      this.names.read(),
      Promise.all(houses.map(async (house): Promise<[string, SealPosts]> => [house, await this.houses.sealPosts(house)])),
    ]);
    const sealPosts = new Map(seals);
    return rows.map((row) => {
      const standing = documentStanding(row.entries);
      const his = isHisToDo(asker, row, sealPosts.get(row.house) as SealPosts);
      return documentView(
        row,
        names,
        his.filter((what) => documentRefusal(standing, what, asker.person.id) === null),
      );
    });
  }

  /** The association of the case, or its society: where the asker drafts. */
  private async draftingHouses(asker: Subject, file: CaseRow): Promise<DraftingHouse[]> {
    if (!file.own_right) return [];
    const [posts, names] = [heldPosts(asker), await this.names.read()];
    const houses = [file.association, file.society].filter((house) => may(posts, 'draft-documents', house));
    return Promise.all(
      houses.map(async (id) => ({
        id,
        name: names.organisation(id).name,
        code: (await this.houses.rules(this.database, id)).code,
        society: id === file.society,
      })),
    );
  }
}

/** By his posts, whatever the paper's stage is. */
function isHisToDo(asker: Subject, row: DocumentRow, { approver, keepers }: SealPosts): DocumentAct[] {
  const posts = heldPosts(asker);
  const here = posts.filter(({ organisation }) => organisation === row.house).map(({ role }) => role);
  const drafts = may(posts, 'draft-documents', row.house);
  const hasRead = row.entries.some(({ what, author }) => what === 'read' && author === asker.person.id);
  const keeps = here.some((role) => keepers.includes(role));
  const mayDo: Record<DocumentAct, boolean> = {
    final: drafts,
    numbered: drafts,
    'number-voided': drafts,
    'seal-asked': drafts,
    'seal-approved': here.includes(approver),
    'seal-refused': here.includes(approver),
    sealed: keeps,
    scanned: drafts || keeps,
    'scan-agreed': drafts,
    'scan-refused': drafts,
    sent: drafts,
    read: row.house !== row.society && !hasRead && isOfSociety(posts, row.society),
    withdrawn: drafts,
  };
  return DOCUMENT_ACTS.filter((what) => mayDo[what] && POSSIBLE[what].length > 0);
}

/** Whoever files for the society reads for it. */
function isOfSociety(posts: HeldPost[], society: string): boolean {
  return may(posts, 'answer-rectifications', society);
}

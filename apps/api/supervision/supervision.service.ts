import { Inject, Injectable } from '@nestjs/common';
import type { ListPage, ReadingView, SupervisedCaseView } from '../../../libs/contracts';
import { checkFindings } from '../../../libs/procedure';
import { organisationsWhere, CASES_OF_OWN_RIGHT, SITTINGS_OF_OWN_RIGHT, TODAY } from '../../../libs/rights';
import { CaseQueries } from '../cases/case.queries';
import { cursorOf, pageOf, type ListRequest } from '../cursor';
import { Database } from '../database';
import { TemplatesService } from '../procedures/templates.service';
import { isUuid } from '../requests';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { caseHead } from '../views/case-head';
import { NamesService } from '../views/names.service';
import { ExceptionsQueries } from './exceptions.queries';
import { ReadingsService } from './readings.service';

interface ReadingRow {
  id: string;
  at: Date;
  person: string;
  kind: ReadingView['kind'];
  society: string | null;
  reason: string;
  subject: string | null;
  number: string | null;
  case_id: string | null;
  sitting: string | null;
  held_on: string | null;
  file: string | null;
}

/** What a supervisor looks at, and, afterwards, what he looked at. */
@Injectable()
export class SupervisionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ExceptionsQueries) private readonly exceptions: ExceptionsQueries,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  /** The cases within the asker's grants, the newest first; where to look is the list of exceptions' to say. */
  async supervised(asker: Subject, { cursor, limit }: ListRequest): Promise<ListPage<SupervisedCaseView>> {
    const found = await this.cases.list(asker.person.id, {
      supervised: true,
      limit: limit + 1,
      ...(cursor === undefined ? {} : { after: cursorOf(cursor, 1, isUuid) }),
    });
    const { items: rows, next } = pageOf(found, limit, (row) => [row.filed_at.toISOString(), row.id]);
    await this.readings.noteList(
      asker,
      'cases',
      'exceptions',
      rows.map((row) => row.society),
    );
    const [names, counted] = await Promise.all([this.names.read(), this.exceptions.of(rows.map(({ id }) => id))]);
    const items = await Promise.all(
      rows.map(async (row): Promise<SupervisedCaseView> => {
        const { template } = await this.templates.get(row.template_hash);
        const passedOver = checkFindings(template, row.state).filter(
          ({ status, effect }) => status === 'fails' && effect === 'warn',
        ).length;
        return {
          case: caseHead(row, template, names),
          exceptions: [
            ...(counted.get(row.id) ?? []),
            ...(passedOver > 0 ? [{ kind: 'check-passed-over' as const, count: passedOver }] : []),
          ],
        };
      }),
    );
    return { items, next };
  }

  /**
   * Shown to those who were supervised once the grant is over, so that nobody can follow a sample while it is taken; meanwhile only
   * where the grant says so; of a case of the association that the society does not know of, nothing. A list over several societies is told to the association alone.
   */
  async read(asker: Subject, { cursor, limit }: ListRequest): Promise<ListPage<ReadingView>> {
    const [at, id] = cursor === undefined ? [null, null] : cursorOf(cursor, 1, isUuid);
    const organisations = organisationsWhere(heldPosts(asker), 'read-readings');
    const found = await this.database.rows<ReadingRow>(
      `select r.id, r.at, r.person, r.kind, r.society, v.reason, c.subject, c.number, c.id as case_id, g.id as sitting,
              g.held_on::text as held_on, f.name as file
         from guicheng.supervised_reading r join guicheng.supervision_grant v on v.id = r.given_by
         left join guicheng.case_file c on r.kind in ('case', 'task') and c.id::text = split_part(r.object, '~', 1) and ${CASES_OF_OWN_RIGHT}
         left join guicheng.sitting g on r.kind = 'sitting' and g.id::text = r.object and ${SITTINGS_OF_OWN_RIGHT}
         left join guicheng.stored_file f on r.kind = 'file' and f.id::text = r.object and f.society = any($2::uuid[])
        where (r.society = any($2::uuid[]) or v.association = any($2::uuid[]))
          and not exists (select 1 from guicheng.case_file k where r.kind in ('case', 'task') and k.id::text = split_part(r.object, '~', 1)
            and k.keeper <> all($2::uuid[]) and k.disclosed_at is null)
          and (v.shown_meanwhile or v.revoked_at is not null or v.until_on < ${TODAY})
          and ($3::timestamptz is null or (r.at, r.id) < ($3::timestamptz, $4::uuid))
        order by r.at desc, r.id desc limit $5`,
      [asker.person.id, organisations, at, id, limit + 1],
    );
    const { items: rows, next } = pageOf(found, limit, (row) => [row.at.toISOString(), row.id]);
    const names = await this.names.read();
    const items = rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      by: names.person(row.person),
      kind: row.kind,
      about: aboutOf(row),
      society: row.society === null ? null : names.organisation(row.society),
      reason: row.reason,
    }));
    return { items, next };
  }
}

/** Null where the reader could not open it himself: that it was read is told, not what it is. */
function aboutOf(row: ReadingRow): ReadingView['about'] {
  if (row.case_id) return { text: `${row.subject ?? ''}（${row.number ?? ''}）`, case: row.case_id, sitting: null };
  if (row.sitting) return { text: row.held_on ?? '', case: null, sitting: row.sitting };
  return row.file === null ? null : { text: row.file, case: null, sitting: null };
}

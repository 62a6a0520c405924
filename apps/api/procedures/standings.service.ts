import { Inject, Injectable } from '@nestjs/common';
import type { PublicationNotice, PublicationView, PublishingChoices } from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import { inForce, may, TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { publicationView, type PublicationRow } from './publication-rows';
import { actOn, PublicationsService } from './publications.service';
import { addStanding, announce, societiesOf } from './standings';

/** What becomes of a version after it was confirmed: tried out, then for all; or withdrawn, and the one before holds again. */
@Injectable()
export class StandingsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicationsService) private readonly publications: PublicationsService,
  ) {}

  async choices(asker: Subject): Promise<PublishingChoices> {
    const societies = await societiesOf(this.database, asker);
    return {
      societies: societies.map(({ id, name_zh: zh, name_en: en, jurisdiction }) => ({ id, name: { zh, en }, jurisdiction })),
      today: await this.today(),
    };
  }

  async extend(asker: Subject, id: string, from: string, reason: string | null): Promise<PublicationView> {
    const today = await this.today();
    if (from < today) throw new ApiException('PUBLICATION_DATE_PAST', { today }, 'from');
    return this.change(asker, id, async (sql, row) => {
      if (!publicationView(asker, row).may.extend) throw new ApiException('PUBLICATION_NOT_ON_TRIAL');
      await addStanding(sql, asker, { hash: row.hash, from, societies: null, reason });
      await announce(sql, row, 'announced');
      await recordAct(sql, asker.person.id, actOn('procedure-extended', id, row.template, reason));
    });
  }

  /** For new cases; those in flight stay on the version that they began with. */
  async withdraw(asker: Subject, id: string, reason: string): Promise<PublicationView> {
    return this.change(asker, id, async (sql, row) => {
      if (!publicationView(asker, row).may.withdraw) throw new ApiException('PUBLICATION_WITHDRAWN');
      const before = await sql.one(
        `select 1 from guicheng.template_version t where t.procedure = $1 and t.jurisdiction in ($2, 'CN') and t.hash <> $3
            and guicheng.version_holds(t.hash, null, ${TODAY}) limit 1`,
        [row.procedure, row.jurisdiction, row.hash],
      );
      if (before === null) throw new ApiException('PUBLICATION_NOTHING_BEFORE');
      await sql.run(`insert into guicheng.version_standing (hash, kind, reason, by_person) values ($1, 'withdrawn', $2, $3)`, [
        row.hash,
        reason,
        asker.person.id,
      ]);
      await announce(sql, row, 'withdrawn');
      await recordAct(sql, asker.person.id, actOn('procedure-withdrawn', id, row.template, reason));
    });
  }

  /** To the societies that were told, and whoever publishes. */
  async notice(asker: Subject, id: string): Promise<PublicationNotice> {
    const told = await this.database.one<{ kind: 'announced' | 'withdrawn' }>(
      `select n.kind from guicheng.publication_notice n
        where n.publication = $2 and exists (select 1 from guicheng.post p where p.person = $1 and p.organisation = n.society and ${inForce('p')})
        order by n.at desc limit 1`,
      [asker.person.id, id],
    );
    if (told === null && !may(heldPosts(asker), 'read-publications')) throw new ApiException('NOT_FOUND');
    const row = await this.publications.find(id);
    return {
      id,
      procedure: row.procedure,
      title: row.template.title,
      version: row.version,
      kind: told?.kind ?? (row.withdrawn === null ? 'announced' : 'withdrawn'),
      from: row.for_all_from ?? row.effective_on ?? (await this.today()),
      isTrial: row.trial !== null && row.for_all_from === null,
      words: row.notice,
    };
  }

  /** One after the other: whoever comes second finds what the first has done. */
  private async change(
    asker: Subject,
    id: string,
    work: (sql: Parameters<Parameters<typeof inTransaction>[1]>[0], row: PublicationRow) => Promise<void>,
  ): Promise<PublicationView> {
    await inTransaction(this.database.source, async (sql) => {
      await sql.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`publication/${id}`]);
      await work(sql, await this.publications.find(id));
    });
    return publicationView(asker, await this.publications.find(id));
  }

  private async today(): Promise<string> {
    return (await this.database.one<{ today: string }>(`select ${TODAY}::text as today`))?.today ?? '';
  }
}

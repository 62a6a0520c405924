import { Inject, Injectable } from '@nestjs/common';
import type { KeeperRequest, PostAnswer } from '../../../libs/contracts';
import { inTransaction, type Sql } from '../../../libs/persistence';
import { TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { PeopleScope } from '../people/people-scope';
import { PersonsService } from '../people/persons.service';
import { enterPost, prepare, refuseOwn } from '../people/terms.service';
import type { Subject } from '../session/session.service';

/** When a society's last account keeper has gone, the association hands over after a sealed letter, whose scan is the evidence. */
@Injectable()
export class KeepersService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PeopleScope) private readonly scope: PeopleScope,
    @Inject(PersonsService) private readonly persons: PersonsService,
  ) {}

  async handOver(asker: Subject, request: KeeperRequest): Promise<PostAnswer> {
    const society = await this.scope.find(request.society);
    if (society?.kind !== 'society') throw new ApiException('NOT_FOUND');
    const scan = await this.database.one('select 1 from guicheng.stored_file where id = $1 and society = $2', [
      request.evidence,
      request.society,
    ]);
    if (!scan) throw new ApiException('FILE_MISSING', {}, 'evidence');
    const profile = await this.scope.profile();
    return inTransaction(this.database.source, async (sql) => {
      const person = await this.persons.choose(sql, asker, request.person);
      refuseOwn(asker, person.id);
      const today = (await sql.one<{ day: string }>(`select ${TODAY}::text as day`))?.day ?? '';
      const post = {
        person,
        organisation: society.id,
        role: 'society-administrator' as const,
        department: null,
        from: today,
        to: null,
      };
      const asked = await prepare(sql, profile, post);
      const id = await enterPost(sql, asker, post);
      for (const former of request.ends ?? []) await this.end(sql, asker, society.id, former, today, request.reason);
      await recordAct(sql, asker.person.id, {
        action: 'keeper-handed-over',
        object: { kind: 'post', id },
        organisation: society.id,
        ids: { person: person.id, role: post.role, evidence: request.evidence },
        warning: asked !== 'none',
        reason: request.reason,
      });
      return { result: 'entered', id, person: person.id, warning: asked !== 'none' };
    });
  }

  private async end(sql: Sql, asker: Subject, society: string, person: string, on: string, reason: string): Promise<void> {
    const ended = await sql.rows<{ id: string }>(
      `update guicheng.post set held_to = $3, ended_recorded_at = guicheng.record_now(), end_reason = $4, ended_by = $5
        where organisation = $1 and person = $2 and role = 'society-administrator' and voided_at is null
          and held_from <= $3::date and (held_to is null or held_to > $3::date) returning id`,
      [society, person, on, reason, asker.person.id],
    );
    for (const { id } of ended)
      await recordAct(sql, asker.person.id, {
        action: 'term-ended',
        object: { kind: 'post', id },
        organisation: society,
        ids: { person, role: 'society-administrator' },
        reason,
      });
  }
}

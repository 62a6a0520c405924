import { Inject, Injectable } from '@nestjs/common';
import type { FiguresByPerson, FiguresByPersonView } from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import type { Role } from '../../../libs/procedure';
import { Database } from '../database';
import { recordAct } from '../people/acts';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { COUNTED, DAYS, DONE } from './counted';

/** Who answers for how others work; nobody else reads figures of persons. */
const HEADS: readonly Role[] = ['association-head', 'association-leader'];

/** Figures person by person, of a head's own house and of no society: only while an administrator has turned them on, for a reason that stands beside them. */
@Injectable()
export class ByPersonService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async view(): Promise<FiguresByPersonView> {
    const row = await this.database.one<{ is_on: boolean; reason: string; by: string; set_at: Date }>(
      `select f.is_on, f.reason, p.name as by, f.set_at from guicheng.figures_by_person f join guicheng.person p on p.id = f.set_by
        order by f.id desc limit 1`,
    );
    if (row === null) return { isOn: false, last: null };
    return { isOn: row.is_on, last: { reason: row.reason, by: row.by, at: row.set_at.toISOString() } };
  }

  async turn(asker: Subject, isOn: boolean, reason: string): Promise<FiguresByPersonView> {
    await inTransaction(this.database.source, async (sql) => {
      await sql.run('insert into guicheng.figures_by_person (is_on, reason, set_by) values ($1, $2, $3)', [
        isOn,
        reason,
        asker.person.id,
      ]);
      await recordAct(sql, asker.person.id, {
        action: isOn ? 'figures-by-person-on' : 'figures-by-person-off',
        object: { kind: 'deployment', id: 'figures-by-person' },
        reason,
      });
    });
    return this.view();
  }

  /** Null: not for this reader, or not at all. */
  async read(asker: Subject, from: string, to: string): Promise<FiguresByPerson | null> {
    const houses = asker.posts.filter(({ role }) => HEADS.includes(role)).map(({ organisation }) => organisation.id);
    const { isOn, last } = await this.view();
    if (!isOn || last === null || houses.length === 0) return null;
    const rows = await this.database.rows<{ person: string; organisation: string; done: number; median: number }>(
      `select p.name as person, a.organisation, count(*)::int as done, percentile_cont(0.5) within group (order by a.days) as median
         from (select distinct t.id, t.actor, h.organisation, ${DAYS} as days
                 from (select t.* ${COUNTED}) t join guicheng.task_holder h on h.task = t.id and not h.turned
                where ${DONE} and h.organisation = any($4::uuid[])) a
         join guicheng.person p on p.id = a.actor
        group by a.actor, p.name, a.organisation order by 3 desc, 1`,
      [asker.person.id, from, to, houses],
    );
    const names = await this.names.read();
    return {
      ...last,
      persons: rows.map(({ person, organisation, done, median }) => ({
        person,
        organisation: names.organisation(organisation).name,
        done,
        median: Math.round(median * 10) / 10,
      })),
    };
  }
}

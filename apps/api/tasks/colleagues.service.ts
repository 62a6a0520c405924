import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type ColleagueView } from '../../../libs/contracts';
import { postsOfHouse, type Role } from '../../../libs/procedure';
import { HOLDS_TASK, inForce } from '../../../libs/rights';
import { CaseQueries } from '../cases/case.queries';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { taskIdOf } from '../requests';
import type { Subject } from '../session/session.service';

/** To whom an open task may be given. Who must keep out of it the machine says, when he is named. */
@Injectable()
export class ColleaguesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
  ) {}

  async list(asker: Subject, task: string): Promise<ColleagueView[]> {
    await this.cases.visible(asker.person.id, taskIdOf(task).stream);
    const held = await this.database.one<{ role: Role; organisation: string }>(
      `select h.role, h.organisation from guicheng.task_holder h where h.task = $2 and ${HOLDS_TASK} order by h.turned limit 1`,
      [asker.person.id, task],
    );
    if (held === null) throw new ApiException('NO_AUTHORITY');
    const rows = await this.database.rows<{ id: string; name: string; role: Role }>(
      `select * from (
         select distinct on (p.id) p.id::text as id, p.name, h.role
           from guicheng.post h join guicheng.person p on p.id = h.person
          where h.organisation = $1 and h.role = any($3::text[]) and h.person <> $4 and ${inForce('h')}
          order by p.id, h.role <> $2, h.role) c
        order by c.role <> $2, c.name, c.id`,
      [held.organisation, held.role, postsOfHouse(held.role), asker.person.id],
    );
    return rows.map(({ id, name, role }) => ({ id, name, role, title: postTitle[role] }));
  }
}

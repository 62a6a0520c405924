import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type HandOverView } from '../../../libs/contracts';
import type { Role, Text } from '../../../libs/procedure';
import { HOLDS_TASK, inForce } from '../../../libs/rights';
import { Database } from '../database';
import type { Subject } from '../session/session.service';
import { AccountsService } from './accounts.service';

interface TaskRow {
  number: string;
  procedure: Text;
  block: string;
  blocks: { id: string; title: Text }[];
  role: Role;
  due_at: Date | null;
  alone: boolean;
}

/**
 * What waits when somebody leaves (users.md 25). Whoever runs accounts reads no matters: the sheet has kinds, numbers, steps and dates,
 * and nothing of what was written.
 */
@Injectable()
export class HandOverService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AccountsService) private readonly accounts: AccountsService,
  ) {}

  async sheet(asker: Subject, person: string): Promise<HandOverView> {
    const { id, name } = await this.accounts.mine(asker, this.database, person);
    const [receivers, filed, tasks, sittings, posts, seats] = await Promise.all([
      this.receivers(asker, person),
      this.database.rows<{ number: string; procedure: Text; filed_at: Date }>(
        `select c.number, v.template -> 'title' as procedure, c.filed_at from guicheng.case_file c
           join guicheng.template_version v on v.hash = c.template_hash where c.applicant = $1 and c.status = 'open' order by c.filed_at`,
        [person],
      ),
      this.tasks(person),
      this.database.rows<{ zh: string; en: string; held_on: string; chair: string }>(
        `select g.name_zh as zh, g.name_en as en, s.held_on::text, s.chair from guicheng.sitting s join guicheng.organ g on g.id = s.organ
          where s.phase <> 'signed' and (s.chair = $1 or s.recorder = $1) order by s.held_on`,
        [person],
      ),
      this.posts(person),
      this.database.rows<{ zh: string; en: string; society_zh: string; society_en: string }>(
        `select g.name_zh as zh, g.name_en as en, o.name_zh as society_zh, o.name_en as society_en
           from guicheng.organ_member m join guicheng.organ g on g.id = m.organ join guicheng.organisation o on o.id = g.society
          where m.person = $1 and ${inForce('m')} order by o.name_zh, g.id`,
        [person],
      ),
    ]);
    return {
      person: { id, name },
      receivers,
      filed: filed.map((row) => ({ number: row.number, procedure: row.procedure, filedAt: row.filed_at.toISOString() })),
      tasks,
      sittings: sittings.map((row) => ({
        organ: { zh: row.zh, en: row.en },
        heldOn: row.held_on,
        as: row.chair === person ? 'chair' : 'recorder',
      })),
      posts,
      seats: seats.map((row) => ({
        organ: { zh: row.zh, en: row.en },
        society: { zh: row.society_zh, en: row.society_en },
      })),
    };
  }

  /** Whoever holds one of his posts beside him, or after him, and is the asker's to look after: to others his tasks would not come. */
  private async receivers(asker: Subject, person: string): Promise<HandOverView['receivers']> {
    const rows = await this.database.rows<{ id: string; name: string; roles: Role[]; organisations: string[] }>(
      `select p.id::text, p.name, array_agg(distinct h.role) as roles, array_agg(distinct h.organisation::text) as organisations
         from guicheng.post h join guicheng.person p on p.id = h.person
        where h.person <> $1 and ${inForce('h')} and exists (
          select 1 from guicheng.post q
           where q.person = $1 and q.organisation = h.organisation and q.role = h.role and q.voided_at is null)
        group by p.id, p.name order by p.name, p.id`,
      [person],
    );
    const kept = this.accounts.runs(asker);
    const isHis = (organisations: string[]) => kept === 'all' || organisations.some((one) => kept.includes(one));
    return rows
      .filter(({ organisations }) => isHis(organisations))
      .map(({ id, name, roles }) => ({ id, name, posts: roles.map((role) => postTitle[role]) }));
  }

  /** Open tasks that wait for him; `alone`: nobody else holds that post, so that they would wait for nobody. */
  private async tasks(person: string): Promise<HandOverView['tasks']> {
    const rows = await this.database.rows<TaskRow>(
      `select c.number, v.template -> 'title' as procedure, t.block, v.template -> 'blocks' as blocks, h.role, h.due_at,
              not exists (select 1 from guicheng.post o where o.organisation = h.organisation and o.role = h.role and o.person <> $1
                and ${inForce('o')}) as alone
         from guicheng.task_holder h join guicheng.task t on t.id = h.task join guicheng.case_file c on c.id = t.stream
         join guicheng.template_version v on v.hash = c.template_hash
        where h.open and ${HOLDS_TASK} order by h.due_at nulls last, c.number`,
      [person],
    );
    return rows.map((row) => ({
      number: row.number,
      procedure: row.procedure,
      step: row.blocks.find(({ id }) => id === row.block)?.title ?? row.procedure,
      post: postTitle[row.role],
      dueAt: row.due_at?.toISOString() ?? null,
      alone: row.alone,
    }));
  }

  private async posts(person: string): Promise<HandOverView['posts']> {
    const rows = await this.database.rows<{
      role: Role;
      zh: string;
      en: string;
      held_from: string;
      held_to: string | null;
      alone: boolean;
    }>(
      `select t.role, o.name_zh as zh, o.name_en as en, t.held_from::text, t.held_to::text,
              not exists (select 1 from guicheng.post x where x.organisation = t.organisation and x.role = t.role and x.person <> $1
                and ${inForce('x')}) as alone
         from guicheng.post t join guicheng.organisation o on o.id = t.organisation where t.person = $1 and ${inForce('t')}
        order by o.name_zh, t.role`,
      [person],
    );
    return rows.map((row) => ({
      title: postTitle[row.role],
      organisation: { zh: row.zh, en: row.en },
      from: row.held_from,
      to: row.held_to,
      alone: row.alone,
    }));
  }
}

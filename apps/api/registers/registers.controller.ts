import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { BranchView } from '../../../libs/contracts';
import { Database } from '../database';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';

interface BranchRow {
  id: string;
  society: string;
  name: string;
  kind: string;
  discipline: string | null;
  head: string | null;
  entered_at: Date;
  case_id: string | null;
  number: string | null;
}

/** A society's own officers see its register with the case behind each entry; the association sees the register alone. */
@Controller('registers')
export class RegistersController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  @Get('branches')
  @Needs('read-registers')
  async branches(@Asker() asker: Subject, @Query('society') society?: string): Promise<BranchView[]> {
    const inside = asker.posts.filter((post) => post.organisation.kind === 'society').map((post) => post.organisation.id);
    const above = asker.posts.filter((post) => post.organisation.kind === 'association').map((post) => post.organisation.id);
    const [names, rows] = await Promise.all([
      this.names.read(),
      this.database.rows<BranchRow>(
        `select b.id, b.society, b.name, b.kind, b.discipline, b.head, b.entered_at,
                case when b.society = any($1::uuid[]) then b.case_id end as case_id,
                case when b.society = any($1::uuid[]) then c.number end as number
           from guicheng.register_branch b join guicheng.organisation o on o.id = b.society
           left join guicheng.case_file c on c.id = b.case_id
          where (b.society = any($1::uuid[]) or o.association = any($2::uuid[])) and ($3::text is null or b.society::text = $3)
          order by o.name_zh, b.entered_at desc, b.id`,
        [inside, above, society ?? null],
      ),
    ]);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      society: names.organisation(row.society),
      state: 'active',
      enteredAt: row.entered_at.toISOString(),
      case: row.case_id,
      number: row.number,
      discipline: row.discipline,
      head: inside.includes(row.society) ? row.head : null,
    }));
  }
}

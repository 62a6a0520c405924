import { Inject, Injectable } from '@nestjs/common';
import type { CalendarEntryView } from '../../../libs/contracts';
import { CALENDAR_ENTRIES } from '../../../libs/persistence';
import { societiesSeenFromInside } from '../../../libs/rights';
import { Database } from '../database';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';

interface EntryRow {
  id: string;
  origin: CalendarEntryView['from'];
  society: string;
  procedure: string | null;
  block: string | null;
  template_hash: string;
  due_on: string | null;
  done_case: string | null;
  done_number: string | null;
}

/** What a person's societies are to begin, what is due first on top. A case that was withdrawn or refused has done nothing. */
@Injectable()
export class CalendarService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async list(asker: Subject): Promise<CalendarEntryView[]> {
    const [names, rows] = await Promise.all([
      this.names.read(),
      this.database.rows<EntryRow>(
        `select e.id, e.origin, e.society, e.procedure, e.block, e.template_hash, e.due_on::text as due_on,
                c.id as done_case, c.number as done_number
           from (${CALENDAR_ENTRIES}) e
           left join lateral (
             select f.id, f.number from guicheng.fulfilment x join guicheng.case_file f on f.id = x.case_id
              where x.entry = e.id and (f.status = 'open' or f.outcome = 'completed') order by f.filed_at desc limit 1) c on true
          where e.society = any($1::uuid[]) order by c.id is not null, e.due_on nulls last, e.id limit 500`,
        [societiesSeenFromInside(heldPosts(asker))],
      ),
    ]);
    return Promise.all(
      rows.map(async (row): Promise<CalendarEntryView> => ({
        id: row.id,
        from: row.origin,
        society: names.organisation(row.society),
        title: await this.titleOf(row),
        procedure: row.procedure,
        dueOn: row.due_on,
        done: row.done_case === null || row.done_number === null ? null : { case: row.done_case, number: row.done_number },
      })),
    );
  }

  /** Of an opening the words of its duty; of everything else the procedure's title. */
  private async titleOf({ template_hash, block }: EntryRow): Promise<CalendarEntryView['title']> {
    const { template } = await this.templates.get(template_hash);
    const step = block === null ? undefined : stepOf(template, block.split('@')[0] ?? '');
    return step?.kind === 'open' && step.opens.start === 'by-society' ? step.opens.duty : template.title;
  }
}

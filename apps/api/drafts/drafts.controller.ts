import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { IdPipe } from '../id.pipe';
import { LISTED_AT_MOST, type DraftView, type FormContent, type DraftContent } from '../../../libs/contracts';
import { may } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { WordsService } from '../record/words.service';
import { TemplatesService } from '../procedures/templates.service';
import { objectOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

interface DraftRow {
  id: string;
  procedure: string;
  society: string;
  form: FormContent;
  fulfils: string | null;
  saved_at: Date;
}

const COLUMNS = 'id, procedure, society, form, fulfils, saved_at';

const DRAFT_LIMIT = 256 * 1024;

/** A half-filled form, the person's own. A note of his, not a step of a case: no workflow hears of it. */
@Controller('drafts')
export class DraftsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  @Get()
  @Needs('file-cases')
  async list(@Asker() asker: Subject): Promise<DraftView[]> {
    const rows = await this.database.rows<DraftRow>(
      `select ${COLUMNS} from guicheng.draft where person = $1 order by saved_at desc limit ${LISTED_AT_MOST.drafts}`,
      [asker.person.id],
    );
    return Promise.all(rows.map((row) => this.view(asker, row)));
  }

  @Put(':id')
  @Needs('file-cases')
  async save(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<DraftContent>): Promise<DraftView> {
    const procedure = textOf(body['procedure'], 'procedure', 100);
    const society = uuidOf(body['society'], 'society');
    const form = objectOf(body['form'], 'form');
    const fulfils = optionalTextOf(body['fulfils'], 'fulfils', 300) ?? null;
    if (!(await this.filesAbout(asker, society))) throw new ApiException('NOT_FOUND', {}, 'society');
    if (JSON.stringify(form).length > DRAFT_LIMIT) throw new ApiException('BODY_INVALID', {}, 'form');
    const row = await this.database.one<DraftRow>(
      `insert into guicheng.draft (id, person, procedure, society, form, fulfils, saved_at) values ($1, $2, $3, $4, $5, $6, now())
       on conflict (id) do update set form = excluded.form, saved_at = excluded.saved_at where draft.person = excluded.person
       returning ${COLUMNS}`,
      [id, asker.person.id, procedure, society, JSON.stringify(await this.words.words.sealOwn(asker.person.id, form)), fulfils],
    );
    if (!row) throw new ApiException('NOT_FOUND');
    return this.view(asker, { ...row, form });
  }

  @Delete(':id')
  @Needs('file-cases')
  @HttpCode(204)
  async remove(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<void> {
    await this.database.rows(`delete from guicheng.draft where id = $1 and person = $2`, [id, asker.person.id]);
  }

  /** There, or in its association about it. */
  private async filesAbout(asker: Subject, society: string): Promise<boolean> {
    const posts = heldPosts(asker);
    if (may(posts, 'file-cases', society)) return true;
    const row = await this.database.one<{ association: string }>(
      'select association from guicheng.organisation where id = $1 and association is not null',
      [society],
    );
    return row !== null && may(posts, 'file-cases', row.association);
  }

  private async view(asker: Subject, row: DraftRow): Promise<DraftView> {
    const { template } = await this.templates.currentFor(row.procedure, row.society);
    return {
      id: row.id,
      procedure: row.procedure,
      society: row.society,
      form: await this.words.openDraft(asker.person.id, row.form),
      ...(row.fulfils === null ? {} : { fulfils: row.fulfils }),
      title: template.title,
      savedAt: row.saved_at.toISOString(),
    };
  }
}

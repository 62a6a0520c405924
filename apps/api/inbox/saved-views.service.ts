import { Inject, Injectable } from '@nestjs/common';
import type { InboxFilters, InboxList, SavedView } from '../../../libs/contracts';
import { Database, rowsOf } from '../database';
import { ApiException } from '../errors/api-exception';
import { WordsService } from '../record/words.service';

interface ViewRow {
  id: string;
  list: InboxList;
  content: Record<string, unknown>;
  is_default: boolean;
}

/** More names than these nobody tells apart. */
const VIEWS_AT_MOST = 20;

/** Name and filters are sealed under the person's key, as his drafts are: a name that he searches for is somebody's. */
@Injectable()
export class SavedViewsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  async list(person: string): Promise<SavedView[]> {
    const rows = await this.database.rows<ViewRow>(
      `select id, list, content, is_default from guicheng.saved_view where person = $1 order by saved_at, id`,
      [person],
    );
    return Promise.all(rows.map((row) => this.view(person, row)));
  }

  /** The same id again is the same view, renamed or filtered otherwise. Somebody else's is as if it did not exist. */
  async save(person: string, view: SavedView): Promise<SavedView> {
    const others = (await this.list(person)).filter(({ id }) => id !== view.id);
    if (others.some(({ name }) => name === view.name)) throw new ApiException('VIEW_NAME_TAKEN', {}, 'name');
    if (others.length >= VIEWS_AT_MOST) throw new ApiException('VIEWS_FULL', { most: VIEWS_AT_MOST });
    const content = await this.words.words.sealOwn(person, { name: view.name, filters: view.filters });
    const saved = await this.database.transaction(async (manager) => {
      // Two pages of one person wait for each other: only one view is opened by itself.
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('saved views of ' || $1::text, 0))`, [person]);
      if (view.isDefault)
        await manager.query(`update guicheng.saved_view set is_default = false where person = $1 and id <> $2 and is_default`, [
          person,
          view.id,
        ]);
      const result: unknown = await manager.query(
        `insert into guicheng.saved_view (id, person, list, content, is_default) values ($1, $2, $3, $4, $5)
         on conflict (id) do update set list = excluded.list, content = excluded.content, is_default = excluded.is_default
           where saved_view.person = excluded.person
         returning id`,
        [view.id, person, view.list, JSON.stringify(content), view.isDefault],
      );
      return rowsOf<{ id: string }>(result)[0];
    });
    if (saved === undefined) throw new ApiException('NOT_FOUND');
    return view;
  }

  async remove(person: string, id: string): Promise<void> {
    await this.database.rows(`delete from guicheng.saved_view where id = $1 and person = $2`, [id, person]);
  }

  /** Whose words were destroyed has views without names; he can still remove them. */
  private async view(person: string, { id, list, content, is_default: isDefault }: ViewRow): Promise<SavedView> {
    const { name, filters } = (await this.words.openDraft(person, content)) as { name?: string; filters?: InboxFilters };
    return { id, name: name ?? '—', list, filters: filters ?? {}, isDefault };
  }
}

import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { INBOX_LISTS, type SavedView, type SavedViewRequest } from '../../../libs/contracts';
import { IdPipe } from '../id.pipe';
import { objectOf, oneOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { filtersOf } from './inbox-request';
import { SavedViewsService } from './saved-views.service';

const NAME = 30;

/** What a person filters by, under names of his own. Notes of his: no case hears of them. */
@Controller('views')
export class SavedViewsController {
  constructor(@Inject(SavedViewsService) private readonly views: SavedViewsService) {}

  @Get()
  @Needs('signed-in')
  list(@Asker() asker: Subject): Promise<SavedView[]> {
    return this.views.list(asker.person.id);
  }

  @Put(':id')
  @Needs('signed-in')
  save(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<SavedViewRequest>): Promise<SavedView> {
    return this.views.save(asker.person.id, {
      id,
      name: textOf(body['name'], 'name', NAME).trim(),
      list: oneOf(body['list'], 'list', INBOX_LISTS),
      filters: filtersOf(objectOf(body['filters'], 'filters')),
      isDefault: body['isDefault'] === true,
    });
  }

  @Delete(':id')
  @Needs('signed-in')
  @HttpCode(204)
  remove(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<void> {
    return this.views.remove(asker.person.id, id);
  }
}

import type { Sent } from '../requests';
import { Body, Controller, Inject, Put } from '@nestjs/common';
import type { DisplayChoice } from '../../../libs/contracts';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from './session.service';

/** How one's own pages are shown; told again with the session on every device. */
@Controller('session/display')
export class DisplayController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Put()
  @Needs('signed-in')
  async choose(@Asker() asker: Subject, @Body() body: Sent<DisplayChoice>): Promise<DisplayChoice> {
    const { largeType } = body;
    if (typeof largeType !== 'boolean') throw new ApiException('FIELD_INVALID', { label: 'largeType' }, 'largeType');
    await this.database.rows(
      `insert into guicheng.display_choice (person, large_type) values ($1, $2)
       on conflict (person) do update set large_type = excluded.large_type`,
      [asker.person.id, largeType],
    );
    return { largeType };
  }
}

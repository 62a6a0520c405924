import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { SittingLinks } from '../../../libs/contracts';
import { IdPipe } from '../id.pipe';
import { listOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { LinksService } from './links.service';

/** The secretariat's board of personal links to a sitting. */
@Controller('sittings/:id/links')
export class SittingLinksController {
  constructor(@Inject(LinksService) private readonly links: LinksService) {}

  @Get()
  @Needs('record-sittings')
  board(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<SittingLinks> {
    return this.links.board(asker, id);
  }

  @Post()
  @Needs('record-sittings')
  @HttpCode(200)
  make(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ people: string[] }>,
  ): Promise<SittingLinks> {
    return this.links.make(asker, id, peopleOf(body));
  }

  @Post('send')
  @Needs('record-sittings')
  @HttpCode(200)
  send(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ people: string[] }>,
  ): Promise<SittingLinks> {
    return this.links.send(asker, id, peopleOf(body));
  }

  @Post(':person/copy')
  @Needs('record-sittings')
  @HttpCode(200)
  copy(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('person', IdPipe) person: string,
  ): Promise<{ path: string }> {
    return this.links.copy(asker, id, person);
  }

  @Post(':person/revoke')
  @Needs('record-sittings')
  @HttpCode(200)
  revoke(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('person', IdPipe) person: string,
  ): Promise<SittingLinks> {
    return this.links.revoke(asker, id, person);
  }
}

function peopleOf(body: Record<string, unknown>): string[] {
  return listOf(body['people'], 'people', uuidOf);
}

import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { SHARE_DAYS, type SharedProgress, type ShareLinkView, type ShareMade, type ShareRequest } from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { IdPipe } from '../id.pipe';
import { countOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { ShareService } from './share.service';

/** Links of one case, made and stopped by its society. */
@Controller('cases')
export class CaseSharesController {
  constructor(@Inject(ShareService) private readonly shares: ShareService) {}

  @Get(':id/share')
  @Needs('signed-in')
  list(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<ShareLinkView[]> {
    return this.shares.list(asker, id);
  }

  @Post(':id/share')
  @HttpCode(200)
  @Needs('signed-in')
  make(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<ShareRequest>): Promise<ShareMade> {
    const days = countOf(body['days'], 'days');
    if (days < 1 || days > SHARE_DAYS.most) throw new ApiException('FIELD_INVALID', { label: 'days' }, 'days');
    return this.shares.make(asker, id, days);
  }

  @Post(':id/share/:link/revoke')
  @HttpCode(200)
  @Needs('signed-in')
  revoke(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('link', IdPipe) link: string,
  ): Promise<ShareLinkView[]> {
    return this.shares.revoke(asker, id, link);
  }
}

/** The page behind such a link. A chat program that looks at the address gets the empty page: the token never leaves the browser by itself. */
@Controller('share')
export class ShareController {
  constructor(@Inject(ShareService) private readonly shares: ShareService) {}

  @Post()
  @HttpCode(200)
  @Needs('public')
  open(@Body() body: Sent<{ token: string }>): Promise<SharedProgress> {
    const { token } = body;
    // An address that was cut off is as wrong as any other.
    if (typeof token !== 'string' || token === '' || token.length > 100) throw new ApiException('SHARE_NOT_VALID');
    return this.shares.open(token);
  }
}

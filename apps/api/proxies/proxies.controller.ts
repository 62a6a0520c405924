import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { ListPage, ProxyRequest, ProxyView } from '../../../libs/contracts';
import { listRequestOf, type PageQuery } from '../cursor';
import { IdPipe } from '../id.pipe';
import { dayOf, listOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { ProxiesService } from './proxies.service';

@Controller('proxies')
export class ProxiesController {
  constructor(@Inject(ProxiesService) private readonly proxies: ProxiesService) {}

  @Get()
  @Needs('signed-in')
  list(@Asker() asker: Subject, @Query() asked: Sent<PageQuery>): Promise<ListPage<ProxyView>> {
    return this.proxies.mine(asker, listRequestOf(asked));
  }

  @Get('colleagues')
  @Needs('decide')
  colleagues(@Asker() asker: Subject): Promise<{ id: string; name: string }[]> {
    return this.proxies.colleagues(asker);
  }

  @Post()
  @Needs('decide')
  @HttpCode(200)
  set(@Asker() asker: Subject, @Body() body: Sent<ProxyRequest>): Promise<ProxyView> {
    return this.proxies.set(asker, {
      proxy: uuidOf(body['proxy'], 'proxy'),
      ...(body['procedures'] === undefined
        ? {}
        : { procedures: listOf(body['procedures'], 'procedures', (value, field) => textOf(value, field, 100), 100) }),
      firstOn: dayOf(body['firstOn'], 'firstOn'),
      lastOn: dayOf(body['lastOn'], 'lastOn'),
      reason: textOf(body['reason'], 'reason', 500),
    });
  }

  @Post(':id/end')
  @Needs('signed-in')
  @HttpCode(200)
  end(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<ProxyView> {
    return this.proxies.end(asker, id);
  }
}

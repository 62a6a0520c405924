import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  MESSAGE_CHANNELS,
  SENDING_HOURS,
  type ChannelView,
  type FailedMessageView,
  type ListPage,
  type SendingSettings,
  type SendingSettingsView,
} from '../../../libs/contracts';
import { listRequestOf, type PageQuery } from '../cursor';
import { ApiException } from '../errors/api-exception';
import { listOf, oneOf, optionalTextOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { ChannelsService } from './channels.service';
import { SendingService } from './sending.service';

const EMAIL = /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const AGAIN_AT_MOST = 200;

/** 消息设置: no route names a person; everybody's own. */
@Controller('sending')
export class SendingController {
  constructor(
    @Inject(SendingService) private readonly sending: SendingService,
    @Inject(ChannelsService) private readonly channels: ChannelsService,
  ) {}

  @Get('settings')
  @Needs('signed-in')
  settings(@Asker() asker: Subject): Promise<SendingSettingsView> {
    return this.sending.view(asker);
  }

  @Put('settings')
  @Needs('signed-in')
  choose(@Asker() asker: Subject, @Body() body: Sent<SendingSettings>): Promise<SendingSettingsView> {
    return this.sending.choose(asker, settingsOf(body));
  }

  @Post('test')
  @HttpCode(200)
  @Needs('signed-in')
  test(@Asker() asker: Subject, @Body() body: Sent<{ channel: string }>): Promise<SendingSettingsView> {
    return this.sending.test(asker, oneOf(body['channel'], 'channel', MESSAGE_CHANNELS));
  }

  @Post('email-link')
  @HttpCode(200)
  @Needs('signed-in')
  link(@Asker() asker: Subject): Promise<SendingSettingsView> {
    return this.sending.sendEmailLink(asker);
  }

  @Post('email')
  @HttpCode(200)
  @Needs('signed-in')
  confirm(@Asker() asker: Subject, @Body() body: Sent<{ code: string }>): Promise<SendingSettingsView> {
    return this.sending.confirmEmail(asker, textOf(body['code'], 'code', 64));
  }

  @Get('channels')
  @Needs('run-channels')
  list(): Promise<ChannelView[]> {
    return this.channels.list();
  }

  @Get('failed')
  @Needs('run-channels')
  failed(@Query() asked: Sent<PageQuery>): Promise<ListPage<FailedMessageView>> {
    return this.channels.failed(listRequestOf(asked));
  }

  @Post('again')
  @HttpCode(200)
  @Needs('run-channels')
  again(@Asker() asker: Subject, @Body() body: Sent<{ ids: string[] }>): Promise<{ again: number }> {
    return this.channels.again(
      asker,
      listOf(body['ids'], 'ids', (id, field) => textOf(id, field, 300), AGAIN_AT_MOST),
    );
  }
}

function settingsOf(body: Record<string, unknown>): SendingSettings {
  const chosen = body['channels'];
  const channels =
    chosen === null || chosen === undefined
      ? null
      : listOf(chosen, 'channels', (channel, field) => oneOf(channel, field, MESSAGE_CHANNELS), MESSAGE_CHANNELS.length);
  const email = optionalTextOf(body['email'], 'email', 100)?.trim() ?? null;
  if (email !== null && !EMAIL.test(email)) throw new ApiException('FIELD_INVALID', { label: 'email' }, 'email');
  const opens = timeOf(body['opens'], 'opens');
  const closes = timeOf(body['closes'], 'closes');
  if (opens < SENDING_HOURS.opens || opens >= closes) throw new ApiException('FIELD_INVALID', { label: 'opens' }, 'opens');
  if (closes > SENDING_HOURS.closes) throw new ApiException('FIELD_INVALID', { label: 'closes' }, 'closes');
  const language = oneOf(body['language'], 'language', ['zh', 'en'] as const);
  return { channels: channels === null ? null : [...new Set(channels)], email, opens, closes, language };
}

function timeOf(value: unknown, field: string): string {
  const time = textOf(value, field, 5);
  if (!TIME.test(time)) throw new ApiException('FIELD_INVALID', { label: field }, field);
  return time;
}

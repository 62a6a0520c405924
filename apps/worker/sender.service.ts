import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DingTalkChannel, MailChannel, SmsChannel, WebhookChannel, WeComChannel, type PersonChannel } from '../../libs/notices';
import { Sender } from '../../libs/persistence';
import type { ChannelSettings } from './env.channels';
import { CHANNELS } from './tokens';

/** Messages that leave the house, for as long as the application lives. */
@Injectable()
export class SenderService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('sender');
  private readonly sender: Sender;

  constructor(@Inject(DataSource) source: DataSource, @Inject(CHANNELS) channels: ChannelSettings) {
    this.sender = new Sender({
      source,
      channels: channelsOf(channels),
      events: channels.webhooks.map((settings) => new WebhookChannel(settings)),
      publicUrl: channels.publicUrl ?? '',
      // The name alone: what another house or PostgreSQL says may hold an address.
      onError: (job, error) => this.logger.warn(`${job}: ${error instanceof Error ? error.name : 'failed'}`),
    });
  }

  onApplicationBootstrap(): void {
    this.sender.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.sender.stop();
  }
}

function channelsOf({ wecom, dingtalk, mail, sms }: ChannelSettings): PersonChannel[] {
  return [
    ...(wecom === null ? [] : [new WeComChannel(wecom)]),
    ...(dingtalk === null ? [] : [new DingTalkChannel(dingtalk)]),
    ...(mail === null ? [] : [new MailChannel(mail)]),
    ...(sms === null ? [] : [new SmsChannel(sms)]),
  ];
}

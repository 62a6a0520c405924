import { Inject, Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  MESSAGE_CHANNELS,
  SENDING_HOURS,
  type MessageChannel,
  type MessageState,
  type SendingSettings,
  type SendingSettingsView,
  type SentKind,
} from '../../../libs/contracts';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';

interface ChoiceRow {
  channels: MessageChannel[] | null;
  email: string | null;
  email_code: string | null;
  opens: string | null;
  closes: string | null;
  language: 'zh' | 'en' | null;
  listed: MessageChannel[];
  issuers: string[];
  phone: boolean;
}

interface MessageRow {
  id: string;
  kind: SentKind;
  channel: MessageChannel;
  made_at: Date;
  state: MessageState;
  failure: string | null;
}

const SHOWN = 5;

/** What a person has chosen about messages that leave the house, and what became of the last ones to him. */
@Injectable()
export class SendingService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async view(asker: Subject): Promise<SendingSettingsView> {
    const [row, last] = await Promise.all([this.choice(asker), this.last(asker)]);
    return {
      channels: row.channels,
      email: row.email,
      isEmailConfirmed: row.email !== null && row.email_code === null,
      opens: row.opens ?? SENDING_HOURS.opens,
      closes: row.closes ?? SENDING_HOURS.closes,
      language: row.language ?? 'zh',
      offered: MESSAGE_CHANNELS.map((channel) => ({
        channel,
        isListed: row.listed.includes(channel),
        reaches: reaches(channel, row),
      })),
      last,
    };
  }

  async choose(asker: Subject, { channels, email, opens, closes, language }: SendingSettings): Promise<SendingSettingsView> {
    const before = await this.choice(asker);
    const code = email === null ? null : email === before.email ? before.email_code : randomBytes(16).toString('hex');
    await this.database.rows(
      `insert into guicheng.message_choice (person, channels, email, email_code, opens, closes, language) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (person) do update set channels = excluded.channels, email = excluded.email, email_code = excluded.email_code,
         opens = excluded.opens, closes = excluded.closes, language = excluded.language, changed_at = guicheng.record_now()`,
      [asker.person.id, channels, email, code, opens, closes, language],
    );
    if (code !== before.email_code && code !== null && before.listed.includes('mail')) await this.write(asker, 'confirm', 'mail');
    return this.view(asker);
  }

  /** The link to the address that was given, once more. */
  async sendEmailLink(asker: Subject): Promise<SendingSettingsView> {
    const row = await this.choice(asker);
    if (!row.listed.includes('mail') || row.email_code === null) throw new ApiException('CHANNEL_NOT_THERE', {}, 'channel');
    if (!(await this.write(asker, 'confirm', 'mail'))) throw new ApiException('TEST_SENT_JUST_NOW');
    return this.view(asker);
  }

  /** By the code that went to the address, and by him who gave it alone. */
  async confirmEmail(asker: Subject, code: string): Promise<SendingSettingsView> {
    const confirmed = await this.database.rows(
      `update guicheng.message_choice set email_code = null, changed_at = guicheng.record_now() where person = $1 and email_code = $2 returning 1`,
      [asker.person.id, code],
    );
    if (confirmed.length === 0) throw new ApiException('EMAIL_LINK_STALE', {}, 'code');
    return this.view(asker);
  }

  async test(asker: Subject, channel: MessageChannel): Promise<SendingSettingsView> {
    const row = await this.choice(asker);
    if (!row.listed.includes(channel) || !reaches(channel, row)) throw new ApiException('CHANNEL_NOT_THERE', {}, 'channel');
    if (!(await this.write(asker, 'test', channel))) throw new ApiException('TEST_SENT_JUST_NOW', {}, 'channel');
    return this.view(asker);
  }

  /** To oneself and nobody else; each kind once a minute, so that nobody is buried and no gateway is paid for nothing. */
  private async write({ person }: Subject, kind: 'test' | 'confirm', channel: MessageChannel): Promise<boolean> {
    const made = await this.database.rows(
      `insert into guicheng.message (id, kind, channel, person, next_attempt_at)
       select $1, $4, $2, $3, guicheng.record_now()
        where not exists (select 1 from guicheng.message where person = $3 and kind = $4 and made_at > guicheng.record_now() - interval '1 minute')
       returning id`,
      [`${kind}/${randomUUID()}`, channel, person.id, kind],
    );
    return made.length > 0;
  }

  private async choice({ person }: Subject): Promise<ChoiceRow> {
    const row = await this.database.one<ChoiceRow>(
      `select c.channels, c.email, c.email_code, c.opens, c.closes, c.language, p.phone is not null as phone,
              array(select channel from guicheng.message_channel where listed_at is not null) as listed,
              array(select issuer from guicheng.identity i where i.person = p.id) as issuers
         from guicheng.person p left join guicheng.message_choice c on c.person = p.id where p.id = $1`,
      [person.id],
    );
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  private async last({ person }: Subject): Promise<SendingSettingsView['last']> {
    const rows = await this.database.rows<MessageRow>(
      `select id, kind, channel, made_at, state, failure from guicheng.message
        where person = $1 and kind in ('morning', 'today', 'test', 'confirm') order by made_at desc, id desc limit ${SHOWN}`,
      [person.id],
    );
    return rows.map(({ made_at, ...row }) => ({ ...row, at: made_at.toISOString() }));
  }
}

function reaches(channel: MessageChannel, { email, email_code, phone, issuers }: ChoiceRow): boolean {
  if (channel === 'mail') return email !== null && email_code === null;
  if (channel === 'sms') return phone;
  return issuers.some((issuer) => issuer.startsWith(`${channel}:`));
}

/** Where messages go that leave the house, read from the environment by env.ts; every problem goes into its one list. */
import { readFileSync } from 'node:fs';
import type { DingTalkChannelSettings, MailSettings, WebhookSettings, WeComChannelSettings } from '../../libs/notices';
import type { HttpSmsSettings } from '../../libs/sign-in';

export interface ChannelSettings {
  /** Where people reach this house: messages lead there. Null: there is no channel. */
  publicUrl: string | null;
  mail: MailSettings | null;
  wecom: WeComChannelSettings | null;
  dingtalk: DingTalkChannelSettings | null;
  sms: HttpSmsSettings | null;
  webhooks: WebhookSettings[];
}

export const NO_CHANNELS: ChannelSettings = {
  publicUrl: null,
  mail: null,
  wecom: null,
  dingtalk: null,
  sms: null,
  webhooks: [],
};

type Source = NodeJS.ProcessEnv;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

export function readChannels(source: Source, problems: string[]): ChannelSettings {
  const settings: ChannelSettings = {
    publicUrl: addressOf(source, 'GUICHENG_PUBLIC_URL', problems),
    mail: mailOf(source, problems),
    wecom: wecomOf(source, problems),
    dingtalk: dingtalkOf(source, problems),
    sms: smsOf(source, problems),
    webhooks: webhooksOf(source, problems),
  };
  const { mail, wecom, dingtalk, sms } = settings;
  if ((mail ?? wecom ?? dingtalk ?? sms) !== null && !source['GUICHENG_PUBLIC_URL'])
    problems.push('GUICHENG_PUBLIC_URL is not set, and messages lead there.');
  return settings;
}

function mailOf(source: Source, problems: string[]): MailSettings | null {
  const url = secretOf(source, 'GUICHENG_SMTP_URL', problems);
  const from = source['GUICHENG_MAIL_FROM'];
  if (url === null && !from) return null;
  if (url === null || !URL.canParse(url) || !['smtp:', 'smtps:'].includes(new URL(url).protocol))
    problems.push('GUICHENG_SMTP_URL must be an smtp:// or smtps:// address.');
  if (!from || !/[^\s@]+@[^\s@]+/.test(from)) problems.push('GUICHENG_MAIL_FROM must be an address that messages come from.');
  return { url: url ?? '', from: from ?? '' };
}

function wecomOf(source: Source, problems: string[]): WeComChannelSettings | null {
  const secret = secretOf(source, 'GUICHENG_WECOM_SECRET', problems);
  const [corpId, agentId] = [source['GUICHENG_WECOM_CORP_ID'], source['GUICHENG_WECOM_AGENT_ID']];
  if (!corpId || !agentId || secret === null) return null;
  const api = addressOf(source, 'GUICHENG_WECOM_API', problems);
  return { corpId, agentId, secret, ...(api === null ? {} : { api }) };
}

/** Signing in needs no id of the app; messages do. */
function dingtalkOf(source: Source, problems: string[]): DingTalkChannelSettings | null {
  const clientSecret = secretOf(source, 'GUICHENG_DINGTALK_CLIENT_SECRET', problems);
  const agentId = source['GUICHENG_DINGTALK_AGENT_ID'];
  const [clientId, corpId] = [source['GUICHENG_DINGTALK_CLIENT_ID'], source['GUICHENG_DINGTALK_CORP_ID']];
  if (!agentId) return null;
  if (!clientId || !corpId || clientSecret === null) {
    problems.push('GUICHENG_DINGTALK_AGENT_ID is set, but not the id, secret and organisation of the app.');
    return null;
  }
  const api = addressOf(source, 'GUICHENG_DINGTALK_API', problems);
  const old = addressOf(source, 'GUICHENG_DINGTALK_OLD_API', problems);
  const addresses = { ...(api === null ? {} : { api }), ...(old === null ? {} : { old }) };
  return { clientId, clientSecret, corpId, agentId, addresses };
}

function smsOf(source: Source, problems: string[]): HttpSmsSettings | null {
  const url = addressOf(source, 'GUICHENG_SMS_URL', problems);
  const token = secretOf(source, 'GUICHENG_SMS_TOKEN', problems);
  return url !== null && token !== null ? { url, token } : null;
}

/** `[{ "name", "organisation", "url", "secret", "allowPrivate"? }]` in a file, because there may be many and each has a secret. */
function webhooksOf(source: Source, problems: string[]): WebhookSettings[] {
  const path = source['GUICHENG_WEBHOOKS'];
  if (!path) return [];
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(read)) throw new Error('it is no list');
    const found = read.map(webhookOf);
    if (new Set(found.map(({ name }) => name)).size < found.length) throw new Error('two have the same name');
    return found;
  } catch (error) {
    problems.push(`GUICHENG_WEBHOOKS: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`);
    return [];
  }
}

function webhookOf(entry: unknown, index: number): WebhookSettings {
  const { name, organisation, url, secret, allowPrivate } = (entry ?? {}) as Record<string, unknown>;
  const wrong = (what: string) => new Error(`entry ${index + 1}: ${what}`);
  if (typeof name !== 'string' || !/^[a-z0-9-]{1,40}$/.test(name)) throw wrong('name must be letters, digits and hyphens');
  if (typeof organisation !== 'string' || !/^[0-9a-f-]{36}$/.test(organisation)) throw wrong('organisation must be its id');
  if (typeof secret !== 'string' || secret.length < 16) throw wrong('secret must have 16 characters or more');
  const isPrivate = allowPrivate === true;
  const protocol = typeof url === 'string' && URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'https:' && !(isPrivate && protocol === 'http:')) throw wrong('url must be https');
  return { name, organisation, url: url as string, secret, allowPrivate: isPrivate };
}

/** A secret stands in the variable itself, or in the file that `…_FILE` names. */
function secretOf(source: Source, name: string, problems: string[]): string | null {
  const file = source[`${name}_FILE`];
  if (!file) return source[name] || null;
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    problems.push(`${name}_FILE cannot be read.`);
    return null;
  }
}

/** Secrets travel to it: TLS, or this very machine. */
function addressOf(source: Source, name: string, problems: string[]): string | null {
  const value = source[name];
  if (!value) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname)))) return value;
  problems.push(`${name} must be an https address (http on this machine only).`);
  return null;
}

/** How people sign in to this deployment, read from the environment by env.ts; every problem goes into its one list. */
import {
  readSealKeys,
  type DingTalkSettings,
  type HttpSmsSettings,
  type OidcSettings,
  type WeComSettings,
} from '../../libs/sign-in';

export interface SignInSettings {
  /** Keys for secrets of second factors, tokens of links and keyed hashes: `id:base64`, comma-separated, the first seals. */
  keys: string;
  /** Where people reach this house; needed as soon as another house sends them back, or a message carries a link. */
  publicUrl: string | null;
  oidc: OidcSettings | null;
  /** Link an unknown identity by itself when the provider has verified a telephone number that one person here has on file. */
  oidcLinksByPhone: boolean;
  wecom: WeComSettings | null;
  dingtalk: DingTalkSettings | null;
  sms: HttpSmsSettings | null;
}

type Source = NodeJS.ProcessEnv;
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

export function readSignIn(source: Source, problems: string[]): SignInSettings {
  const keys = source['GUICHENG_SIGN_IN_KEYS'] ?? '';
  if (keys === '') problems.push('GUICHENG_SIGN_IN_KEYS is not set.');
  else if (!areSealKeys(keys))
    problems.push('GUICHENG_SIGN_IN_KEYS must be id:base64key, comma-separated, each key of 32 bytes.');
  const publicUrl = addressOf(source, 'GUICHENG_PUBLIC_URL', problems);
  const phone = choiceOf(source, 'GUICHENG_OIDC_LINK_BY', ['none', 'phone'] as const, problems) === 'phone';
  const settings: SignInSettings = {
    keys,
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    oidc: oidcOf(source, phone, problems),
    oidcLinksByPhone: phone,
    wecom: wecomOf(source, problems),
    dingtalk: dingtalkOf(source, problems),
    sms: smsOf(source, problems),
  };
  const { oidc, wecom, dingtalk, sms } = settings;
  if ((oidc ?? wecom ?? dingtalk ?? sms) !== null && publicUrl === null && !source['GUICHENG_PUBLIC_URL'])
    problems.push('GUICHENG_PUBLIC_URL is not set, and signing in by another house or by message needs it.');
  return settings;
}

function areSealKeys(keys: string): boolean {
  try {
    return readSealKeys(keys).size > 0;
  } catch {
    return false;
  }
}

function oidcOf(source: Source, phone: boolean, problems: string[]): OidcSettings | null {
  const given = together(source, ['GUICHENG_OIDC_ISSUER', 'GUICHENG_OIDC_CLIENT_ID', 'GUICHENG_OIDC_CLIENT_SECRET'], problems);
  const issuer = addressOf(source, 'GUICHENG_OIDC_ISSUER', problems);
  const algorithm = choiceOf(source, 'GUICHENG_OIDC_ALGORITHM', ALGORITHMS, problems);
  if (!given || issuer === null) return null;
  const name = source['GUICHENG_OIDC_NAME'];
  return {
    issuer,
    clientId: given[1] as string,
    clientSecret: given[2] as string,
    name: name ? { zh: name, en: name } : { zh: '统一身份认证登录', en: 'Sign in with the house’s identity service' },
    algorithm,
    phone,
  };
}

function wecomOf(source: Source, problems: string[]): WeComSettings | null {
  const given = together(source, ['GUICHENG_WECOM_CORP_ID', 'GUICHENG_WECOM_AGENT_ID', 'GUICHENG_WECOM_SECRET'], problems);
  if (!given) return null;
  const [corpId, agentId, secret] = given as [string, string, string];
  const addresses = own(
    source,
    { inApp: 'GUICHENG_WECOM_AUTHORIZE', outside: 'GUICHENG_WECOM_QR', api: 'GUICHENG_WECOM_API' },
    problems,
  );
  return { corpId, agentId, secret, addresses };
}

function dingtalkOf(source: Source, problems: string[]): DingTalkSettings | null {
  const given = together(
    source,
    ['GUICHENG_DINGTALK_CLIENT_ID', 'GUICHENG_DINGTALK_CLIENT_SECRET', 'GUICHENG_DINGTALK_CORP_ID'],
    problems,
  );
  if (!given) return null;
  const [clientId, clientSecret, corpId] = given as [string, string, string];
  const addresses = own(source, { authorize: 'GUICHENG_DINGTALK_AUTHORIZE', api: 'GUICHENG_DINGTALK_API' }, problems);
  return { clientId, clientSecret, corpId, addresses };
}

function smsOf(source: Source, problems: string[]): HttpSmsSettings | null {
  const given = together(source, ['GUICHENG_SMS_URL', 'GUICHENG_SMS_TOKEN'], problems);
  const url = addressOf(source, 'GUICHENG_SMS_URL', problems);
  return given && url !== null ? { url, token: given[1] as string } : null;
}

/** All of them or none. */
function together(source: Source, names: string[], problems: string[]): string[] | null {
  const missing = names.filter((name) => !source[name]);
  if (missing.length === names.length) return null;
  for (const name of missing) problems.push(`${name} is not set, but ${names.find((other) => source[other])} is.`);
  return missing.length === 0 ? names.map((name) => source[name] as string) : null;
}

function own<Name extends string>(
  source: Source,
  names: Record<Name, string>,
  problems: string[],
): Partial<Record<Name, string>> {
  const read = Object.entries<string>(names).map(([key, name]) => [key, addressOf(source, name, problems)] as const);
  return Object.fromEntries(read.filter(([, address]) => address !== null)) as Partial<Record<Name, string>>;
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

function choiceOf<Choice extends string>(
  source: Source,
  name: string,
  choices: readonly [Choice, ...Choice[]],
  problems: string[],
): Choice {
  const value = source[name] || choices[0];
  if ((choices as readonly string[]).includes(value)) return value as Choice;
  problems.push(`${name} must be one of ${choices.join(', ')}.`);
  return choices[0];
}

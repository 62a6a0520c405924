import { askJson, textIn } from './http-json';
import { SignInRefused, type Begun, type OtherIdentity, type SignInMethod } from './sign-in-method';

export interface WeComSettings {
  corpId: string;
  agentId: string;
  secret: string;
  /** A house with a WeCom of its own (私有部署) has its own addresses. */
  addresses?: Partial<typeof ADDRESSES>;
}

const ADDRESSES = {
  inApp: 'https://open.weixin.qq.com/connect/oauth2/authorize',
  outside: 'https://login.work.weixin.qq.com/wwlogin/sso/login',
  api: 'https://qyapi.weixin.qq.com/cgi-bin/',
};
/** Tokens of the app last two hours; a little earlier a new one is fetched. */
const EARLIER_MS = 5 * 60_000;
/** The app's token is not valid (any more): a new one, once. */
const TOKEN_GONE = [40014, 42001];

/**
 * WeCom (企业微信). Inside the app 网页授权登录 with `snsapi_base`, outside 扫码登录; both come back with a code, for which
 * `auth/getuserinfo` gives the member's `userid`. Somebody who is no member has an `openid` there, and is nobody here.
 * https://developer.work.weixin.qq.com/document/path/91022 · /91023 · /98152 · /91039
 */
export class WeComMethod implements SignInMethod {
  readonly id = 'wecom';
  readonly name = { zh: '企业微信登录', en: 'Sign in with WeCom' };
  readonly mayProve = false;
  private readonly addresses: typeof ADDRESSES;
  private token: { value: string; until: number } | null = null;

  constructor(private readonly settings: WeComSettings) {
    this.addresses = { ...ADDRESSES, ...settings.addresses };
  }

  get issuer(): string {
    return `wecom:${this.settings.corpId}`;
  }

  begin({ state, redirectUri, userAgent }: Begun): Promise<string> {
    const { corpId, agentId } = this.settings;
    const inApp = /wxwork/i.test(userAgent);
    const url = new URL(inApp ? this.addresses.inApp : this.addresses.outside);
    const parameters: Record<string, string> = inApp
      ? { appid: corpId, redirect_uri: redirectUri, response_type: 'code', scope: 'snsapi_base', state, agentid: agentId }
      : { login_type: 'CorpApp', appid: corpId, agentid: agentId, redirect_uri: redirectUri, state };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    if (inApp) url.hash = 'wechat_redirect';
    return Promise.resolve(url.href);
  }

  async finish(answer: URLSearchParams): Promise<OtherIdentity> {
    const code = answer.get('code');
    if (!code) throw new SignInRefused('SIGN_IN_DECLINED', 'NO_CODE');
    const body = await this.member(code, true);
    if (body['errcode'] !== 0) throw new SignInRefused('SIGN_IN_ANSWER_INVALID', `WECOM_${Number(body['errcode'])}`);
    return {
      issuer: this.issuer,
      subject: textIn(body, 'userid'),
      strength: 'work-app',
      provedAt: null,
      verifiedPhone: null,
    };
  }

  private async member(code: string, mayRenew: boolean): Promise<Record<string, unknown>> {
    const url = new URL('auth/getuserinfo', this.addresses.api);
    url.searchParams.set('access_token', await this.appToken());
    url.searchParams.set('code', code);
    const { body } = await askJson(url);
    if (!mayRenew || !TOKEN_GONE.includes(Number(body['errcode']))) return body;
    this.token = null;
    return this.member(code, false);
  }

  private async appToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.value;
    const url = new URL('gettoken', this.addresses.api);
    url.searchParams.set('corpid', this.settings.corpId);
    url.searchParams.set('corpsecret', this.settings.secret);
    const { body } = await askJson(url);
    if (body['errcode'] !== 0) throw new SignInRefused('SIGN_IN_UNAVAILABLE', `WECOM_${Number(body['errcode'])}`);
    const value = textIn(body, 'access_token');
    this.token = { value, until: Date.now() + Number(body['expires_in'] ?? 0) * 1000 - EARLIER_MS };
    return value;
  }
}

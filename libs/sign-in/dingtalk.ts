import { askJson, textIn } from './http-json';
import { SignInRefused, type Begun, type OtherIdentity, type SignInMethod } from './sign-in-method';

export interface DingTalkSettings {
  clientId: string;
  clientSecret: string;
  /** Only this organisation's people: DingTalk itself signs in anybody. */
  corpId: string;
  /** A house with a DingTalk of its own (专有钉钉) has its own addresses. */
  addresses?: Partial<typeof ADDRESSES>;
}

const ADDRESSES = { authorize: 'https://login.dingtalk.com/oauth2/auth', api: 'https://api.dingtalk.com/v1.0/' };

/**
 * DingTalk (钉钉), by 登录第三方网站, which inside the app needs no typing: `authCode` → the user's token, which names the organisation
 * that was chosen → `contact/users/me`, whose `unionId` is the identity. The token is dropped at once.
 * https://open.dingtalk.com/document/orgapp/tutorial-obtaining-user-personal-information
 */
export class DingTalkMethod implements SignInMethod {
  readonly id = 'dingtalk';
  readonly name = { zh: '钉钉登录', en: 'Sign in with DingTalk' };
  readonly mayProve = false;
  private readonly addresses: typeof ADDRESSES;

  constructor(private readonly settings: DingTalkSettings) {
    this.addresses = { ...ADDRESSES, ...settings.addresses };
  }

  get issuer(): string {
    return `dingtalk:${this.settings.corpId}`;
  }

  begin({ state, redirectUri }: Begun): Promise<string> {
    const url = new URL(this.addresses.authorize);
    const { clientId, corpId } = this.settings;
    const parameters = {
      redirect_uri: redirectUri,
      response_type: 'code',
      client_id: clientId,
      scope: 'openid corpid',
      corpId,
      state,
      prompt: 'consent',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return Promise.resolve(url.href);
  }

  async finish(answer: URLSearchParams): Promise<OtherIdentity> {
    const code = answer.get('authCode');
    if (!code) throw new SignInRefused('SIGN_IN_DECLINED', 'NO_CODE');
    const { clientId, clientSecret, corpId } = this.settings;
    const granted = await this.ask('oauth2/userAccessToken', {
      method: 'POST',
      body: { clientId, clientSecret, code, grantType: 'authorization_code' },
    });
    if (textIn(granted, 'corpId') !== corpId) throw new SignInRefused('SIGN_IN_ANSWER_INVALID', 'OTHER_ORGANISATION');
    const token = textIn(granted, 'accessToken');
    const me = await this.ask('contact/users/me', { headers: { 'x-acs-dingtalk-access-token': token } });
    return {
      issuer: this.issuer,
      subject: textIn(me, 'unionId'),
      strength: 'work-app',
      provedAt: null,
      verifiedPhone: null,
    };
  }

  private async ask(path: string, options: Parameters<typeof askJson>[1]): Promise<Record<string, unknown>> {
    const { status, body } = await askJson(new URL(path, this.addresses.api), options);
    if (status >= 300) throw new SignInRefused('SIGN_IN_ANSWER_INVALID', `DINGTALK_${status}`);
    return body;
  }
}

/** The work apps' documented wire, spoken by small servers of ours on the other side: nobody's real app takes part. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DingTalkMethod } from './dingtalk';
import { HttpSmsGateway } from './sms';
import { SignInRefused, type Begun } from './sign-in-method';
import { WeComMethod } from './wecom';

interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}
type Answer = { status?: number; body: unknown; raw?: string };

let server: Server;
let base: string;
let asked: Asked[] = [];
let answers: Record<string, (request: Asked) => Answer> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString('utf8')));
    request.on('end', () => {
      const url = new URL(request.url ?? '', base);
      const heard: Asked = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        body: text === '' ? null : JSON.parse(text),
      };
      asked.push(heard);
      const { status = 200, body, raw } = answers[url.pathname]?.(heard) ?? { status: 404, body: {} };
      response.writeHead(status, { 'content-type': 'application/json' }).end(raw ?? JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked = [];
  answers = {};
});

const begun = (userAgent: string): Begun => ({
  state: 'the-state',
  nonce: 'n',
  codeVerifier: 'v',
  redirectUri: 'https://guicheng.example.org/sign-in/return',
  fresh: false,
  userAgent,
});
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (error: unknown) => (error instanceof SignInRefused ? [error.code, error.reason] : error),
  );

describe('WeCom', () => {
  const method = () =>
    new WeComMethod({ corpId: 'ww1', agentId: '1000002', secret: 'corp-secret', addresses: { api: `${base}/cgi-bin/` } });
  const token =
    (value = 'T1') =>
    () => ({ body: { errcode: 0, errmsg: 'ok', access_token: value, expires_in: 7200 } });
  const finish = (wecom: WeComMethod, answer = 'code=C1&state=the-state') => wecom.finish(new URLSearchParams(answer));

  it('sends the browser to its own page inside the app, and to its QR code outside; the secret stays here', async () => {
    const inApp = new URL(await method().begin(begun('Mozilla/5.0 … wxwork/4.1.0 MicroMessenger/7.0.1')));
    expect([inApp.origin + inApp.pathname, inApp.hash]).toEqual([
      'https://open.weixin.qq.com/connect/oauth2/authorize',
      '#wechat_redirect',
    ]);
    expect(Object.fromEntries(inApp.searchParams)).toEqual({
      appid: 'ww1',
      redirect_uri: 'https://guicheng.example.org/sign-in/return',
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'the-state',
      agentid: '1000002',
    });
    const outside = new URL(await method().begin(begun('Mozilla/5.0')));
    expect(outside.origin + outside.pathname).toBe('https://login.work.weixin.qq.com/wwlogin/sso/login');
    expect(Object.fromEntries(outside.searchParams)).toMatchObject({
      login_type: 'CorpApp',
      appid: 'ww1',
      agentid: '1000002',
      state: 'the-state',
    });
    for (const url of [inApp, outside]) expect(url.href).not.toContain('corp-secret');
  });

  it('gives the member behind a code, with one token of the app for all', async () => {
    answers = {
      '/cgi-bin/gettoken': token(),
      '/cgi-bin/auth/getuserinfo': ({ query }) => ({
        body: { errcode: 0, errmsg: 'ok', userid: `user-of-${query['code']}`, user_ticket: 'x' },
      }),
    };
    const wecom = method();
    expect(await finish(wecom)).toEqual({
      issuer: 'wecom:ww1',
      subject: 'user-of-C1',
      strength: 'work-app',
      provedAt: null,
      verifiedPhone: null,
    });
    await finish(wecom, 'code=C2');
    expect(asked.map(({ path, query }) => [path, query])).toEqual([
      ['/cgi-bin/gettoken', { corpid: 'ww1', corpsecret: 'corp-secret' }],
      ['/cgi-bin/auth/getuserinfo', { access_token: 'T1', code: 'C1' }],
      ['/cgi-bin/auth/getuserinfo', { access_token: 'T1', code: 'C2' }],
    ]);
  });

  it('fetches a new token of the app, once, when the old one is not valid any more', async () => {
    let given = 0;
    answers = {
      '/cgi-bin/gettoken': () => token(`T${(given += 1)}`)(),
      '/cgi-bin/auth/getuserinfo': ({ query }) =>
        query['access_token'] === 'T1'
          ? { body: { errcode: 42001, errmsg: 'access_token expired' } }
          : { body: { errcode: 0, userid: 'u' } },
    };
    expect(await finish(method())).toMatchObject({ subject: 'u' });
    answers['/cgi-bin/auth/getuserinfo'] = () => ({ body: { errcode: 40014 } });
    expect(await refusal(finish(method()))).toEqual(['SIGN_IN_ANSWER_INVALID', 'WECOM_40014']);
  });

  it.each([
    ['a code that was used or made up', { errcode: 40029, errmsg: 'invalid code' }, 'WECOM_40029'],
    ['somebody who is no member', { errcode: 0, openid: 'o1', external_userid: 'e1' }, 'NO_USERID'],
  ])('refuses %s', async (_what, body, reason) => {
    answers = { '/cgi-bin/gettoken': token(), '/cgi-bin/auth/getuserinfo': () => ({ body }) };
    expect(await refusal(finish(method()))).toEqual(['SIGN_IN_ANSWER_INVALID', reason]);
  });

  it('is away when it gives no token, breaks or is not there, and declined when no code came', async () => {
    answers = { '/cgi-bin/gettoken': () => ({ body: { errcode: 40001, errmsg: 'invalid credential' } }) };
    expect(await refusal(finish(method()))).toEqual(['SIGN_IN_UNAVAILABLE', 'WECOM_40001']);
    answers = { '/cgi-bin/gettoken': () => ({ status: 502, body: {} }) };
    expect(await refusal(finish(method()))).toEqual(['SIGN_IN_UNAVAILABLE', 'HTTP_502']);
    answers = { '/cgi-bin/gettoken': () => ({ body: null, raw: '<html>' }) };
    expect(await refusal(finish(method()))).toEqual(['SIGN_IN_ANSWER_INVALID', 'NO_JSON']);
    const nowhere = new WeComMethod({ corpId: 'c', agentId: 'a', secret: 's', addresses: { api: 'http://127.0.0.1:1/' } });
    expect(await refusal(finish(nowhere))).toEqual(['SIGN_IN_UNAVAILABLE', 'NO_ANSWER']);
    expect(await refusal(finish(method(), 'state=the-state'))).toEqual(['SIGN_IN_DECLINED', 'NO_CODE']);
  });
});

describe('DingTalk', () => {
  const method = () =>
    new DingTalkMethod({ clientId: 'ding1', clientSecret: 'app-secret', corpId: 'corp1', addresses: { api: `${base}/v1.0/` } });
  const finish = (answer = 'authCode=C1&state=the-state') => method().finish(new URLSearchParams(answer));
  const granted =
    (corpId = 'corp1') =>
    () => ({ body: { accessToken: 'T1', refreshToken: 'R1', expireIn: 7200, corpId } });

  it('sends the browser to its page, for our organisation, without the secret', async () => {
    const url = new URL(await method().begin(begun('DingTalk')));
    expect(url.origin + url.pathname).toBe('https://login.dingtalk.com/oauth2/auth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      redirect_uri: 'https://guicheng.example.org/sign-in/return',
      response_type: 'code',
      client_id: 'ding1',
      scope: 'openid corpid',
      corpId: 'corp1',
      state: 'the-state',
      prompt: 'consent',
    });
  });

  it('gives the person behind a code: token, then who it is', async () => {
    answers = {
      '/v1.0/oauth2/userAccessToken': granted(),
      '/v1.0/contact/users/me': () => ({ body: { unionId: 'u1', nick: '某人', openId: 'o1' } }),
    };
    expect(await finish()).toEqual({
      issuer: 'dingtalk:corp1',
      subject: 'u1',
      strength: 'work-app',
      provedAt: null,
      verifiedPhone: null,
    });
    expect(asked[0]).toMatchObject({
      method: 'POST',
      body: { clientId: 'ding1', clientSecret: 'app-secret', code: 'C1', grantType: 'authorization_code' },
    });
    expect(asked[1]?.headers['x-acs-dingtalk-access-token']).toBe('T1');
  });

  it('refuses people of another organisation, bad codes, and answers without a person', async () => {
    answers = { '/v1.0/oauth2/userAccessToken': granted('corp2') };
    expect(await refusal(finish())).toEqual(['SIGN_IN_ANSWER_INVALID', 'OTHER_ORGANISATION']);
    answers = { '/v1.0/oauth2/userAccessToken': () => ({ status: 400, body: { code: 'invalidParameter.authCode.notFound' } }) };
    expect(await refusal(finish())).toEqual(['SIGN_IN_ANSWER_INVALID', 'DINGTALK_400']);
    answers = { '/v1.0/oauth2/userAccessToken': granted(), '/v1.0/contact/users/me': () => ({ body: { nick: '某人' } }) };
    expect(await refusal(finish())).toEqual(['SIGN_IN_ANSWER_INVALID', 'NO_UNIONID']);
    expect(await refusal(finish('state=the-state'))).toEqual(['SIGN_IN_DECLINED', 'NO_CODE']);
  });
});

describe('a message gateway', () => {
  const message = { to: '13800001000', template: 'sign-in-code' as const, values: { code: '123456' }, text: '验证码 123456' };

  it('gets the message as JSON, with the token that the deployment has for it', async () => {
    answers = { '/send': () => ({ status: 202, body: {} }) };
    await new HttpSmsGateway({ url: `${base}/send`, token: 'g1' }).send(message);
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/send', body: message });
    expect(asked[0]?.headers['authorization']).toBe('Bearer g1');
  });

  it('that does not take it is said so, without a word of the message', async () => {
    answers = { '/send': () => ({ status: 400, body: { error: 'bad number 13800001000' } }) };
    await expect(new HttpSmsGateway({ url: `${base}/send`, token: 'g1' }).send(message)).rejects.toThrow(
      /^the gateway answered 400$/,
    );
  });
});

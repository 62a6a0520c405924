import type { ChannelId, PersonChannel, Sending } from '../channel.port';
import type { Letter } from '../compose';
import { AppToken, ask, away, errcodeOf, textIn, type Asked } from '../http';

export interface WeComChannelSettings {
  corpId: string;
  agentId: string;
  secret: string;
  /** A house with a WeCom of its own (私有部署) has its own address. */
  api?: string;
}

const API = 'https://qyapi.weixin.qq.com/cgi-bin/';
const TOKEN_REFUSED = [40014, 42001, 41001];
/** Too often, or too much at once (45009 a day, 45033 side by side, 45035 by a member). */
const TOO_OFTEN = [45009, 45033, 45035, -1];
/** Nobody of these may be written to, no such member, or the app is not for him. */
const NO_MEMBER = [81013, 60111, 40003, 60011];
/** The other house drops what it got within this time and says that it took it. */
const SAME_WITHIN_SECONDS = 14_400;

/**
 * WeCom's messages of an app (应用消息) to one member.
 * https://developer.work.weixin.qq.com/document/path/90236 · token: /91039 · codes: /90313
 */
export class WeComChannel implements PersonChannel {
  readonly id: ChannelId = 'wecom';
  readonly issuer: string;
  private readonly api: string;
  private readonly token: AppToken;

  constructor(private readonly settings: WeComChannelSettings) {
    this.issuer = `wecom:${settings.corpId}`;
    this.api = settings.api ?? API;
    this.token = new AppToken(() => this.fetchToken());
  }

  async send(userId: string, letter: Letter): Promise<Sending> {
    const answer = await this.token.with(
      (token) => this.post(token, userId, letter),
      (asked) => 'body' in asked && TOKEN_REFUSED.includes(errcodeOf(asked.body)),
    );
    if ('away' in answer) return answer;
    const code = errcodeOf(answer.body);
    if (TOO_OFTEN.includes(code) || TOKEN_REFUSED.includes(code)) return away(`WECOM_${code}`);
    if (NO_MEMBER.includes(code) || textIn(answer.body, 'invaliduser') !== null) return { refused: 'NO_SUCH_MEMBER' };
    return code === 0 ? { sent: textIn(answer.body, 'msgid') } : { later: `WECOM_${code}` };
  }

  private post(token: string, userId: string, { text, url }: Letter): Promise<Asked> {
    const address = new URL('message/send', this.api);
    address.searchParams.set('access_token', token);
    return ask(address, {
      body: {
        touser: userId,
        msgtype: 'text',
        agentid: Number(this.settings.agentId),
        text: { content: `${text}\n<a href="${url}">打开</a>` },
        enable_duplicate_check: 1,
        duplicate_check_interval: SAME_WITHIN_SECONDS,
      },
    });
  }

  private async fetchToken(): Promise<{ value: string; seconds: number } | { away: string }> {
    const address = new URL('gettoken', this.api);
    address.searchParams.set('corpid', this.settings.corpId);
    address.searchParams.set('corpsecret', this.settings.secret);
    const answer = await ask(address);
    if ('away' in answer) return answer;
    const value = textIn(answer.body, 'access_token');
    if (errcodeOf(answer.body) !== 0 || value === null) return away(`WECOM_TOKEN_${errcodeOf(answer.body)}`);
    return { value, seconds: Number(answer.body['expires_in'] ?? 0) };
  }
}

import type { Instant } from '../../procedure';
import type { ChannelId, PersonChannel, Sending, TodoList } from '../channel.port';
import type { Letter } from '../compose';
import { AppToken, ask, away, errcodeOf, textIn, type Asked } from '../http';

export interface DingTalkChannelSettings {
  clientId: string;
  clientSecret: string;
  corpId: string;
  /** Of the app, for its messages (工作通知). */
  agentId: string;
  /** A house with a DingTalk of its own (专有钉钉) has its own addresses. */
  addresses?: { api?: string; old?: string };
}

const API = 'https://api.dingtalk.com/v1.0/';
const OLD = 'https://oapi.dingtalk.com/';
const TOKEN_REFUSED = [40014, 42001, 40001];
/** Too often (88 and 90018 by DingTalk itself, 90002 by the app, 90006 by the organisation). */
const TOO_OFTEN = [88, 90018, 90002, 90006, -1];
const NO_MEMBER = [60121, 33012, 40035];

/**
 * DingTalk's messages of an app (工作通知) and its list of what is to be done (待办). People are known by `unionId`, messages go by
 * `userId`. The same text to the same member is taken once a day by DingTalk itself; a to-do by its `sourceId`.
 * https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages · …/add-dingtalk-to-do-task
 */
export class DingTalkChannel implements PersonChannel {
  readonly id: ChannelId = 'dingtalk';
  readonly issuer: string;
  readonly todos: TodoList;
  private readonly api: string;
  private readonly old: string;
  private readonly token: AppToken;
  private readonly userIds = new Map<string, string>();

  constructor(private readonly settings: DingTalkChannelSettings) {
    this.issuer = `dingtalk:${settings.corpId}`;
    this.api = settings.addresses?.api ?? API;
    this.old = settings.addresses?.old ?? OLD;
    this.token = new AppToken(() => this.fetchToken());
    this.todos = { open: (unionId, todo) => this.openTodo(unionId, todo), done: (unionId, id) => this.endTodo(unionId, id) };
  }

  async send(unionId: string, { text, url }: Letter): Promise<Sending> {
    const userId = await this.userIdOf(unionId);
    if (typeof userId !== 'string') return userId;
    const answer = await this.askOld('topapi/message/corpconversation/asyncsend_v2', {
      agent_id: Number(this.settings.agentId),
      userid_list: userId,
      msg: { msgtype: 'text', text: { content: `${text}\n${url}` } },
    });
    if ('away' in answer) return answer;
    const code = errcodeOf(answer.body);
    return code === 0 ? { sent: JSON.stringify(answer.body['task_id'] ?? null) } : refusalOf(code);
  }

  private async openTodo(unionId: string, todo: Letter & { dueAt: Instant | null }): Promise<Sending> {
    const answer = await this.askNew('POST', this.todoPath(unionId), {
      sourceId: todo.id,
      subject: todo.text,
      creatorId: unionId,
      executorIds: [unionId],
      ...(todo.dueAt === null ? {} : { dueTime: Date.parse(todo.dueAt) }),
      detailUrl: { appUrl: todo.url, pcUrl: todo.url },
      isOnlyShowExecutor: true,
    });
    if ('away' in answer) return answer;
    const id = textIn(answer.body, 'id');
    return id === null ? refusalOfStatus(answer.status) : { sent: id };
  }

  private async endTodo(unionId: string, id: string): Promise<Sending> {
    const answer = await this.askNew('PUT', this.todoPath(unionId, id), { done: true });
    if ('away' in answer) return answer;
    // Whoever has struck it out himself leaves nothing to be done.
    return answer.status < 300 || answer.status === 404 ? { sent: null } : refusalOfStatus(answer.status);
  }

  private todoPath(unionId: string, id?: string): string {
    const person = encodeURIComponent(unionId);
    const tail = id === undefined ? '' : `/${encodeURIComponent(id)}`;
    return `todo/users/${person}/tasks${tail}?operatorId=${person}`;
  }

  private async userIdOf(unionId: string): Promise<string | Sending> {
    const kept = this.userIds.get(unionId);
    if (kept !== undefined) return kept;
    const answer = await this.askOld('topapi/user/getbyunionid', { unionid: unionId });
    if ('away' in answer) return answer;
    if (errcodeOf(answer.body) !== 0) return refusalOf(errcodeOf(answer.body));
    const userId = textIn((answer.body['result'] ?? {}) as Record<string, unknown>, 'userid');
    if (userId === null) return { refused: 'NO_SUCH_MEMBER' };
    this.userIds.set(unionId, userId);
    return userId;
  }

  private askOld(path: string, body: unknown): Promise<Asked> {
    return this.token.with(
      (token) => {
        const address = new URL(path, this.old);
        address.searchParams.set('access_token', token);
        return ask(address, { body });
      },
      (asked) => 'body' in asked && TOKEN_REFUSED.includes(errcodeOf(asked.body)),
    );
  }

  private askNew(method: string, path: string, body: unknown): Promise<Asked> {
    return this.token.with(
      (token) => ask(new URL(path, this.api), { method, body, headers: { 'x-acs-dingtalk-access-token': token } }),
      (asked) => 'status' in asked && asked.status === 401,
    );
  }

  private async fetchToken(): Promise<{ value: string; seconds: number } | { away: string }> {
    const { clientId, clientSecret } = this.settings;
    const answer = await ask(new URL('oauth2/accessToken', this.api), { body: { appKey: clientId, appSecret: clientSecret } });
    if ('away' in answer) return answer;
    const value = textIn(answer.body, 'accessToken');
    return value === null ? away(`DINGTALK_TOKEN_${answer.status}`) : { value, seconds: Number(answer.body['expireIn'] ?? 0) };
  }
}

function refusalOf(code: number): Sending {
  if (TOO_OFTEN.includes(code) || TOKEN_REFUSED.includes(code)) return away(`DINGTALK_${code}`);
  return NO_MEMBER.includes(code) ? { refused: 'NO_SUCH_MEMBER' } : { later: `DINGTALK_${code}` };
}

function refusalOfStatus(status: number): Sending {
  if (status === 401 || status === 403) return away(`DINGTALK_HTTP_${status}`);
  return { later: `DINGTALK_HTTP_${status}` };
}

/**
 * Who works while things break: people who file and decide as the page does it, under one key until somebody answers, at instants that
 * are fixed beforehand. Each request and each of its replies is kept: nobody else knows what people were told.
 */
import { randomUUID } from 'node:crypto';
import type { ApiError, IntentView } from '../../../libs/contracts';
import { demo } from '../../../libs/demo';
import { patience } from '../../../apps/web/src/shared/patience';
import type { Dice } from '../../../libs/testing/dice';
import { filedContent } from '../../../libs/testing/society';
import { twoStepTemplate } from '../../../libs/testing/templates';
import { Visitor } from '../../support/visitor';

export type Login = 'member' | 'secretary' | 'clerk' | 'president';

/** What somebody was told in the end. `other-content`: the key was used for something else before. */
export type Told = { said: 'accepted' } | { said: 'refused'; code: string };

export interface Asked {
  person: Login;
  /** The page's key. */
  key: string;
  kind: 'file' | 'act' | 'withdraw';
  /** Of an act: which slot. */
  slot?: string;
  /** Of a case that is there; of a filing: what it was told. */
  stream: string | null;
  intent: string | null;
  /** One for each copy that was sent: a double click, a second tab. */
  told: Told[];
  /** How often it was sent until somebody answered, all copies together. */
  sent: number;
  firstAt: number;
  lastAt: number;
  /** Another content under the same key, sent beside it. */
  isOtherContent?: true;
}

/** How long somebody waits while nothing is broken. */
const PATIENCE_MS = 180_000;
const REPLY_MS = 8_000;
/** The page's own (`apps/web/src/shared/submission.ts`). */
const AGAIN_MS = 2_000;
const FOLLOW_MS = 700;
const SUBJECT = '请示';
const TEMPLATE = twoStepTemplate();
const CONTENT_HASH = filedContent(TEMPLATE, { subject: SUBJECT }).contentHash;

interface Request {
  path: string;
  body: unknown;
}

export class People {
  /** Everything that was ever asked. */
  readonly log: Asked[] = [];
  /** What was asked and of which nobody has heard anything yet. */
  inFlight = 0;
  /** Since when nothing breaks any more; while it does, nobody gives up. */
  private calmSince = 0;
  private readonly visitors = new Map<Login, Visitor[]>();

  constructor(
    private readonly bases: string[],
    private readonly dice: Dice,
  ) {}

  /** Until the work is over, parts are away. */
  async through<Result>(storm: Promise<Result>): Promise<Result> {
    this.calmSince = Infinity;
    return storm.finally(() => (this.calmSince = Date.now()));
  }

  async signIn(logins: readonly Login[]): Promise<void> {
    for (const login of logins) {
      const first = await Visitor.signedIn(this.bases[0] as string, login);
      const others = this.bases.slice(1).map((base) => {
        const other = new Visitor(base);
        for (const [name, value] of first.cookies) other.cookies.set(name, value);
        return other;
      });
      this.visitors.set(login, [first, ...others]);
    }
  }

  /** A case is filed; gives its id, or null when it was refused. */
  async file(): Promise<string | null> {
    const asked = this.begin({ person: 'member', kind: 'file', stream: null });
    const request = {
      path: '/cases',
      body: { procedure: TEMPLATE.id, society: demo.ENVIRONMENT_SOCIETY, form: { subject: SUBJECT } },
    };
    await this.insist(asked, request, this.dice.once(4) ? 2 : 1);
    return asked.told[0]?.said === 'accepted' ? asked.stream : null;
  }

  /** Decides a step, with so many copies of the request. */
  act(person: Login, stream: string, slot: string, { copies = 1, otherContent = false } = {}): Promise<void> {
    const asked = this.begin({ person, kind: 'act', stream, slot });
    const path = `/tasks/${encodeURIComponent(`${stream}~${slot}`)}/acts`;
    const work = this.insist(asked, { path, body: { outcome: 'agreed', contentHash: CONTENT_HASH } }, copies);
    if (!otherContent) return work;
    const other = this.begin({ person, kind: 'act', stream, slot, key: asked.key, isOtherContent: true });
    const body = { outcome: 'not-agreed', opinion: '材料不足。', contentHash: CONTENT_HASH };
    return Promise.all([work, this.insist(other, { path, body }, 1)]).then(() => undefined);
  }

  withdraw(stream: string): Promise<void> {
    const asked = this.begin({ person: 'member', kind: 'withdraw', stream });
    return this.insist(asked, { path: `/cases/${stream}/withdraw`, body: { reason: '另行安排。' } }, 1);
  }

  /** A page, read once; the status, or null where nobody answered. */
  async look(person: Login, path: string): Promise<{ status: number; body: unknown } | null> {
    try {
      const reply = await this.visitor(person).fetch(`/api${path}`, { signal: AbortSignal.timeout(REPLY_MS) });
      return { status: reply.status, body: await reply.json() };
    } catch {
      return null;
    }
  }

  private begin(asked: Pick<Asked, 'person' | 'kind' | 'stream' | 'slot' | 'isOtherContent'> & { key?: string }): Asked {
    const now = Date.now();
    const begun: Asked = { intent: null, told: [], sent: 0, firstAt: now, lastAt: now, ...asked, key: asked.key ?? randomUUID() };
    this.log.push(begun);
    return begun;
  }

  private async insist(asked: Asked, request: Request, copies: number): Promise<void> {
    this.inFlight += 1;
    try {
      await Promise.all(Array.from({ length: copies }, () => this.copy(asked, request)));
    } finally {
      this.inFlight -= 1;
      asked.lastAt = Date.now();
    }
  }

  /** One tab: sends until it is answered, and follows what was only received. */
  private async copy(asked: Asked, { path, body }: Request): Promise<void> {
    const since = Date.now();
    const later = patience(AGAIN_MS);
    while (this.isPatient(since)) {
      asked.sent += 1;
      const reply = await this.send(asked.person, 'POST', path, body, asked.key);
      if (reply !== null && reply.status < 500 && reply.status !== 429) {
        const told = reply.status === 202 ? await this.follow(asked, reply.body as IntentView, since) : this.heard(asked, reply);
        if (told !== null) {
          asked.told.push(told);
          return;
        }
      }
      await later();
    }
  }

  private isPatient(since: number): boolean {
    return Date.now() < Math.max(since, this.calmSince) + PATIENCE_MS;
  }

  private heard(asked: Asked, { status, body }: { status: number; body: unknown }): Told {
    if (status === 200) {
      const view = body as IntentView;
      asked.intent = view.id;
      asked.stream ??= view.stream;
      return { said: 'accepted' };
    }
    return { said: 'refused', code: (body as { error?: ApiError }).error?.code ?? `HTTP_${status}` };
  }

  private async follow(asked: Asked, view: IntentView, since: number): Promise<Told | null> {
    asked.intent = view.id;
    asked.stream ??= view.stream;
    const later = patience(FOLLOW_MS);
    while (this.isPatient(since)) {
      const reply = await this.send(asked.person, 'GET', `/intents/${view.id}`);
      const now = reply?.status === 200 ? (reply.body as IntentView) : null;
      if (now?.status === 'accepted') return { said: 'accepted' };
      if (now?.status === 'refused') return { said: 'refused', code: now.error?.code ?? '' };
      await later();
    }
    return null;
  }

  /** Null: nobody answered, or the line broke before the answer was whole. */
  private async send(person: Login, method: string, path: string, body?: unknown, key?: string) {
    try {
      const reply = await this.visitor(person).fetch(`/api${path}`, {
        method,
        signal: AbortSignal.timeout(REPLY_MS),
        headers: {
          'x-requested-with': 'guicheng',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: reply.status, body: await reply.json() };
    } catch {
      return null;
    }
  }

  private visitor(person: Login): Visitor {
    return this.dice.pick(this.visitors.get(person) ?? []);
  }
}

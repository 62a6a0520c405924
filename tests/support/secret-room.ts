/** A room of nine members with personal links, and sittings in which they vote in secret, by HTTP on the real API. */
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { IntentView, LinkView, OrganView, OwnSecretVote, SecretVotesView, SittingView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import type { TestEnvironment } from '../../libs/testing/environment';
import { Visitor, type Heard } from './visitor';

const MORE_THAN_HALF = { operator: 'more-than', of: { numerator: 1, denominator: 2 } } as const;
export const ELECTING = {
  quorum: { ...MORE_THAN_HALF, base: 'members' },
  threshold: { ...MORE_THAN_HALF, base: 'present' },
  article: '第二十三条',
  forms: ['on-site'],
  noticeDays: 0,
  election: { kinds: ['equal', 'contested'], threshold: { ...MORE_THAN_HALF, base: 'present' }, article: '第三十条' },
};

/** The product, in this process or beside it. */
export interface RoomHouse {
  base: string;
  environment: Pick<TestEnvironment, 'owner'> & Partial<Pick<TestEnvironment, 'workerEnvironment'>>;
}

export class SecretRoom {
  private constructor(
    readonly api: RoomHouse,
    readonly secretary: HttpClient,
    readonly members: { id: string; name: string }[],
    readonly sitting: string,
    readonly items: string[],
    private readonly visitors: Visitor[],
  ) {}

  /** The council of nine meets now, with so many items; everybody has a link and has opened it. */
  static async convened(api: RoomHouse, items: number): Promise<SecretRoom> {
    const secretary = await HttpClient.signedIn(api.base, 'secretary');
    const { body: organs } = await secretary.get<OrganView[]>('/organs');
    const organ = organs.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL) as OrganView;
    const { members } = organ;
    for (const [n, { id }] of members.entries())
      await api.environment.owner('update guicheng.person set phone = $2 where id = $1', [id, `1380000${String(1000 + n)}`]);
    if (organ.rules?.election === undefined) await secretary.post(`/organs/${organ.id}/rules`, ELECTING);
    const { stream } = await secretary.decide('/sittings', {
      organ: organ.id,
      on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      form: 'on-site',
      chair: members[0]?.id,
      items: Array.from({ length: items }, (_, n) => ({ title: `议题${n + 1}` })),
    });
    await secretary.post(`/sittings/${stream}/links`, { people: members.map(({ id }) => id) });
    const visitors: Visitor[] = [];
    for (const [n, { id }] of members.entries()) {
      const copied = await secretary.post<{ path: string }>(`/sittings/${stream}/links/${id}/copy`, {});
      const visitor = new Visitor(api.base);
      await visitor.post('/ballot-link/session', { token: copied.body.path.split('#')[1], digits: String(1000 + n) });
      visitors.push(visitor);
    }
    const { body } = await secretary.get<SittingView>(`/sittings/${stream}`);
    return new SecretRoom(
      api,
      secretary,
      members,
      stream,
      body.agenda.map(({ id }) => id),
      visitors,
    );
  }

  path = (rest = '') => `/sittings/${this.sitting}/secret-votes${rest}`;

  /** The answer, refusals included. */
  open(n: number, more: Record<string, unknown> = {}) {
    const body = { item: this.items[n], question: `第${n + 1}项，请表决。`, ...more };
    return this.secretary.post<IntentView>(this.path(), body, randomUUID());
  }

  async count(n: number) {
    return this.secretary.post<IntentView>(this.path(`/${this.items[n]}/count`), { turn: await this.turn(n) }, randomUUID());
  }

  async end(n: number, reason: string) {
    const body = { turn: await this.turn(n), reason };
    return this.secretary.post<IntentView>(this.path(`/${this.items[n]}/void`), body, randomUUID());
  }

  view = async () => (await this.secretary.get<SecretVotesView>(this.path())).body;
  itemView = async (n: number) => (await this.view()).items.find(({ item }) => item === this.items[n]);

  async own(member: number, n: number): Promise<OwnSecretVote> {
    const { body } = await this.visitor(member).get<LinkView>('/ballot-link');
    const found = body.secretVotes.find(({ item }) => item === this.items[n]);
    if (found === undefined) throw new Error('no secret vote was opened on this item');
    return found;
  }

  visitor(member: number): Visitor {
    const visitor = this.visitors[member];
    if (visitor === undefined) throw new Error('no such member');
    return visitor;
  }

  /** Votes as the page does, with what it was shown. */
  async vote(member: number, n: number, marks: number[], more: Record<string, unknown> = {}): Promise<Heard<LinkView>> {
    const { item, turn, textHash } = await this.own(member, n);
    return this.send(member, { item, turn, textHash, marks, ...more });
  }

  send(member: number, body: Record<string, unknown>): Promise<Heard<LinkView>> {
    return this.visitor(member).post<LinkView>('/ballot-link/secret-votes', body, { 'idempotency-key': randomUUID() });
  }

  /** Names of the keys that lie in the worker's folder. */
  keys(): string[] {
    return readdirSync(this.api.environment.workerEnvironment?.().ballotKeys ?? '');
  }

  private async turn(n: number): Promise<number> {
    return (await this.itemView(n))?.turn ?? 0;
  }
}

/** A ballot by circulation whose every proposal is put to append itself: what the store says of it, without workflow and API. */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { AppendAnswer } from '../../libs/contracts/append';
import {
  append,
  createDataSource,
  rebuild,
  Worlds,
  type BallotChoice,
  type IntentBodies,
  type IntentKind,
} from '../../libs/persistence';
import type { OrganRules, SittingState } from '../../libs/procedure';
import type { TestEnvironment } from '../../libs/testing/environment';
import { addOrgan, ask, rulesOf, type Asked, type Society } from '../../libs/testing/society';

/** When it closes. */
export const CLOSES = '2026-06-03T09:00:00.000Z';
const worlds = new Worlds();

export interface BallotHouse {
  environment: TestEnvironment;
  /** As the worker's role. */
  worker: DataSource;
  house: Society;
  members: string[];
}

export const circulating = (organ: string): OrganRules => ({
  ...rulesOf(organ),
  forms: ['on-site', 'by-circulation'],
  quorum: { operator: 'at-least', of: { numerator: 1, denominator: 2 }, base: 'members' },
  circulation: { never: ['removal'], demand: { count: 2 } },
});

/** One ballot of two items; every proposal is put to append itself, with the log's own position. */
export class StoredBallot {
  readonly id = randomUUID();

  constructor(
    private readonly at: BallotHouse,
    readonly organ: string = randomUUID(),
  ) {}

  ask<K extends IntentKind>(
    kind: K,
    body: Omit<IntentBodies[K], 'capacity'>,
    actor = this.at.house.people.secretary,
  ): Promise<Asked> {
    const role = actor === this.at.house.people.secretary ? 'society-secretariat' : 'council-member';
    const whole = { ...body, capacity: { role, organisation: this.at.house.society } } as unknown as IntentBodies[K];
    return ask(this.at.environment, { actor, kind, stream: this.id, body: whole });
  }

  async convening(more: Partial<IntentBodies['convene']> = {}): Promise<Asked> {
    await addOrgan(this.at.environment, this.at.house.society, this.organ);
    return this.ask('convene', {
      organ: this.organ,
      society: this.at.house.society,
      form: 'by-circulation',
      on: '2026-06-03',
      chair: this.at.members[0] ?? '',
      members: this.at.members,
      rules: circulating(this.organ),
      items: [
        { item: 'one', source: null, title: '议题一' },
        { item: 'two', source: null, title: '议题二' },
      ],
      ...more,
    });
  }

  opening = () => this.ask('open-ballot', { closesAt: CLOSES, texts: { one: 'text', two: 'text' } });

  casting(who: number, item: string, choice: BallotChoice): Promise<Asked> {
    return this.ask('cast-ballot', { item, choice, textHash: 'text' }, this.at.members[who]);
  }

  async put(asked: Asked): Promise<AppendAnswer> {
    return append(this.at.worker, worlds, {
      stream: this.id,
      kind: 'sitting',
      expectedSeq: await this.seq(),
      proposal: { by: 'intent', intent: asked.intent },
    });
  }

  async strike(): Promise<AppendAnswer> {
    const expectedSeq = await this.seq();
    return append(this.at.worker, worlds, {
      stream: this.id,
      kind: 'sitting',
      expectedSeq,
      proposal: { by: 'clock', clock: 'ballot' },
    });
  }

  async opened(): Promise<this> {
    expect(await this.put(await this.convening())).toMatchObject({ append: 'appended' });
    expect(await this.put(await this.opening())).toMatchObject({ append: 'appended' });
    return this;
  }

  async cast(who: number, item: string, choice: BallotChoice): Promise<AppendAnswer> {
    return this.put(await this.casting(who, item, choice));
  }

  async seq(): Promise<number> {
    const [row] = await this.at.environment.owner<{ seq: number }>('select seq from guicheng.stream where id = $1', [this.id]);
    return row?.seq ?? 0;
  }

  async state(): Promise<SittingState> {
    const [row] = await this.at.environment.owner<{ state: SittingState }>('select state from guicheng.stream where id = $1', [
      this.id,
    ]);
    if (row === undefined) throw new Error('no sitting');
    return row.state;
  }

  rows = () =>
    this.at.environment.owner<{ item: string; member: string; revision: number; choice: string }>(
      'select item, member, revision, choice from guicheng.ballot where sitting = $1 order by item, member',
      [this.id],
    );

  /** Byte for byte as the log says. */
  async isWhole(): Promise<void> {
    const auditor = await createDataSource({ url: this.at.environment.urls.auditor }).initialize();
    try {
      expect(await rebuild(auditor, [this.id])).toEqual({ checked: 1, differences: [] });
    } finally {
      await auditor.destroy();
    }
  }
}

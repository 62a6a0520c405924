/** A ballot by circulation as a story: nine members, who reply or do not. */
import type { CirculationCount, OrganRules } from '../procedure';
import { half, SittingStory, type Opening } from './sitting-story';

export const OPENED = '2026-05-20T02:00:00.000Z';
export const CLOSES = '2026-05-22T09:00:00.000Z';
export const IN_TIME = '2026-05-22T08:59:59.999Z';

/** Half must reply, more than half of who replies must agree. */
export const BALLOT_RULES: Partial<OrganRules> = {
  quorum: { operator: 'at-least', of: half, base: 'members' },
  threshold: { operator: 'more-than', of: half, base: 'present' },
  circulation: { never: ['charter-amendment', 'removal'], demand: { count: 2 } },
};
export const BY_CIRCULATION: Opening = { form: 'by-circulation' };

export class BallotStory extends SittingStory {
  constructor(more: Partial<OrganRules> = {}, opening: Opening = {}) {
    super({ ...BALLOT_RULES, ...more }, { ...BY_CIRCULATION, ...opening });
  }

  open(recused?: Record<string, string[]>): this {
    const texts = Object.fromEntries(this.state.items.map(({ id }) => [id, `text of ${id}`]));
    return this.tell({ kind: 'ballot-opened', at: OPENED, closesAt: CLOSES, texts, ...(recused && { recused }) });
  }

  cast(
    member: string,
    more: {
      item?: string;
      revision?: number;
      recused?: boolean;
      receivedAt?: string;
      textHash?: string;
      actor?: string;
      place?: number;
    } = {},
  ) {
    const item = more.item ?? 'item-1';
    const place = this.state.roll.findIndex((entry) => entry.member === member);
    return this.tryTell({
      kind: 'ballot-cast',
      actor: member,
      member,
      item,
      revision: (this.state.items.find(({ id }) => id === item)?.revisions?.[place] ?? 0) + 1,
      textHash: `text of ${item}`,
      recused: false,
      receivedAt: IN_TIME,
      ...more,
    });
  }

  count(...counts: (Partial<CirculationCount> & { item?: string })[]) {
    const none = { item: 'item-1', for: 0, against: 0, abstained: 0, invalid: 0, recused: 0 };
    return this.tryTell({
      kind: 'ballots-counted',
      at: CLOSES,
      clock: 'ballot',
      dueAt: CLOSES,
      counts: counts.map((count) => ({ ...none, ...count })),
      ballotsHash: 'ballots',
    });
  }
}

import type { StreamEvent } from '../procedure/streams';
import { isChainWhole, type LinkRow } from './chain';
import { auditHash, hashOf } from './hashes';

const STREAM = 'c1';

function log(length: number): LinkRow[] {
  const rows: LinkRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const event = {
      kind: 'withdrawn',
      id: `e${seq}`,
      at: `2026-05-${10 + seq}T00:00:00.000Z`,
      actor: 'p',
      occurredOn: '2026-05-20',
    } as StreamEvent;
    const body = { opinion: `words ${seq}` };
    const link = { programHash: 'p', calendar: 'c', stateHash: `s${seq}`, intentHash: hashOf(body) };
    rows.push({
      seq,
      event,
      body,
      program_hash: 'p',
      calendar: 'c',
      state_hash: link.stateHash,
      intent_hash: link.intentHash,
      audit_hash: auditHash(rows.at(-1)?.audit_hash ?? null, { stream: STREAM, seq, event, ...link }),
    });
  }
  return rows;
}

const tamperings: [string, (rows: LinkRow[]) => LinkRow[]][] = [
  ['a changed event', (rows) => rows.map((row, index) => (index === 2 ? { ...row, event: { ...row.event, id: 'other' } } : row))],
  ['changed words', (rows) => rows.map((row, index) => (index === 1 ? { ...row, body: { opinion: 'other words' } } : row))],
  ['a changed state hash', (rows) => rows.map((row, index) => (index === 0 ? { ...row, state_hash: 'other' } : row))],
  ['an event taken out', (rows) => rows.filter((_, index) => index !== 2)],
  [
    'an event taken out and the rest numbered again',
    (rows) => rows.filter((_, index) => index !== 2).map((row, index) => ({ ...row, seq: index + 1 })),
  ],
  ['two events swapped', ([a, b, ...rest]) => [b, a, ...rest] as LinkRow[]],
];

describe('the chain of a log', () => {
  it('is whole as it was written', () => {
    expect(isChainWhole(STREAM, log(5))).toBe(true);
    expect(isChainWhole(STREAM, [])).toBe(true);
  });

  it.each(tamperings)('shows %s', (_, tamper) => {
    expect(isChainWhole(STREAM, tamper(log(5)))).toBe(false);
  });

  it('does not fit another log', () => {
    expect(isChainWhole('c2', log(3))).toBe(false);
  });
});

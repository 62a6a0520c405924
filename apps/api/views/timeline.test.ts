import type { CaseEvent, Template } from '../../../libs/procedure';
import { loadTemplate } from '../../../libs/templates';
import type { EventRow } from '../cases/case.queries';
import type { Names } from './names.service';
import { stepOf } from '../procedures/templates.service';
import { StepReadings, type CaseReader } from './step-readings';
import { timeline } from './timeline';

const SOCIETY = 's1';
const template: Template = loadTemplate('branch-setup');
const names: Names = {
  organisation: (id) => ({ id, kind: 'society', name: { zh: id, en: id }, phone: null, officeHours: null }),
  organ: () => ({ zh: '常务理事会', en: 'Standing council' }),
  person: (id) => `name of ${id}`,
  holding: () => [],
  office: ({ role, organisation }) => ({ zh: `${organisation} ${role}`, en: `${organisation} ${role}` }),
};
const of = (reader: CaseReader) =>
  new StepReadings(template, { society: SOCIETY, association: 'a1', keeper: null }, reader, names);
const inside = of({
  person: 'p2',
  standing: 'society',
  audience: 'society',
  posts: [{ role: 'president', organisation: SOCIETY }],
});
const outside = of({
  person: 'o1',
  standing: 'department',
  audience: 'department',
  posts: [{ role: 'association-officer', organisation: 'a1' }],
});

const row = (event: CaseEvent, body: EventRow['body']): EventRow => ({
  seq: 2,
  event,
  at: new Date(event.at),
  occurred_on: '2026-05-20',
  body,
  program_hash: null,
  calendar: null,
  state_hash: '',
  intent_hash: null,
  audit_hash: '',
});
const acted = row(
  {
    kind: 'acted',
    id: 'e',
    at: '2026-05-20T02:00:00.000Z',
    occurredOn: '2026-05-20',
    actor: 'p1',
    slot: 'materials.1',
    outcome: 'incomplete',
    contentHash: 'h',
    hasReason: true,
    content: null,
  },
  {
    opinion: '请补充',
    missing: [{ field: 'funding', note: '写明来源' }],
    capacity: { role: 'society-secretariat', organisation: SOCIETY },
  },
);
const announced = row(
  {
    kind: 'item-resulted',
    id: 'r',
    at: '2026-05-20T02:00:00.000Z',
    block: 'council-decision',
    round: 1,
    sitting: 'g',
    item: 'i',
    version: 1,
    stage: 'announced',
    result: { outcome: 'passed', arithmetic: { for: 6 } as never },
  },
  null,
);

describe('the timeline', () => {
  it('names people and shows what they wrote inside their own house', () => {
    const [entry] = timeline(template, [acted], names, inside);
    expect(entry?.actor?.name).toBe('name of p1');
    expect(entry?.opinion).toBe('请补充');
    expect(entry?.missing).toEqual([{ label: expect.objectContaining({ zh: expect.any(String) }), note: '写明来源' }]);
  });

  it('shows the office to the outside, not the person and not the words', () => {
    const [entry] = timeline(template, [acted], names, outside);
    expect(entry?.actor).toEqual({ label: { zh: 's1 society-secretariat', en: 's1 society-secretariat' }, name: null, rank: 6 });
    expect(entry?.opinion).toBeNull();
    expect(entry?.missing).toEqual([]);
  });

  it('keeps the figures of a vote inside; the conclusion is known outside', () => {
    expect(timeline(template, [announced], names, inside)[0]?.result?.arithmetic).not.toBeNull();
    expect(timeline(template, [announced], names, outside)[0]?.result).toEqual({ outcome: 'passed', arithmetic: null });
  });

  it('shows nobody a basis that is provisional', () => {
    const kinds = timeline(template, [acted, announced], names, inside).flatMap((entry) =>
      entry.basis.map((basis) => basis.kind),
    );
    expect(kinds).not.toContain('default');
  });

  it('tells those outside a party body that its step was concluded, when and how, and nothing else', () => {
    const secluding = structuredClone(template);
    const materials = stepOf(secluding, 'materials') as { audience?: string };
    materials.audience = 'party-body';
    const struck = row(
      {
        kind: 'clock-struck',
        id: 'c',
        at: '2026-05-20T01:00:00.000Z',
        clock: 'materials.1.due',
        due: '2026-05-20T01:00:00.000Z',
      } as never,
      null,
    );
    const rows = [acted, struck, { ...acted, seq: 3 }];
    const readBy = (reader: CaseReader) =>
      timeline(
        secluding,
        rows,
        names,
        new StepReadings(secluding, { society: SOCIETY, association: 'a1', keeper: null }, reader, names),
      );
    const told = readBy({
      person: 'p2',
      standing: 'society',
      audience: 'society',
      posts: [{ role: 'society-secretariat', organisation: SOCIETY }],
    });
    expect(told.map(({ opinion }) => opinion)).toEqual(['请补充', null, '请补充']);
    const outside = readBy({
      person: 'p3',
      standing: 'society',
      audience: 'society',
      posts: [{ role: 'president', organisation: SOCIETY }],
    });
    expect(outside).toEqual([
      {
        ...(told[2] as object),
        at: '2026-05-19T16:00:00.000Z',
        actor: { label: { zh: SOCIETY, en: SOCIETY }, name: null },
        opinion: null,
        missing: [],
      },
    ]);
  });

  it('tells an appeal by its name, with its reasons, to whoever made it and to the association that keeps the case, and nobody else’s', () => {
    const kept = loadTemplate('group-membership-revocation', 'CN');
    const raised = (event: string, block: string, capacity: { role: string; organisation: string }) =>
      row({ kind: 'raised', id: event, at: '2026-05-20T01:00:00.000Z', block, event, actor: 'p1' } as never, {
        reason: `${event} 的理由`,
        capacity,
      });
    const rows = [
      raised('time-over', 'hearing-part', { role: 'association-officer', organisation: 'a1' }),
      raised('appealed', 'appeal-time', { role: 'president', organisation: SOCIETY }),
    ];
    const place = { society: SOCIETY, association: 'a1', keeper: 'a1' };
    const readBy = (reader: CaseReader) =>
      timeline(kept, rows, names, new StepReadings(kept, place, reader, names)).map(({ outcome, opinion }) => [
        outcome?.zh,
        opinion,
      ]);
    const appeal = ['学会提出申诉', 'appealed 的理由'];
    const posts = [{ role: 'president' as const, organisation: SOCIETY }];
    expect(readBy({ person: 'p2', standing: 'concerned', audience: 'applicant', posts })).toEqual([appeal]);
    const leader = [{ role: 'association-leader' as const, organisation: 'a1' }];
    const told = readBy({ person: 'p3', standing: 'department', audience: 'department', posts: leader });
    expect(told).toEqual([['陈述期满', 'time-over 的理由'], appeal]);
  });
});

import { standingOn, termView, type TermRow } from './term-rows';

const row = (more: Partial<TermRow> = {}): TermRow => ({
  id: 't',
  person: 'p',
  person_name: '叶青禾',
  held_from: '2024-01-01',
  held_to: null,
  planned_to: null,
  recorded_at: new Date('2024-01-01T01:00:00Z'),
  recorded_on: '2024-01-01',
  recorded_by_name: null,
  provenance: 'entered',
  ended_recorded_at: null,
  ended_recorded_on: null,
  end_reason: null,
  voided_at: null,
  voided_on: null,
  void_reason: null,
  ...more,
});
const ended = { held_to: '2026-03-31', ended_recorded_at: new Date('2026-05-20T01:00:00Z'), ended_recorded_on: '2026-05-20' };

describe('a term on a day', () => {
  it('counts from its first day to its last, both included', () => {
    const term = { held_from: '2024-01-01', held_to: '2026-03-31', voided_on: null };
    expect(['2023-12-31', '2024-01-01', '2026-03-31', '2026-04-01'].map((day) => standingOn(term, day))).toEqual([
      'ahead',
      'held',
      'held',
      'over',
    ]);
  });

  it('is shown as recorded later when nobody could know it on that day', () => {
    const late = row({ recorded_on: '2026-05-20', recorded_at: new Date('2026-05-20T01:00:00Z') });
    expect(termView(late, '2026-05-19').recordedLater).toBe(true);
    expect(termView(late, '2026-05-20').recordedLater).toBe(false);
  });

  it('is shown as corrected later where its end was entered after the day, and not once it was known', () => {
    expect(termView(row(ended), '2026-04-15')).toMatchObject({ standing: 'over', correctedLater: true });
    expect(termView(row(ended), '2026-05-20')).toMatchObject({ standing: 'over', correctedLater: false });
    expect(termView(row(ended), '2026-03-31')).toMatchObject({ standing: 'held', correctedLater: false });
  });

  it('that was voided never counts, and says of the days before that it stood then', () => {
    const voided = row({ voided_at: new Date('2026-05-20T01:00:00Z'), voided_on: '2026-05-20', void_reason: '录错了人' });
    expect(termView(voided, '2026-05-01')).toMatchObject({ standing: 'voided', correctedLater: true });
    expect(termView(voided, '2026-05-21')).toMatchObject({ standing: 'voided', correctedLater: false });
  });

  it('keeps the end that was planned beside the one that came', () => {
    expect(termView(row({ ...ended, planned_to: '2028-12-31' }), '2026-01-01').plannedTo).toBe('2028-12-31');
    expect(termView(row({ held_to: '2028-12-31', planned_to: '2028-12-31' }), '2026-01-01').plannedTo).toBeNull();
  });
});

import { compose, type MessageKind, type Standing } from './compose';

const NOTHING: Standing = { open: 0, firstDueAt: null, hasNews: false, isTaskOpen: false, taskDueAt: null, emailCode: null };
const TO = { language: 'zh' as const, publicUrl: 'https://guicheng.example.org', at: '2026-05-18T01:00:00.000Z' };
const MIDNIGHT_OF_20TH = '2026-05-20T16:00:00.000Z';
const said = (kind: MessageKind, standing: Partial<Standing>, language: 'zh' | 'en' = 'zh') =>
  compose({ id: 'x', kind }, { ...NOTHING, ...standing }, { ...TO, language })?.text ?? null;

describe('what a message says', () => {
  it('is how much waits and until when, and nothing of what it is', () => {
    expect(said('morning', { open: 1, firstDueAt: MIDNIGHT_OF_20TH })).toBe('您有 1 件待办，请于 5月20日前办理。');
    expect(said('morning', { open: 3, firstDueAt: MIDNIGHT_OF_20TH })).toBe('您有 3 件待办，最早一件请于 5月20日前办理。');
    expect(said('morning', { open: 2 })).toBe('您有 2 件待办，请登录办理。');
    expect(said('morning', { open: 3, firstDueAt: MIDNIGHT_OF_20TH }, 'en')).toBe(
      '3 tasks are waiting for you, the first until 2026-05-20.',
    );
  });

  it('does not reproach anybody with a day that has passed', () => {
    expect(said('morning', { open: 1, firstDueAt: '2026-05-10T16:00:00.000Z' })).toBe('您有 1 件待办，请登录办理。');
  });

  it('is nothing where nothing waits any more', () => {
    expect(said('morning', {})).toBeNull();
    expect(said('today', { isTaskOpen: false, taskDueAt: MIDNIGHT_OF_20TH })).toBeNull();
    expect(said('todo', {})).toBeNull();
    expect(said('morning', { hasNews: true })).toBe('您有新消息。');
  });

  it('leads to a page of this house and carries nothing that decides', () => {
    expect(compose({ id: 'x', kind: 'morning' }, { ...NOTHING, open: 1 }, TO)?.url).toBe('https://guicheng.example.org/inbox');
  });
});

import { loadTemplate } from '../../templates';
import { branchStory, charter, decided, listed, ORGAN, request } from '../../testing/branch-story';
import { APPLICANT, ASSOCIATION, CALENDAR, SOCIETY, type Story } from '../../testing/story';
import { compile } from '../authoring';
import { checkFindings, explain, previewCase, progress, type ReaderOf, type Waiting } from '../index';

const national = loadTemplate('branch-setup');
const tianjin = loadTemplate('branch-setup', 'CN-TJ');

const applicant: ReaderOf = { audience: 'applicant', posts: [], person: APPLICANT };
const secretary: ReaderOf = {
  audience: 'society',
  posts: [{ role: 'society-secretariat', organisation: SOCIETY }],
  person: 'secretary',
};
const official: ReaderOf = {
  audience: 'department',
  posts: [{ role: 'association-officer', organisation: ASSOCIATION }],
  person: 'official',
};
const colleague: ReaderOf = { audience: 'department', posts: [], person: 'colleague' };
const administrator: ReaderOf = { audience: 'administrator', posts: [], person: 'admin' };

function why(story: Story, reader: ReaderOf, now = story.now): Waiting {
  const found = explain(national, story.state, CALENDAR, now, reader);
  expect(found).toHaveLength(1);
  return found[0] as Waiting;
}

describe('why a case waits', () => {
  it('is told to its applicant by post, since when, and until when it is expected', () => {
    const waiting = why(branchStory(), applicant);
    expect(waiting).toMatchObject({
      step: 'materials',
      reason: 'waits-for-officer',
      holder: { kind: 'post', posts: [{ role: 'society-secretariat', organisation: SOCIETY }] },
      untilKind: 'expected',
      until: '2026-05-21T16:00:00.000Z',
      overdue: false,
      canDo: ['withdraw', 'call'],
    });
    expect(waiting.clock).toMatchObject({
      unit: 'working days',
      countedDays: ['2026-05-19', '2026-05-20', '2026-05-21'],
      daysOff: [],
    });
  });

  it('never tells the applicant that somebody is late, nor whom it was turned to', () => {
    const story = branchStory().strike();
    const shown = why(story, applicant);
    expect(shown).toMatchObject({ until: null, untilKind: null, clock: null, overdue: false });
    expect(shown.holder).toMatchObject({ posts: [{ role: 'society-secretariat' }] });
    expect(
      progress(national, story.state, { audience: 'applicant', now: story.now }).find(({ id }) => id === 'materials'),
    ).toMatchObject({
      until: null,
      holder: { posts: [{ role: 'society-secretariat' }] },
    });
    expect(why(story, colleague)).toMatchObject({ overdue: true, untilKind: 'expected' });
    expect(why(story, { ...colleague, audience: 'society' }).overdue).toBe(false);
    expect(why(story, secretary)).toMatchObject({ overdue: true, untilKind: 'due', canDo: ['decide'] });
  });

  it('shows what is provisional to administrators alone', () => {
    expect(why(branchStory(), administrator).basis.map(({ kind }) => kind)).toEqual(['default']);
    for (const reader of [applicant, secretary, official]) expect(why(branchStory(), reader).basis).toEqual([]);
  });

  it('asks the applicant for his supplement, by his own date', () => {
    const story = branchStory().act('materials.1', 'incomplete', { hasReason: true });
    expect(why(story, applicant)).toMatchObject({
      reason: 'waits-for-supplement',
      holder: { kind: 'applicant' },
      untilKind: 'due',
      canDo: ['supplement', 'withdraw'],
      overdue: false,
    });
    expect(why(story, secretary)).toMatchObject({
      reason: 'waits-for-supplement',
      untilKind: 'expected',
      overdue: false,
      canDo: ['call'],
    });
    expect(why(story.days(60), secretary).overdue).toBe(false);
  });

  it('has an organ listed for a sitting, never late', () => {
    const story = branchStory().act('materials.1', 'complete');
    expect(why(story, applicant)).toMatchObject({
      reason: 'waits-for-listing',
      holder: { kind: 'organ', organ: ORGAN },
      untilKind: 'listed-by',
    });
    expect(why(story, secretary).canDo).toContain('list');
    const late = story.days(100);
    expect(why(late, applicant)).toMatchObject({ until: null, untilKind: null, overdue: false });
    expect(why(late, colleague)).toMatchObject({ overdue: false });
  });

  it('names the day of the sitting, then the minutes', () => {
    const story = listed(branchStory());
    expect(why(story, applicant)).toMatchObject({
      reason: 'waits-for-sitting',
      values: { on: '2026-06-20', sitting: 'sitting-1' },
      untilKind: 'expected',
    });
    story.result('council-decision', 'passed', 'announced');
    expect(why(story, applicant)).toMatchObject({ reason: 'waits-for-minutes', untilKind: null });
    const refused = listed(branchStory()).result('council-decision', 'not-passed', 'announced');
    expect(why(refused, applicant).reason).toBe('waits-for-minutes');
  });

  it('is the system’s own affair while a register is read or written', () => {
    expect(why(decided(branchStory()), applicant)).toMatchObject({
      step: 'entry',
      reason: 'waits-for-system',
      holder: { kind: 'system' },
    });
  });

  it('is nothing once the case is closed', () => {
    expect(explain(national, branchStory().withdraw().state, CALENDAR, '2026-06-01T00:00:00.000Z', applicant)).toEqual([]);
  });

  it('offers no withdrawal once the branch stands in the register', () => {
    expect(why(decided(branchStory()).register(), applicant).canDo).toEqual(['call']);
  });
});

describe('the progress of a case', () => {
  const statuses = (story: Story): Record<string, string> =>
    Object.fromEntries(progress(national, story.state).map(({ id, status }) => [id, status]));

  it('shows what is done, what goes on, what comes and what may come', () => {
    expect(statuses(branchStory())).toMatchObject({
      filing: 'done',
      'charter-scope': 'done',
      'number-of-branches': 'skipped',
      materials: 'current',
      'council-decision': 'ahead',
      'follow-up': 'possible',
      'association-consent': 'possible',
      entry: 'ahead',
      end: 'ahead',
    });
  });

  it('shows the branch that was taken, and labels of outcomes', () => {
    const story = decided(branchStory(), 'passed-in-principle');
    expect(statuses(story)).toMatchObject({ 'follow-up': 'current', 'association-consent': 'possible' });
    const done = decided(branchStory()).register().act('association-notice.1', 'acknowledged');
    expect(statuses(done)).toMatchObject({
      'follow-up': 'skipped',
      'association-consent': 'skipped',
      'association-notice': 'done',
      end: 'done',
    });
    expect(progress(national, done.state).find(({ id }) => id === 'association-notice')?.outcomeLabel?.zh).toBe('收悉');
  });

  it('ends where the case was refused or withdrawn', () => {
    const refused = branchStory('CN', request({ parent: { id: 'b', kind: 'branch' } }));
    expect(statuses(refused)).toMatchObject({ 'parent-is-the-society': 'refused', materials: 'skipped', end: 'refused' });
    expect(statuses(branchStory().withdraw())).toMatchObject({
      materials: 'cancelled',
      'council-decision': 'skipped',
      end: 'cancelled',
    });
  });

  it('shows what the checks found', () => {
    const { state } = branchStory('CN', request({}, { managementRules: false }));
    expect(checkFindings(national, state).map(({ id, status, effect }) => [id, status, effect])).toEqual([
      ['charter-scope', 'holds', 'next'],
      ['parent-is-the-society', 'holds', 'next'],
      ['capacity-statement', 'holds', 'next'],
      ['number-of-branches', 'not-applicable', 'next'],
      ['management-rules', 'fails', 'warn'],
    ]);
  });
});

describe('the preview of a request', () => {
  const preview = (form: Record<string, unknown>, template = national, more = {}) => {
    const { checks, path } = previewCase(template, compile(template), {
      form,
      parameters: charter(more),
      lookUps: { activeBranches: 2 },
    });
    return {
      checks: Object.fromEntries(checks.map(({ id, status }) => [id, status])),
      path: Object.fromEntries(path.map(({ id, status }) => [id, status])),
    };
  };

  it('guesses nothing about an empty form', () => {
    const { checks, path } = preview({});
    expect(checks).toMatchObject({
      'charter-scope': 'unknown',
      'parent-is-the-society': 'unknown',
      'capacity-statement': 'fails',
    });
    expect(path).toMatchObject({
      materials: 'ahead',
      'follow-up': 'possible',
      'association-consent': 'skipped',
      'association-notice': 'ahead',
    });
  });

  it('follows the form while it is filled in', () => {
    const below = { parent: { id: 'b', kind: 'branch' }, scopeItem: 'science' };
    expect(preview(below).checks).toMatchObject({ 'charter-scope': 'holds', 'parent-is-the-society': 'fails' });
    expect(preview(below, tianjin).path['supervisor-note']).toBe('ahead');
    expect(preview({ parent: { id: SOCIETY, kind: 'society' } }, tianjin).path['supervisor-note']).toBe('skipped');
    expect(preview({}, tianjin).path['supervisor-note']).toBe('possible');
  });

  it('knows the society’s own values', () => {
    expect(preview({}, national, { branchLimit: { value: 2 } }).checks['number-of-branches']).toBe('fails');
    expect(preview({}, national, { branchLimit: { value: 3 } }).checks['number-of-branches']).toBe('holds');
    expect(preview({}, national, { associationConsent: { value: true } }).path).toMatchObject({
      'association-consent': 'ahead',
      'association-notice': 'skipped',
    });
  });

  it('takes a wrong value for one that is not there', () => {
    expect(preview({ parent: 'nonsense', scopeItem: 'cooking' }).checks).toMatchObject({
      'charter-scope': 'unknown',
      'parent-is-the-society': 'unknown',
    });
  });
});

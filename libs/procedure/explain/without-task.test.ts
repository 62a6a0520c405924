/** Why a case waits where nobody has a task: a notice stands, a period runs, something may happen, another case goes on. */
import { CALENDAR, content, SOCIETY, Story } from '../../testing/story';
import { call, review, templateOf } from '../../testing/templates/builder';
import { notice, wait } from '../../testing/templates/steps';
import { compile } from '../authoring';
import { explain, type Block, type ReaderOf, type Waiting } from '../index';

const applicant: ReaderOf = { audience: 'applicant', posts: [], person: 'reader' };
const text = (words: string) => ({ zh: words, en: words });

function tell(blocks: Block[]): { story: Story; why: (now?: string) => Waiting[] } {
  const template = templateOf(blocks);
  const story = new Story(compile(template)).file(content({}, { subject: true }));
  return { story, why: (now = story.now) => explain(template, story.state, CALENDAR, now, applicant) };
}

describe('where nobody has a task', () => {
  it('a period is waited for until its day, and what may end it before is named', () => {
    const { story, why } = tell([wait('grace', { paid: 'next' }), review('then')]);
    expect(why()).toMatchObject([
      {
        step: 'grace',
        reason: 'waits-for-time',
        holder: { kind: 'system' },
        until: '2026-06-17T16:00:00.000Z',
        untilKind: 'expected',
        overdue: false,
        interrupts: [{ sequence: 'grace', event: 'paid', title: text('paid') }],
      },
    ]);
    expect(why()[0]?.clock?.unit).toBe('days');
    // Struck a moment later: until then there is no day to name, and nobody is late.
    expect(why('2026-06-18T00:00:00.000Z')).toMatchObject([{ until: null, untilKind: null, overdue: false }]);
    story.strike();
    expect(why()).toMatchObject([{ step: 'then', reason: 'waits-for-officer' }]);
  });

  it('an act that may still be undone holds back what would leave the house, and the page says so', () => {
    const template = templateOf([review('a'), review('hold', {}, { act: 'hold' })]);
    const story = new Story(compile(template), CALENDAR, [1]).file(content({}, { subject: true })).act('a.1', 'agreed');
    const why = () => explain(template, story.state, CALENDAR, story.now, applicant);
    expect(why()).toMatchObject([{ step: 'a', reason: 'waits-for-undo', holder: { kind: 'system' }, canDo: [] }]);
    story.strike();
    expect(why()).toMatchObject([{ step: 'hold', reason: 'waits-for-officer' }]);
  });

  it('an event is waited for from whoever may tell of it', () => {
    const { until: _until, ...open } = wait('answer', { answered: 'next' });
    const { over: _over, ...outcomes } = open.outcomes;
    const { story, why } = tell([{ ...open, outcomes }, review('then')]);
    expect(why()).toMatchObject([
      {
        reason: 'waits-for-event',
        holder: { kind: 'post', posts: [{ role: 'society-secretariat', organisation: SOCIETY }] },
        until: null,
        interrupts: [{ event: 'answered' }],
      },
    ]);
    story.tell({ kind: 'raised', block: 'answer', event: 'answered', actor: 'person-officer' });
    expect(why()).toMatchObject([{ step: 'then' }]);
  });

  it('a notice is posted by somebody, then stands for its days beside the objections to it', () => {
    const { story, why } = tell([notice('list'), review('then')]);
    expect(why()).toMatchObject([{ step: 'list', reason: 'waits-for-officer' }]);
    story.act('list.1', 'posted');
    expect(why()).toMatchObject([{ step: 'list', reason: 'waits-for-time', until: '2026-05-25T16:00:00.000Z' }]);
    story.tell({ kind: 'objected', block: 'list', actor: 'person-member' });
    expect(why().map(({ reason }) => reason)).toEqual(['waits-for-officer', 'waits-for-time']);
    story.until('2026-05-26T00:00:00.000Z').strike();
    expect(why().map(({ reason }) => reason)).toEqual(['waits-for-officer']);
  });

  it('another case is waited for without a day of its own', () => {
    const { why } = tell([call('ask', 'child'), review('then')]);
    expect(why()).toMatchObject([
      { step: 'ask', reason: 'waits-for-case', holder: { kind: 'system' }, until: null, clock: null },
    ]);
  });
});

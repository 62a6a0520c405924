import type { Block, CopyBlock, WorkBlock } from '../index';
import { issuesOf, programOf, review, TEST_BASIS } from '../../testing/templates/builder';
import { ASSOCIATION, content, SOCIETY, Story } from '../../testing/story';

const text = (words: string) => ({ zh: words, en: words });
const { by, clock } = review('x');

const rectify: WorkBlock = {
  kind: 'work',
  id: 'rectify',
  title: text('rectify'),
  act: 'rectify',
  by,
  clock,
  basis: TEST_BASIS,
  submits: { fields: [{ id: 'report', type: 'longText', label: text('report'), required: true, maxLength: 5000 }] },
  outcomes: { submitted: { to: 'next', label: text('submitted') } },
};
const answer: Block = {
  kind: 'authority',
  id: 'answer',
  title: text('answer'),
  act: 'outside-approval',
  body: text('登记管理机关'),
  by: { role: 'association-officer', of: 'association', nobody: 'association-head' },
  clock: { within: '20 working days', remind: ['100%'], then: 'turn-to:association-head' },
  basis: TEST_BASIS,
  supplement: { rounds: 2, within: '10 working days', clock: 'stopped', late: 'stays-open' },
  outcomes: {
    consent: { to: 'next', label: text('consent') },
    refused: { to: 'refuse', label: text('refused'), reason: true },
    supplement: { to: 'return', label: text('supplement'), reason: true },
  },
};
const copied: CopyBlock = {
  kind: 'copy',
  id: 'told',
  title: text('told'),
  act: 'copy',
  copyTo: [{ role: 'supervisor', of: 'society', nobody: 'president' }],
  basis: TEST_BASIS,
  outcomes: { copied: { to: 'next', label: text('copied') } },
};
const tell = (...blocks: Block[]) => new Story(programOf(blocks)).file(content({}, { subject: true }));

describe('work', () => {
  it('is done when its result is handed in, and not without it', () => {
    const story = tell(rectify);
    expect(story.tryTell(story.actOf('rectify.1', 'submitted'))).toMatchObject({ rejected: 'SUBMISSION_REQUIRED' });
    story.act('rectify.1', 'submitted', { submissionHash: 'hash-of-the-report' });
    expect(story.state.blocks['rectify']).toMatchObject({ outcome: 'submitted', submissionHash: 'hash-of-the-report' });
    expect(story.state).toMatchObject({ outcome: 'completed' });
  });
});

describe('an authority’s answer', () => {
  it('is entered by our own handler, whom alone the clock reminds', () => {
    const story = tell(answer);
    expect(story.state.slots['answer.1']?.holders[0]).toMatchObject({ role: 'association-officer', organisation: ASSOCIATION });
    expect(story.of('reminder-set').flatMap(({ to }) => to.map(({ organisation }) => organisation))).toEqual([ASSOCIATION]);
    expect(story.act('answer.1', 'consent').state).toMatchObject({ outcome: 'completed' });
  });

  it('may ask the applicant for supplements, and may refuse', () => {
    const story = tell(answer).act('answer.1', 'supplement', { hasReason: true });
    expect(Object.keys(story.state.slots)).toEqual(['answer.1.supplement']);
    story.resubmit('answer.1.supplement', content({}, { subject: true }, 'hash-2'));
    expect(Object.keys(story.state.slots)).toEqual(['answer.2']);
    story.act('answer.2', 'refused', { hasReason: true });
    expect(story.state).toMatchObject({ outcome: 'refused', refusedBy: 'answer' });
  });
});

describe('a copy', () => {
  it('tells its posts and waits for nobody', () => {
    const story = tell(copied, review('next'));
    expect(Object.keys(story.state.slots)).toEqual(['next.1']);
    expect(story.of('notice').filter(({ message }) => message === 'copied')).toEqual([
      {
        kind: 'notice',
        message: 'copied',
        to: [{ role: 'supervisor', organisation: SOCIETY, nobody: 'president', turned: false }],
      },
    ]);
  });
});

describe('what is wrong with such steps', () => {
  it('a return without a rule for supplements, a post of another house', () => {
    const { supplement: _without, ...bare } = answer;
    expect(issuesOf([bare])).toContain('SUPPLEMENT_MISSING /blocks/0');
    expect(issuesOf([{ ...rectify, by: { ...by, role: 'association-officer' } }])).toContain(
      'ROLE_OF_OTHER_ORGANISATION /blocks/0/by/role',
    );
  });
});

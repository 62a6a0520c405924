/** What the diagram says of steps that have not begun, and of the end. */
import { content, Story } from '../../testing/story';
import { programOf, review, templateOf } from '../../testing/templates/builder';
import { wait } from '../../testing/templates/steps';
import { progress, type Block } from '../index';

const text = (words: string) => ({ zh: words, en: words });
const results = [{ id: 'kept', label: text('kept as it was') }];

function tell(blocks: Block[]) {
  const template = templateOf(blocks, { results });
  const story = new Story(programOf(blocks, { results })).file(content({}, { subject: true }));
  return { story, steps: () => progress(template, story.state) };
}

it('a step has its time until it begins, and its days from then on', () => {
  const { story, steps } = tell([review('a'), wait('grace'), review('b')]);
  const times = () => steps().map(({ id, within, until }) => [id, within, until !== null]);
  expect(times()).toEqual([
    ['filing', undefined, false],
    ['a', undefined, true],
    ['grace', '30 days', false],
    ['b', '1 working day', false],
    ['end', undefined, false],
  ]);
  story.act('a.1', 'agreed');
  expect(times()[2]).toEqual(['grace', undefined, true]);
});

it('the end is called as the procedure calls it', () => {
  const { story, steps } = tell([review('a', { kept: 'end:kept' })]);
  expect(steps().at(-1)).toMatchObject({ id: 'end', outcome: null, outcomeLabel: null });
  story.act('a.1', 'kept', { hasReason: true });
  expect(steps().at(-1)).toMatchObject({ id: 'end', status: 'done', outcome: 'completed', outcomeLabel: text('kept as it was') });
});

it('a step that stands on several ways is told once: as possible, then on the way that was taken', () => {
  const letter = (id: string): Block => review(id, {}, { title: text('the letter is issued') });
  const ways: Block = {
    ...{ kind: 'choice', id: 'ways' },
    branches: [{ when: "outcomes.a == 'agreed'", blocks: [letter('restored-letter'), review('restored')] }],
    otherwise: [letter('dismissed-letter')],
  };
  const { story, steps } = tell([review('a', { other: 'next' }), ways]);
  const letters = () => steps().flatMap(({ id, title, status }) => (title.zh === 'the letter is issued' ? [[id, status]] : []));
  expect(letters()).toEqual([['restored-letter', 'possible']]);
  story.act('a.1', 'other', { hasReason: true });
  expect(letters()).toEqual([['dismissed-letter', 'current']]);
});

import type { Block, OpenBlock } from '../../index';
import { content, SOCIETY, Story } from '../../../testing/story';
import { issuesOf, opening, programOf, review, templateOf, type Sketch } from '../../../testing/templates/builder';
import { DECIDER, meeting } from '../../../testing/templates/meeting';
import { compile } from '../../authoring';

const text = (words: string) => ({ zh: words, en: words });
const ATONCE: OpenBlock['opens'] = { start: 'at-once', procedure: 'training', input: { subject: 'subject' } };
const DUTY: OpenBlock['opens'] = { start: 'by-society', duty: text('report the use'), within: '30 days' };
const tell = (blocks: Block[], more: Sketch = {}, facts = {}) =>
  new Story(programOf(blocks, more)).file(content(facts, { subject: true }));

describe('opening something', () => {
  it('begins a case of another procedure and waits for nothing', () => {
    const story = tell([opening('train', ATONCE), review('after')]);
    expect(story.of('opened')).toEqual([
      {
        kind: 'opened',
        block: 'train',
        round: 1,
        start: 'at-once',
        procedure: 'training',
        society: SOCIETY,
        item: null,
        input: { subject: 'subject' },
        dueAt: null,
      },
    ]);
    expect(story.state.blocks['train']).toMatchObject({ status: 'done', outcome: 'opened' });
    expect(Object.keys(story.state.slots)).toEqual(['after.1']);
    expect(story.state.clocks).not.toHaveProperty('train');
  });

  it('puts a duty into the calendar, due by a time limit from now, from another step or before a date of the form', () => {
    const dueAt = (opens: Partial<typeof DUTY>, more: Sketch = {}, facts = {}) =>
      tell([opening('duty', { ...DUTY, ...opens })], more, facts)
        .of('opened')
        .map((effect) => effect.dueAt);
    // Filed on 18 May; thirty days on is 17 June.
    expect(dueAt({})).toEqual(['2026-06-17T16:00:00.000Z']);
    expect(dueAt({ within: 'by 31 December' })).toEqual(['2026-12-31T16:00:00.000Z']);
    const fields: Sketch['fields'] = [{ id: 'endOn', type: 'date', label: text('end'), required: true }];
    expect(dueAt({ from: 'form.endOn', within: '10 days' }, { fields }, { endOn: '2026-08-03' })).toEqual([
      '2026-08-13T16:00:00.000Z',
    ]);
    expect(dueAt({ within: '5 working days before form.endOn' }, { fields }, { endOn: '2026-08-03' })).toEqual([
      '2026-07-27T16:00:00.000Z',
    ]);
    const story = tell([review('first'), opening('duty', { ...DUTY, from: 'after first' })])
      .days(1)
      .act('first.1', 'agreed');
    expect(story.of('opened')).toMatchObject([{ procedure: null, input: {}, dueAt: '2026-06-18T16:00:00.000Z' }]);
  });

  it('the date of the form travels with the case, the words of the duty do not', () => {
    const fields: Sketch['fields'] = [{ id: 'endOn', type: 'date', label: text('end'), required: true }];
    const program = compile(templateOf([opening('duty', { ...DUTY, from: 'form.endOn' })], { fields }));
    expect(program.facts.map(({ field }) => field)).toEqual(['endOn']);
    expect(JSON.stringify(program)).not.toContain('report the use');
  });

  it('begins for the organisation of each item', () => {
    const fields: Sketch['fields'] = [
      {
        id: 'rows',
        type: 'table',
        label: text('rows'),
        columns: [{ id: 'society', type: 'organisation', label: text('society'), required: true }],
      },
    ];
    const each: Block = {
      kind: 'each',
      id: 'all',
      over: { rows: 'rows' },
      way: 'in-turn',
      blocks: [opening('duty', { ...DUTY, for: 'item.society' })],
      items: {},
    };
    const rows = [{ key: 'a', society: { id: 'society-a', kind: 'society' } }];
    expect(tell([each], { fields }, { rows }).of('opened')).toMatchObject([{ block: 'duty@a', society: 'society-a', item: 'a' }]);
  });

  it('waits for minutes that could still be corrected', () => {
    const story = new Story(programOf([meeting('decide'), opening('train', ATONCE)], { parameters: [DECIDER] }));
    story
      .file(content({}, { subject: true }), { decider: { value: 'council' } })
      .list('decide')
      .result('decide', 'passed', 'announced');
    expect(story.of('opened')).toEqual([]);
    expect(story.result('decide', 'passed', 'final').of('opened')).toHaveLength(1);
    expect(story.state.outcome).toBe('completed');
  });

  it.each([
    [{ within: 'soon' }, 'schema/pattern /blocks/0/opens/within'],
    [{ from: 'after nothing' }, 'CLOCK_START_UNKNOWN /blocks/0/opens/from'],
    [{ from: 'form.nothing' }, 'CLOCK_DATE_MISSING /blocks/0/opens/from'],
    [{ within: '3 days before form.nothing' }, 'CLOCK_DATE_MISSING /blocks/0/opens/within'],
  ])('is refused with %j', (more, issue) => {
    expect(issuesOf([opening('duty', { ...DUTY, ...more })])).toContain(issue);
  });
});

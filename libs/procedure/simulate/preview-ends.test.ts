/** The ends of a request that nobody has filed: the dates that the same case has when it is filed. */
import { expectedEnd, previewEnds, projectedEnds, type Calendar, type PreviewContext } from '../index';
import { compile } from '../authoring';
import { programOf, review } from '../../testing/templates/builder';
import { CALENDAR, content, Story } from '../../testing/story';
import { charter, ORGAN, request } from '../../testing/branch-story';
import { loadTemplate } from '../../templates';
import { calendarOf } from '../../templates/calendars';

/** A Monday; 1, 4 and 5 May are off, 9 May is worked. */
const FILED = '2026-04-27T01:00:00.000Z';
const place = { society: 'society-1', association: 'association-1' };
const plain: PreviewContext = { facts: {}, given: { subject: true }, parameters: {}, lookUps: {}, ...place };
const slow = review('slow', {}, { clock: { within: '10 working days', remind: [], then: 'mark' } });

it('are those of the case when it is filed', () => {
  const program = programOf([slow]);
  const story = new Story(program).until(FILED).file(content({}, { subject: true }));
  const ends = projectedEnds(story.world, story.state, story.now);
  const previewed = previewEnds({ program, calendar: CALENDAR }, plain, FILED);
  expect(previewed).toMatchObject({ earliest: '2026-04-27', latest: expectedEnd(ends).on, unbounded: [] });
  expect(previewed?.latest).toMatch(/^2026-05/);
});

describe('of setting up a branch', () => {
  const calendar: Calendar = calendarOf('CN');
  const world = { program: compile(loadTemplate('branch-setup', 'CN')), calendar };
  const asked = (facts = {}, parameters = charter()): PreviewContext => {
    const { contentHash: _hash, ...known } = request(facts);
    return { ...known, parameters, lookUps: {}, ...place };
  };

  it('are open where an organ decides, and name the holiday on the way', () => {
    const previewed = previewEnds(world, asked(), '2026-02-12T01:00:00.000Z');
    expect(previewed?.latest).toBeNull();
    expect(previewed?.unbounded).toContain('council-decision');
    expect(previewed?.holidays.map(({ title }) => title.zh)).toContain('春节');
  });

  it('are none where a check would end it, and where it cannot be filed yet', () => {
    const elsewhere = { parent: { id: ORGAN, kind: 'branch' } };
    expect(previewEnds(world, asked(elsewhere), FILED)).toBeNull();
    expect(previewEnds(world, asked({}, {}), FILED)).toBeNull();
  });
});

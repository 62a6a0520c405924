import { timelineTitle } from '../../../../libs/contracts/timeline-words';
import { en } from './en';
import { zh } from './zh';

it('a report calls what happened as the pages do', () => {
  const said = (words: Record<string, string>) => new Map(Object.entries(words));
  const [chinese, english] = [said(zh.timeline.what), said(en.timeline.what)];
  expect(Object.keys(timelineTitle).sort()).toEqual([...chinese.keys()].sort());
  for (const [key, title] of Object.entries(timelineTitle)) {
    expect([key, title?.zh, title?.en]).toEqual([key, chinese.get(key), english.get(key)]);
  }
});

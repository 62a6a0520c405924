/** A branch being set up, as a story for tests of this template. */
import type { CaseEvent, FiledContent, Jurisdiction, ParameterValue } from '../procedure';
import { compile } from '../procedure/authoring';
import { Story } from './story';
import { loadTemplate } from '../templates';

export const ORGAN = 'organ-standing-council';

/** A sound request; facts and presences may be changed. */
export function request(
  facts: FiledContent['facts'] = {},
  given: FiledContent['given'] = {},
  contentHash = 'hash-1',
): FiledContent {
  return {
    facts: { parent: { id: 'society-1', kind: 'society' }, scopeItem: 'science', ...facts },
    given: { parent: true, name: true, scopeItem: true, capacity: true, managementRules: true, ...given },
    contentHash,
  };
}

/** What a society's charter and rules say. */
export function charter(more: Record<string, ParameterValue> = {}): Record<string, ParameterValue> {
  return {
    branchDecider: { value: ORGAN, article: '第三十条' },
    charterScope: { value: ['science', 'teaching'], article: '第六条' },
    ...more,
  };
}

/** A story that has been filed. */
export function branchStory(
  jurisdiction: Jurisdiction = 'CN',
  content: FiledContent = request(),
  more: Record<string, ParameterValue> = {},
): Story {
  return new Story(compile(loadTemplate('branch-setup', jurisdiction))).file(content, charter(more));
}

/** Up to the item standing on an agenda. */
export function listed(story: Story): Story {
  return story.act('materials.1', 'complete').list('council-decision');
}

/** Up to the minutes being signed. */
export function decided(story: Story, outcome: 'passed' | 'passed-in-principle' = 'passed'): Story {
  return listed(story).result('council-decision', outcome, 'announced').result('council-decision', outcome, 'final');
}

/** Steps that the case waits for, as its own row has them. */
export function openOf(story: Story): string[] {
  return story.of('case-saved').at(-1)?.waitingOn ?? [];
}

/** A result of another sitting, in which the item stands for the second time. */
export function secondSitting(story: Story, outcome: 'passed', stage: 'announced' | 'final') {
  const told = story.resultOf('council-decision', outcome, stage);
  return { ...(told as Omit<Extract<CaseEvent, { kind: 'item-resulted' }>, 'id' | 'at'>), sitting: 'sitting-2', item: 'item-9' };
}

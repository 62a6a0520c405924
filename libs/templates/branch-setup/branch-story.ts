/** A branch being set up, as a story for tests of this template. */
import type { FiledContent, Jurisdiction, ParameterValue } from '../../procedure';
import { compile } from '../../procedure/authoring';
import { Story } from '../../testing/story';
import { loadTemplate } from '../index';

export const ORGAN = 'organ-standing-council';

/** A sound request; facts and presences may be changed. */
export function request(facts: FiledContent['facts'] = {}, given: FiledContent['given'] = {}, contentHash = 'hash-1'): FiledContent {
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

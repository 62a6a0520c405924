/** A rule that waits for a consent must know which outcome is one. */
import { consentsOf } from '../rules/consents';
import { awaitedSteps } from '../rules/monitors';
import type { Add } from './check.types';
import type { Template } from './template.types';
import { placedSteps } from './walk-template';

export function checkConsents(template: Template, add: Add): void {
  const awaited = awaitedSteps(template);
  for (const { block, path } of placedSteps(template)) {
    if (!awaited.includes(block) || consentsOf(block).length > 0) continue;
    add(
      'CONSENT_UNDECLARED',
      `${path}/outcomes`,
      `“${block.title.zh}”有多个可以继续的结果，须用“consents”标明哪一个是同意。`,
      `"${block.title.en}" may go on by several outcomes; "consents" has to mark which of them is the consent.`,
    );
  }
}

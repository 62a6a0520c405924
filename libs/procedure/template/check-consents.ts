/** A rule that waits for a consent must know which outcome is one. */
import { CASE_RULES } from '../rules';
import { awaitedSteps, consentsOf, holdsFor } from '../rules/monitors';
import type { Add } from './check.types';
import type { Template } from './template.types';
import { placedSteps } from './walk-template';

export function checkConsents(template: Template, add: Add): void {
  const rules = CASE_RULES.filter((rule) => holdsFor(rule, template));
  const steps = placedSteps(template);
  const awaited = new Set(
    rules.flatMap((rule) =>
      awaitedSteps(
        rule,
        steps.map(({ block }) => block),
      ),
    ),
  );
  for (const { block, path } of steps) {
    if (!awaited.has(block) || consentsOf(block).length > 0) continue;
    add(
      'CONSENT_UNDECLARED',
      `${path}/outcomes`,
      `“${block.title.zh}”有多个可以继续的结果，须用“consents”标明哪一个是同意。`,
      `"${block.title.en}" may go on by several outcomes; "consents" has to mark which of them is the consent.`,
    );
  }
}

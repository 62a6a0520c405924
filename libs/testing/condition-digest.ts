/** What every rule says on many random forms, as one number: the same wherever the core runs. */
import { environmentOf } from '../procedure/expressions/environment';
import { parseCondition } from '../procedure/expressions/evaluate';
import { validateForm } from '../procedure/template/content';
import { EVERY_FIELD, RULES, RULE_VOCABULARY } from './forms';
import { anyForm, random, soundContext } from './random-forms';

/** FNV-1a over every answer, and how many conditions held: `<hash>-<held>-<problems of forms>`. */
export function conditionDigest(seed: number, forms: number): string {
  const environment = environmentOf(RULE_VOCABULARY);
  const conditions = RULES.map((rule) => parseCondition(environment, rule));
  const next = random(seed);
  let [hash, held, problems] = [0x811c9dc5, 0, 0];
  for (let form = 0; form < forms; form += 1) {
    const context = soundContext(next, EVERY_FIELD);
    for (const condition of conditions) {
      const bit = condition(context) ? 1 : 0;
      held += bit;
      hash = Math.imul(hash ^ bit, 0x01000193) >>> 0;
    }
    problems += validateForm({ form: { fields: EVERY_FIELD } }, anyForm(next, EVERY_FIELD), {}).length;
  }
  return `${hash.toString(16)}-${held}-${problems}`;
}

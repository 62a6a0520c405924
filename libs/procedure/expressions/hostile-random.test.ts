/** Rules with anything anywhere: what may be published never fails, and what may not is said. `HOSTILE_SEED`, `HOSTILE_RUNS` as in ../template. */
import { EVERY_FIELD, RULES, RULE_VOCABULARY as vocabulary } from '../../testing/forms';
import { dice } from '../../testing/dice';
import { random, soundContext } from '../../testing/random-forms';
import { environmentOf } from './environment';
import { parseCondition, type ConditionContext } from './evaluate';
import { readCondition } from './read-condition';

const SEED = Number(process.env['HOSTILE_SEED'] ?? Date.now() % 1_000_000_000);
const RUNS = Number(process.env['HOSTILE_RUNS'] ?? 400) * 5;
const FORMS = 200;
const TOKEN = /"[^"]*"|'[^']*'|[A-Za-z_][\w.]*|\d+|[<>=!&|]{1,2}|\S/gu;
const tokensOf = (rule: string): string[] => rule.match(TOKEN) ?? [];
const STRANGE = [
  ...['', '(', ')', '[', ']', '{', '}', '?', ':', '.', ',', '!', '-', '%', '/', '&&', '||', '==', '>=', ' in ', 'null', 'true'],
  ...['"', "'", '\\', '\u202E', '\uD800', '\0', '0', '-1', '9223372036854775807', '9223372036854775808', '1.5', '1e400', '0u'],
  ...[
    'constructor',
    '__proto__',
    'form.constructor',
    'form.__proto__.x',
    'size',
    'has',
    'matches',
    'duration("1h")',
    'dyn',
    'type',
  ],
];
const WORDS = [...new Set([...RULES.flatMap(tokensOf), ...STRANGE])];
/** Names, numbers, texts, signs: one in the place of another of its kind is the change that is most often let through. */
const KINDS = [/^form\./, /^[a-z]+\./i, /^[a-z_]/i, /^\d/, /^["']/, /^(?:[<>]=?|[=!]=)$/, /^[^\w"']/];
const LIKE = KINDS.map((kind) => WORDS.filter((word) => kind.test(word)));

/** A few tokens of a rule are others, gone, twice there, or those of another rule; or all of them are anything. */
function hostileRule(seed: number): string {
  const { roll, pick, once } = dice(seed);
  if (once(10)) return Array.from({ length: roll(30) }, () => pick(WORDS)).join(once(2) ? ' ' : '');
  const tokens = tokensOf(pick(RULES));
  for (let change = 0; change <= roll(3); change += 1) {
    const at = roll(Math.max(1, tokens.length));
    const other = tokensOf(pick(RULES));
    const from = roll(other.length);
    const like = LIKE[KINDS.findIndex((kind) => kind.test(tokens[at] ?? ''))] ?? WORDS;
    const changes = [
      ...[1, 2, 3].map(() => () => tokens.splice(at, 1, pick(like))),
      () => tokens.splice(at, 1, pick(WORDS)),
      () => tokens.splice(at, 1),
      () => tokens.splice(at, 0, pick(WORDS)),
      () => tokens.splice(at, 1 + roll(5), ...other.slice(from, from + 1 + roll(8))),
    ];
    pick(changes)();
  }
  return tokens.join(' ');
}

it(`a condition is refused with a reason, or never fails (HOSTILE_SEED=${SEED})`, () => {
  const environment = environmentOf(vocabulary);
  const next = random(SEED);
  const contexts: ConditionContext[] = Array.from({ length: FORMS }, () => soundContext(next, EVERY_FIELD));
  let published = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const rule = hostileRule(SEED + run);
    try {
      const { problems } = readCondition(rule, vocabulary);
      for (const { code, message } of problems) expect(code !== '' && message.zh !== '' && message.en !== '').toBe(true);
      if (problems.length > 0) continue;
      published += 1;
      const condition = parseCondition(environment, rule);
      for (const context of contexts) condition(context);
    } catch (error) {
      throw new Error(`HOSTILE_SEED=${SEED + run} HOSTILE_RUNS=1: ${rule}: ${String(error)}`, { cause: error });
    }
  }
  // Neither all of them sound, nor none.
  if (RUNS < 1_000) return;
  expect(published).toBeGreaterThan(RUNS / 100);
  expect(published).toBeLessThan(RUNS * 0.9);
}, 600_000);

import { dictionary } from '@zxcvbn-ts/language-common';
import type { ApiCode, PasswordRules } from '../../../libs/contracts';
import type { Profile } from '../../../libs/rights';

const LEAST = 10;
const ROTATION_DAYS = 90;

/** 一般: long and not common, changed when there is a reason. 等保三级: three kinds of characters, changed every 90 days. */
export function rulesOf(profile: Profile): PasswordRules {
  const isStrict = profile === 'mlps-3';
  return { leastLength: LEAST, needsKinds: isStrict, expiresAfterDays: isStrict ? ROTATION_DAYS : null };
}

/** The same of an account `a` in the deployment `d`, as SQL: whether its password is too old. */
export const PASSWORD_EXPIRED = `(d.profile = 'mlps-3' and a.password_hash is not null
  and a.password_set_at < now() - interval '${ROTATION_DAYS} days')`;

export interface PasswordProblem {
  code: Extract<ApiCode, 'PASSWORD_TOO_SHORT' | 'PASSWORD_COMMON' | 'PASSWORD_KINDS'>;
  details: Record<string, unknown>;
}

/** What is wrong with a password, or null. `known`: words that anybody would try first, as the account's name. */
export function passwordProblem(password: string, rules: PasswordRules, known: string[]): PasswordProblem | null {
  if ([...password].length < rules.leastLength) return { code: 'PASSWORD_TOO_SHORT', details: { least: rules.leastLength } };
  if (isCommon(password, known)) return { code: 'PASSWORD_COMMON', details: {} };
  if (rules.needsKinds && kindsIn(password) < 3) return { code: 'PASSWORD_KINDS', details: {} };
  return null;
}

const COMMON = new Set(dictionary['passwords']);

/** A common one stays common with digits and signs around it, and so does somebody's own account name. */
function isCommon(password: string, known: string[]): boolean {
  const small = password.toLowerCase();
  const bare = small.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const isRepeated = new Set(small).size < 5;
  const isKnown = known.some((word) => word.length >= 3 && [small, bare].includes(word.toLowerCase()));
  return isRepeated || isKnown || COMMON.has(small) || (bare !== '' && COMMON.has(bare));
}

function kindsIn(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{Lu}\p{Ll}\d]/u].filter((kind) => kind.test(password)).length;
}

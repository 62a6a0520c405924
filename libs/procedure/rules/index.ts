/** Rules of the texts that a machine can hold to, each in a file of its own (`<id>.rule.ts`). */
import { R01 } from './r01.rule';
import { R02 } from './r02.rule';
import { R08 } from './r08.rule';
import { R13 } from './r13.rule';
import { R14 } from './r14.rule';
import type { CaseRule } from './rule.types';

export type { ActsOf, CaseRule, EndRule, OrderRule } from './rule.types';

export const CASE_RULES: readonly CaseRule[] = [R01, R02, R08, R13, R14];

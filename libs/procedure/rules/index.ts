/** Rules of the texts, each in a file of its own (`<id>.rule.ts`), in the order of their numbers. R44 is held by sittings alone (README). */
import { R01 } from './r01.rule';
import { R02 } from './r02.rule';
import { R03 } from './r03.rule';
import { R04 } from './r04.rule';
import { R05 } from './r05.rule';
import { R06 } from './r06.rule';
import { R07 } from './r07.rule';
import { R08 } from './r08.rule';
import { R09 } from './r09.rule';
import { R10 } from './r10.rule';
import { R11 } from './r11.rule';
import { R12 } from './r12.rule';
import { R13 } from './r13.rule';
import { R14 } from './r14.rule';
import { R15 } from './r15.rule';
import { R16 } from './r16.rule';
import { R17 } from './r17.rule';
import { R18 } from './r18.rule';
import { R19 } from './r19.rule';
import { R20 } from './r20.rule';
import { R21 } from './r21.rule';
import { R22 } from './r22.rule';
import { R23 } from './r23.rule';
import { R24 } from './r24.rule';
import { R25 } from './r25.rule';
import { R26 } from './r26.rule';
import { R27 } from './r27.rule';
import { R28 } from './r28.rule';
import { R29 } from './r29.rule';
import { R30 } from './r30.rule';
import { R31 } from './r31.rule';
import { R32 } from './r32.rule';
import { R33 } from './r33.rule';
import { R34 } from './r34.rule';
import { R35 } from './r35.rule';
import { R36 } from './r36.rule';
import { R37 } from './r37.rule';
import { R38 } from './r38.rule';
import { R39 } from './r39.rule';
import { R40 } from './r40.rule';
import { R41 } from './r41.rule';
import { R42 } from './r42.rule';
import { R43 } from './r43.rule';
import { R45 } from './r45.rule';
import { R46 } from './r46.rule';
import type { CaseRule, Rule, TemplateRule } from './rule.types';

export type * from './rule.types';

export const RULES: readonly Rule[] = [
  R01,
  R02,
  R03,
  R04,
  R05,
  R06,
  R07,
  R08,
  R09,
  R10,
  R11,
  R12,
  R13,
  R14,
  R15,
  R16,
  R17,
  R18,
  R19,
  R20,
  R21,
  R22,
  R23,
  R24,
  R25,
  R26,
  R27,
  R28,
  R29,
  R30,
  R31,
  R32,
  R33,
  R34,
  R35,
  R36,
  R37,
  R38,
  R39,
  R40,
  R41,
  R42,
  R43,
  R45,
  R46,
].flat();

/** Those that compile to monitors. */
export const CASE_RULES: readonly CaseRule[] = RULES.filter((rule) => rule.kind !== 'template');
/** Those that show on the template itself. */
export const TEMPLATE_RULES: readonly TemplateRule[] = RULES.filter((rule) => rule.kind === 'template');

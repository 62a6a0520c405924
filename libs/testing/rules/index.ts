/** All of them, in the order of the rules. */
import type { RuleFixtures } from './fixture.types';
import { R01 } from './r01';
import { R02 } from './r02';
import { R03 } from './r03';
import { R04 } from './r04';
import { R05 } from './r05';
import { R06 } from './r06';
import { R07 } from './r07';
import { R08 } from './r08';
import { R09 } from './r09';
import { R10 } from './r10';
import { R11 } from './r11';
import { R12 } from './r12';
import { R13 } from './r13';
import { R14 } from './r14';
import { R15 } from './r15';
import { R16 } from './r16';
import { R17 } from './r17';
import { R18 } from './r18';
import { R19 } from './r19';
import { R20 } from './r20';
import { R21 } from './r21';
import { R22 } from './r22';
import { R23 } from './r23';
import { R24 } from './r24';
import { R25 } from './r25';
import { R26 } from './r26';
import { R27 } from './r27';
import { R28 } from './r28';
import { R29 } from './r29';
import { R30 } from './r30';
import { R31 } from './r31';
import { R32 } from './r32';
import { R33 } from './r33';
import { R34 } from './r34';
import { R35 } from './r35';
import { R36 } from './r36';
import { R37 } from './r37';
import { R38 } from './r38';
import { R39 } from './r39';
import { R40 } from './r40';
import { R41 } from './r41';
import { R42 } from './r42';
import { R43 } from './r43';
import { R45 } from './r45';
import { R46 } from './r46';

export type { Fixture, RuleFixtures } from './fixture.types';

export const FIXTURES: readonly RuleFixtures[] = [
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
];

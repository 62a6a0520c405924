/** What shows on the blocks themselves: one finding's kind, or one family of them, a file. */
import type { Check } from '../checked';
import { circles } from './circles';
import { clocks } from './clocks';
import { constants } from './constants';
import { fields } from './fields';
import { guarantees } from './guarantees';
import { minutes } from './minutes';
import { nobody } from './nobody';
import { quorum } from './quorum';
import { separation } from './separation';
import { unreachable } from './unreachable';
import { unused } from './unused';
import { withoutEnd } from './without-end';

export const STRUCTURAL: readonly Check[] = [
  unreachable,
  withoutEnd,
  circles,
  constants,
  unused,
  nobody,
  clocks,
  fields,
  quorum,
  separation,
  minutes,
  guarantees,
];

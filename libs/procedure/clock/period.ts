import { Fault } from '../kernel';
import type { Period } from '../template/template.types';

/** What a period counts. */
export type PeriodUnit = 'working days' | 'days' | 'months';

const WRITTEN = /^([1-9]\d{0,3}) (working day|day|month)s?$/;

/** `3 working days` → its parts, or null when it is not written like a period. */
export function readPeriod(period: Period): { count: number; unit: PeriodUnit } | null {
  const match = WRITTEN.exec(period);
  return match === null ? null : { count: Number(match[1]), unit: `${match[2]}s` as PeriodUnit };
}

/** The parts of a period of a published template, where another spelling is a broken invariant. */
export function partsOf(period: Period): { count: number; unit: PeriodUnit } {
  const parts = readPeriod(period);
  if (parts === null) throw new Fault('PERIOD_UNREADABLE', { period });
  return parts;
}

/** Writes a period again. */
export function writePeriod(count: number, unit: PeriodUnit): Period {
  return `${count} ${unit}`;
}

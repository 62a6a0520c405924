import './supervision.css';
import { DayField } from '../shared/change-fields';
import { civilDateOf } from '../shared/dates';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import type { Days } from './work-api';

/** The page of one case under a grant; `seq`: the entry that it is about. */
export const supervisedAddress = (grant: string, id: string, seq: number | null = null): string =>
  `/supervision/${encodeURIComponent(grant)}/cases/${encodeURIComponent(id)}${seq === null ? '' : `#entry-${seq}`}`;

const HALF_A_YEAR_DAYS = 183;
const DAY_MS = 86_400_000;

/** The days that are looked at: one choice for exceptions, samples and the working paper. */
export function usePeriod(grant: string): [Days, (days: Days) => void] {
  const today = Date.now();
  const [period, setPeriod] = useKept<Days>(`supervision.period.${grant}`, {
    from: civilDateOf(today - HALF_A_YEAR_DAYS * DAY_MS),
    to: civilDateOf(today),
  });
  return [period, setPeriod];
}

export const isPeriod = ({ from, to }: Days): boolean => from !== '' && to !== '' && from <= to;

export function PeriodFields({ period, onChange }: { period: Days; onChange: (days: Days) => void }) {
  const { words } = useSpeech();
  const said = words.supervisionWork;
  return (
    <div className="period-fields">
      <DayField label={said.from} value={period.from} onChange={(from) => onChange({ ...period, from })} />
      <DayField label={said.to} value={period.to} onChange={(to) => onChange({ ...period, to })} />
    </div>
  );
}

import { readPeriod, type ReadPeriod } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { type Choice, Choose, PartSet, Whole } from './parts';
import { useDesigning } from './design-context';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const UNITS = ['working days', 'days', 'months', 'years', 'hours'] as const;
const SPANS = ['month', 'quarter', 'half-year', 'year'] as const;
type Kind = ReadPeriod['kind'];

const counted = (count: number, unit: string): string => `${count} ${count === 1 ? unit.replace(/s$/, '') : unit}`;

/** As a template writes it. */
function periodText(parts: ReadPeriod): string {
  switch (parts.kind) {
    case 'within':
      return counted(parts.count, parts.unit);
    case 'before':
      return `${counted(parts.count, parts.unit)} before ${parts.of}`;
    case 'by':
      return `by ${parts.day} ${MONTHS[parts.month - 1] ?? ''}`;
    case 'end-of':
      return `by end of ${parts.span}`;
  }
}

/** How long, in the words of a calendar: so many working days, by a date of the year, before a date of the form. */
export function PeriodEditor({
  label,
  value,
  onChange,
  kinds = ['within', 'by', 'end-of', 'before'],
}: {
  label: string;
  value: string | undefined;
  onChange: (period: string) => void;
  kinds?: Kind[];
}) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const dates = template.form.fields.filter(({ type }) => type === 'date');
  const parts = readPeriod(value ?? '') ?? { kind: 'within', count: 5, unit: 'working days' };
  const fresh: Record<Kind, ReadPeriod> = {
    within: { kind: 'within', count: 5, unit: 'working days' },
    by: { kind: 'by', month: 3, day: 31 },
    'end-of': { kind: 'end-of', span: 'year' },
    before: { kind: 'before', count: 10, unit: 'working days', of: `form.${dates[0]?.id ?? template.subject}` },
  };
  const put = (next: ReadPeriod) => onChange(periodText(next));
  const units: Choice[] = UNITS.filter((unit) => parts.kind !== 'before' || unit !== 'hours').map((unit) => ({
    value: unit,
    label: said.units[unit],
  }));
  const offered = kinds.filter((kind) => kind !== 'before' || dates.length > 0 || parts.kind === 'before');
  return (
    <PartSet label={label}>
      <div className="design-line">
        {offered.length > 1 && (
          <Choose
            label={said.periodKind}
            value={parts.kind}
            choices={offered.map((kind) => ({ value: kind, label: said.periodKinds[kind] }))}
            onChange={(kind) => put(fresh[kind as Kind])}
          />
        )}
        {(parts.kind === 'within' || parts.kind === 'before') && (
          <>
            <Whole label={said.count} value={parts.count} least={1} onChange={(count) => count && put({ ...parts, count })} />
            <Choose
              label={said.unit}
              value={parts.unit}
              choices={units}
              onChange={(unit) => put({ ...parts, unit } as ReadPeriod)}
            />
          </>
        )}
        {parts.kind === 'before' && (
          <Choose
            label={said.beforeOf}
            value={parts.of}
            choices={dates.map((field) => ({ value: `form.${field.id}`, label: text(field.label) }))}
            onChange={(of) => put({ ...parts, of })}
          />
        )}
        {parts.kind === 'by' && (
          <>
            <Whole
              label={said.month}
              value={parts.month}
              least={1}
              onChange={(month) => month && month <= 12 && put({ ...parts, month })}
            />
            <Whole label={said.day} value={parts.day} least={1} onChange={(day) => day && day <= 31 && put({ ...parts, day })} />
          </>
        )}
        {parts.kind === 'end-of' && (
          <Choose
            label={said.span}
            value={parts.span}
            choices={SPANS.map((span) => ({ value: span, label: said.spans[span] }))}
            onChange={(span) => put({ kind: 'end-of', span: span as (typeof SPANS)[number] })}
          />
        )}
      </div>
    </PartSet>
  );
}

import type { ReactNode } from 'react';
import type { CaseView, ColumnOfForm, FieldOfForm, FileView } from '../../../../libs/contracts/api';
import {
  capitals,
  spokenMoney,
  yuan,
  type DayPart,
  type DaySpan,
  type FieldType,
  type OrganisationValue,
  type PersonValue,
  type Ratio,
} from '../../../../libs/procedure';
import { fill } from '../messages';
import { isSaid, said } from '../record/erased';
import { formatDay } from './dates';
import { FileLinks } from './file-links';
import { useSpeech } from './language';
import { useIsWide } from './media';

export interface FieldValueProps {
  /** In a table amounts stand without their capitals. */
  inTable?: boolean;
  field: FieldOfForm | ColumnOfForm;
  value: unknown;
  files: FileView[];
  organisations: CaseView['organisations'];
  people: { id: string; name: string }[];
}

type Speech = ReturnType<typeof useSpeech>;
type Show = (props: FieldValueProps, speech: Speech) => ReactNode;

const plain: Show = ({ value }) => (
  <span className="pre">{typeof value === 'string' || typeof value === 'number' ? String(value) : ''}</span>
);
const day: Show = ({ value }, { language }) => formatDay(String(value), language);
const files: Show = (props) => {
  const ids = Array.isArray(props.value) ? (props.value as unknown[]) : [props.value];
  return <FileLinks files={props.files.filter((file) => ids.includes(file.id))} />;
};
const yesNo: Show = ({ value }, { words }) => (value === true ? words.widgets.yes : words.widgets.no);

/** In English as banks write it; the capitals are Chinese and belong to the Chinese page. */
const money: Show = ({ value, inTable }, { words, language }) => {
  if (typeof value !== 'number') return null;
  if (language === 'en') return <span className="amount">CNY {yuan(value)}</span>;
  return (
    <>
      <span className="amount">{spokenMoney(value)}</span>
      {!inTable && <span className="soft"> {fill(words.widgets.capitals, { capitals: capitals(value) })}</span>}
    </>
  );
};

function labelIn({ field }: FieldValueProps, value: unknown, { text }: Speech): string {
  const found = [...(field.choices ?? []), ...(field.options ?? [])].find((option) => option.value === value);
  return found ? text(found.label) : String(value);
}

/** `2026年5月20日（周三）上午`. */
const dayPart: Show = ({ value }, { words, language }) => {
  const { on, part } = value as DayPart;
  const half = part === 'am' ? words.widgets.am : part === 'pm' ? words.widgets.pm : part;
  return `${formatDay(on, language)}${language === 'zh' && part.length === 2 ? '' : ' '}${half}`;
};

const SHOWN: Record<FieldType, Show> = {
  text: plain,
  longText: plain,
  address: plain,
  integer: plain,
  phone: plain,
  idNumber: plain,
  url: ({ value }) => (
    <a href={String(value)} target="_blank" rel="noreferrer noopener">
      {String(value)}
    </a>
  ),
  money,
  ratio: ({ value }) => {
    const { part, whole } = value as Ratio;
    return `${part} / ${whole}`;
  },
  date: day,
  dateTime: dayPart,
  period: ({ value }, { words, language }) => {
    const { from, to } = value as DaySpan;
    return fill(words.widgets.span, { from: formatDay(from, language), to: formatDay(to, language) });
  },
  choice: (props, speech) => labelIn(props, props.value, speech),
  registerEntry: (props, speech) => labelIn(props, props.value, speech),
  choices: (props, speech) =>
    (props.value as string[]).map((value) => labelIn(props, value, speech)).join(speech.words.app.comma),
  yesNo,
  organisation: ({ value, organisations }, { text }) => {
    const named = organisations.find(({ id }) => id === (value as OrganisationValue).id);
    return named ? text(named.name) : '';
  },
  person: ({ value, people }) => people.find(({ id }) => id === (value as PersonValue).id)?.name ?? '',
  file: files,
  files,
  note: () => null,
  computed: (props, speech) => {
    const { gives } = props.field as FieldOfForm;
    return (gives === 'money' ? money : gives === 'yesNo' ? yesNo : gives === 'date' ? day : plain)(props, speech);
  },
  table: (props) => <TableValue {...props} />,
};

/** A value to read, by its type. What cannot be read is left out rather than breaking the page. */
export function FieldValue(props: FieldValueProps) {
  const speech = useSpeech();
  if (typeof props.value === 'string' && !isSaid(props.value))
    return <span className="soft">{said(props.value, speech.words)}</span>;
  return <>{isReadable(props.field.type, props.value) ? SHOWN[props.field.type](props, speech) : plain(props, speech)}</>;
}

/** Forms that were never sent may hold half a value. */
function isReadable(type: FieldType, value: unknown): boolean {
  const has = (...names: string[]) =>
    typeof value === 'object' && value !== null && names.every((name) => (value as Record<string, unknown>)[name] !== undefined);
  if (type === 'ratio') return has('part', 'whole');
  if (type === 'dateTime') return has('on', 'part');
  if (type === 'period') return has('from', 'to');
  if (type === 'organisation' || type === 'person') return has('id');
  if (type === 'choices' || type === 'table') return Array.isArray(value);
  // Only addresses of the web become links.
  return type !== 'url' || /^https?:\/\//.test(String(value));
}

const MOST_COLUMNS_SIDE_BY_SIDE = 6;

function TableValue({ field, value, ...rest }: FieldValueProps) {
  const { words, text } = useSpeech();
  const isWide = useIsWide(700);
  const columns = (field as FieldOfForm).columns ?? [];
  const rows = value as Record<string, unknown>[];
  const cell = (row: Record<string, unknown>, column: ColumnOfForm) =>
    row[column.id] === undefined ? (
      <span className="soft">—</span>
    ) : (
      <FieldValue {...rest} field={column} value={row[column.id]} inTable />
    );
  if (isWide && columns.length <= MOST_COLUMNS_SIDE_BY_SIDE) {
    return (
      <table className="rows-grid">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {text(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map((column) => (
                <td key={column.id}>{cell(row, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  return (
    <ol className="plain-list">
      {rows.map((row, index) => (
        <li key={keyOf(row, index)} className="rows-card">
          <header>{fill(words.widgets.row, { n: index + 1 })}</header>
          <dl className="form-view">
            {columns
              .filter((column) => row[column.id] !== undefined)
              .map((column) => (
                <div key={column.id}>
                  <dt>{text(column.label)}</dt>
                  <dd>{cell(row, column)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function keyOf(row: Record<string, unknown>, index: number): string | number {
  const key = row['key'];
  return typeof key === 'string' ? key : index;
}

import { Button } from 'antd';
import type { FieldOfForm } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { useIsWide } from '../shared/media';
import { uuid } from '../shared/uuid';
import type { FieldControlProps } from './control-props';
import { FieldControl } from './field-control';

type Row = Record<string, unknown>;

const USUAL_ROWS = 100;
const MOST_COLUMNS_SIDE_BY_SIDE = 5;

/** Rows of a table: side by side on a wide screen, one card each on a narrow one. A row keeps its key for as long as it lives. */
export function TableEditor({
  field,
  value,
  disabled,
  onChange,
  ...rest
}: Omit<FieldControlProps, 'control'> & { field: FieldOfForm }) {
  const { words, text } = useSpeech();
  const isWide = useIsWide(900);
  const columns = field.columns ?? [];
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const most = field.maxRows ?? USUAL_ROWS;
  const isGrid = isWide && columns.length <= MOST_COLUMNS_SIDE_BY_SIDE;
  const set = (index: number, id: string, cell: unknown) =>
    onChange(rows.map((row, at) => (at === index ? withCell(row, id, cell) : row)));
  const cell = (row: Row, index: number, column: (typeof columns)[number]) => (
    <FieldControl
      {...rest}
      field={column}
      value={row[column.id]}
      disabled={disabled}
      control={{ 'aria-label': fill(words.widgets.cell, { column: text(column.label), n: index + 1 }) }}
      onChange={(next) => set(index, column.id, next)}
    />
  );
  const remove = (index: number) => (
    <Button
      type="text"
      disabled={disabled}
      aria-label={fill(words.widgets.removeRow, { n: index + 1 })}
      onClick={() => onChange(rows.filter((_row, at) => at !== index))}
    >
      ×
    </Button>
  );
  const label = (column: (typeof columns)[number]) => (
    <>
      {text(column.label)}
      {column.required && (
        <span className="field-required" aria-hidden="true">
          *
        </span>
      )}
    </>
  );
  return (
    <div className="rows">
      {rows.length === 0 && <p className="soft">{words.widgets.noRows}</p>}
      {rows.length > 0 && isGrid && (
        <table className="rows-grid">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {label(column)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={String(row['key'])}>
                <th scope="row">{index + 1}</th>
                {columns.map((column) => (
                  <td key={column.id}>{cell(row, index, column)}</td>
                ))}
                <td>{remove(index)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isGrid &&
        rows.map((row, index) => (
          <section key={String(row['key'])} className="rows-card" aria-label={fill(words.widgets.row, { n: index + 1 })}>
            <header>
              <span>{fill(words.widgets.row, { n: index + 1 })}</span>
              {remove(index)}
            </header>
            <div className="rows-cells">
              {columns.map((column) => (
                <div key={column.id} className={column.type === 'file' ? 'rows-wide' : undefined}>
                  <span className="field-label">{label(column)}</span>
                  {cell(row, index, column)}
                </div>
              ))}
            </div>
          </section>
        ))}
      <div className="rows-bar">
        <Button disabled={disabled || rows.length >= most} onClick={() => onChange([...rows, { key: uuid() }])}>
          {words.widgets.addRow}
        </Button>
        {rows.length > 0 && <span className="soft">{fill(words.widgets.rows, { n: rows.length, most })}</span>}
      </div>
    </div>
  );
}

function withCell(row: Row, id: string, cell: unknown): Row {
  const { [id]: _before, ...others } = row;
  return cell === undefined || cell === '' ? others : { ...others, [id]: cell };
}

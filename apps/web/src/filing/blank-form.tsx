import type { ColumnOfForm, FieldOfForm } from '../../../../libs/contracts/api';
import { useSpeech } from '../shared/language';

const BLANK_ROWS = 5;
const LONG: readonly FieldOfForm['type'][] = ['longText', 'address'];

/** Every field with room to write, the choices with boxes to tick. Conditional fields stand there too: paper asks nothing back. */
export function BlankForm({ fields }: { fields: FieldOfForm[] }) {
  const { words, text } = useSpeech();
  return (
    <table className="paper-form">
      <tbody>
        {fields
          .filter(({ type }) => type !== 'computed')
          .map((field) =>
            field.type === 'note' ? (
              <tr key={field.id}>
                <th colSpan={2} scope="rowgroup">
                  {text(field.label)}
                </th>
              </tr>
            ) : (
              <tr key={field.id}>
                <th scope="row">
                  {text(field.label)}
                  {field.required && <span className="soft"> {words.app.required}</span>}
                </th>
                <td className={LONG.includes(field.type) ? 'paper-long' : ''}>
                  <Room field={field} />
                </td>
              </tr>
            ),
          )}
      </tbody>
    </table>
  );
}

function Room({ field }: { field: FieldOfForm }) {
  const { words, text } = useSpeech();
  const said = words.guides.paper;
  if (field.type === 'file' || field.type === 'files') return <span className="soft">□ {said.attached}</span>;
  if (field.type === 'yesNo') return <Boxes labels={[words.widgets.yes, words.widgets.no]} />;
  if (field.type === 'table') return <BlankTable columns={field.columns ?? []} />;
  if (field.type === 'date') return <span className="pre">{said.year}</span>;
  // What depends on the society comes together with what the template lists.
  const options = field.choices ?? field.options ?? [];
  return options.length > 0 ? <Boxes labels={options.map(({ label }) => text(label))} /> : null;
}

function Boxes({ labels }: { labels: string[] }) {
  return (
    <span className="paper-boxes">
      {labels.map((label) => (
        <span key={label}>□ {label}</span>
      ))}
    </span>
  );
}

function BlankTable({ columns }: { columns: ColumnOfForm[] }) {
  const { words, text } = useSpeech();
  return (
    <>
      <table className="paper-form">
        <thead>
          <tr>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {text(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: BLANK_ROWS }, (_, row) => (
            <tr key={row}>
              {columns.map(({ id }) => (
                <td key={id}>&nbsp;</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <span className="soft">{words.guides.paper.rows}</span>
    </>
  );
}

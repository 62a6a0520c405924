import './sittings.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AgendaRequestView, OrganRulesRequest } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { uuid } from '../shared/uuid';
import { asksMatter, moved, type Place } from './agenda-order';
import { itemKey } from './item-key';
import { MatterChoice, mattersOf } from './matter-choice';

interface AgendaEditorProps {
  places: Place[];
  waiting: AgendaRequestView[];
  rules: OrganRulesRequest;
  disabled: boolean;
  onChange: (places: Place[]) => void;
}

/** The agenda in its order: dragged with a pointer, moved with buttons; items of no case stand among the others. */
export function AgendaEditor({ places, waiting, rules, disabled, onChange }: AgendaEditorProps) {
  const { words, text } = useSpeech();
  const said = words.kit.agenda;
  const matters = mattersOf(rules);
  const [dragged, setDragged] = useState<number | null>(null);
  const [news, setNews] = useState('');
  const [title, setTitle] = useState('');
  const subjectOf = ({ key, title: own }: Place) => {
    const request = waiting.find((candidate) => itemKey(candidate) === key);
    return own ?? (request ? `${text(request.title)}${words.app.colon}${request.subject}` : '');
  };
  const shown = places.filter((place) => subjectOf(place) !== '');
  const move = (from: number, to: number) => {
    const place = shown[from];
    if (place === undefined || to < 0 || to >= shown.length) return;
    onChange(moved(shown, from, to));
    setNews(fill(said.moved, { subject: subjectOf(place), n: to + 1 }));
  };
  const left = waiting.filter((request) => !places.some(({ key }) => key === itemKey(request)));
  const addOther = () => {
    if (title.trim() === '') return;
    onChange([...shown, { key: uuid(), title: title.trim() }]);
    setTitle('');
  };
  return (
    <div className="stack">
      {shown.length === 0 ? <p className="soft">{said.empty}</p> : <p className="soft">{said.hint}</p>}
      <ol className="rows agenda-order" aria-label={said.title}>
        {shown.map((place, index) => {
          const subject = subjectOf(place);
          return (
            <li
              key={place.key}
              className={dragged === index ? 'row agenda-dragged' : 'row'}
              draggable={!disabled}
              onDragStart={() => setDragged(index)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) move(dragged, index);
                setDragged(null);
              }}
            >
              <div className="row-line">
                <span className="agenda-subject">
                  <span className="agenda-handle" aria-hidden="true" title={fill(said.handle, { subject })}>
                    ≡
                  </span>
                  {index + 1}. {subject}
                </span>
                <span className="row-actions">
                  {(
                    [
                      [said.up, index - 1],
                      [said.down, index + 1],
                    ] as const
                  ).map(([label, to]) => (
                    <Button
                      key={label}
                      size="small"
                      disabled={disabled || to < 0 || to >= shown.length}
                      aria-label={`${label}${words.app.colon}${subject}`}
                      onClick={() => move(index, to)}
                    >
                      {label}
                    </Button>
                  ))}
                  <Button
                    size="small"
                    type="text"
                    disabled={disabled}
                    aria-label={`${said.remove}${words.app.colon}${subject}`}
                    onClick={() => onChange(shown.filter((_, at) => at !== index))}
                  >
                    {said.remove}
                  </Button>
                </span>
              </div>
              {matters.length > 0 && asksMatter(place, waiting) && (
                <MatterChoice
                  matters={matters}
                  value={place.matter}
                  label={fill(words.kit.matter.of, { subject })}
                  disabled={disabled}
                  onChange={(matter) => onChange(shown.map((other, at) => (at === index ? { ...other, matter } : other)))}
                />
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="visually-hidden">
        {news}
      </p>
      {left.length > 0 && (
        <div>
          <p className="field-label">{said.waiting}</p>
          <ul className="rows">
            {left.map((request) => (
              <li key={itemKey(request)} className="row row-line">
                <span>
                  {text(request.title)}
                  {words.app.colon}
                  {request.subject}
                </span>
                <Button
                  size="small"
                  disabled={disabled}
                  aria-label={`${said.add}${words.app.colon}${request.subject}`}
                  onClick={() => onChange([...shown, { key: itemKey(request) }])}
                >
                  {said.add}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Field label={said.other} help={said.otherHint}>
        {(props) => (
          <Input
            {...props}
            maxLength={200}
            disabled={disabled}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={addOther}
          />
        )}
      </Field>
      <div>
        <Button disabled={disabled || title.trim() === ''} onClick={addOther}>
          {said.addOther}
        </Button>
      </div>
    </div>
  );
}

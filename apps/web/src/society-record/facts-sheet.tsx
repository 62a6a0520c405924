import { Button, Input } from 'antd';
import { useState } from 'react';
import { SOCIETY_FACTS, type SocietyFacts, type SocietyRecordView } from '../../../../libs/contracts/society-record';
import { ChangeForm } from '../shared/change-form';
import { Field } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { readSocietyRecordAgain, showSocietyRecord, societyRecordApi } from './society-record-api';

interface FactsProps {
  record: SocietyRecordView;
  onSaved: () => void;
}

/** 基本信息: what is told, and in yellow what is still wanted. */
export function FactsSheet({ record, onSaved }: FactsProps) {
  const { words, text } = useSpeech();
  const said = words.societyRecord;
  const [isEditing, setEditing] = useState(false);
  return (
    <Sheet
      title={said.facts}
      aside={record.mayChange && !isEditing && <Button onClick={() => setEditing(true)}>{said.change}</Button>}
    >
      {isEditing ? (
        <FactsForm
          record={record}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            onSaved();
          }}
        />
      ) : (
        <dl className="form-view">
          {SOCIETY_FACTS.map(({ id, label }) => (
            <div key={id} className={record.missing.includes(id) ? 'fact-wanted' : undefined}>
              <dt>{text(label)}</dt>
              <dd>{record.facts[id] ?? (record.missing.includes(id) ? said.noFact : '—')}</dd>
            </div>
          ))}
        </dl>
      )}
    </Sheet>
  );
}

function FactsForm({ record, onClose, onSaved }: FactsProps & { onClose: () => void }) {
  const { words, text } = useSpeech();
  const said = words.societyRecord;
  // Only what was typed is kept, and lies over the record as it is now: what a colleague has changed meanwhile stays his.
  const [typed, setTyped, forget] = useKept<SocietyFacts>(`society-facts.${record.society.id}`, {});
  const draft: SocietyFacts = { ...record.facts, ...typed };
  const version = record.history[0]?.version ?? 0;
  return (
    <ChangeForm
      label={said.facts}
      submit={said.save}
      send={() => societyRecordApi.setFacts(record.society.id, { facts: draft, version }).then(showSocietyRecord)}
      onRefused={({ code }) => {
        if (code === 'SOCIETY_RECORD_CHANGED') void readSocietyRecordAgain(record.society.id);
        return false;
      }}
      onDone={() => {
        forget();
        onSaved();
      }}
      onCancel={() => {
        forget();
        onClose();
      }}
    >
      {(problemOf) => (
        <div className="facts-form">
          {SOCIETY_FACTS.map(({ id, label, hint, maxLength }) => (
            <div key={id} className={record.missing.includes(id) ? 'fact-wanted' : undefined}>
              <Field label={text(label)} help={hint && text(hint)} problem={problemOf(`facts.${id}`)}>
                {(control) => (
                  <Input
                    {...control}
                    maxLength={maxLength}
                    value={draft[id] ?? ''}
                    onChange={(event) => setTyped({ ...typed, [id]: event.target.value })}
                  />
                )}
              </Field>
            </div>
          ))}
        </div>
      )}
    </ChangeForm>
  );
}

import { useState } from 'react';
import type { Matter } from '../../../../libs/procedure';
import { MATTERS } from '../../../../libs/procedure/vocabularies';
import { LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { useSpeech } from '../shared/language';
import { designApi } from './design-api';
import { Choose } from './parts';

/** From nothing: what it is called, and what it is about, on which the rules depend. */
export function BeginForm({ onBegun, onCancel }: { onBegun: (id: string) => void; onCancel: () => void }) {
  const { words, text } = useSpeech();
  const said = words.design;
  const [title, setTitle] = useState('');
  const [matter, setMatter] = useState<Matter | ''>('');
  return (
    <ChangeForm
      label={said.beginTitle}
      submit={said.beginNow}
      onCancel={onCancel}
      send={() => {
        if (title.trim() === '' || matter === '') return null;
        return designApi.begin({ from: 'nothing', title, matter }).then((design) => onBegun(design.id));
      }}
    >
      {(problemOf, tried) => (
        <>
          <LineField
            label={said.name}
            missing={said.nameRequired}
            tried={tried}
            value={title}
            maxLength={60}
            problem={problemOf('title')}
            onChange={setTitle}
          />
          <Choose
            label={said.matter}
            help={tried && matter === '' ? said.matterRequired : undefined}
            value={matter}
            choices={MATTERS.map(({ id, zh, en }) => ({ value: id, label: text({ zh, en }) }))}
            onChange={(chosen) => setMatter(chosen as Matter)}
          />
        </>
      )}
    </ChangeForm>
  );
}

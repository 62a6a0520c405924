import { Checkbox } from 'antd';
import type { FileView } from '../../../../libs/contracts/api';
import type { OrganisationPage } from '../../../../libs/contracts/people';
import { FilesEditor } from '../filing/files-editor';
import { readPeopleAgain } from '../people/people-api';
import { choiceOf, PersonFields, usePersonDraft } from '../people/person-choice';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm, givenUp } from '../shared/change-form';
import { FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { accountsApi } from './accounts-api';

interface Draft {
  ids: string[];
  files: FileView[];
  ends: string[];
  reason: string;
}
const NOTHING: Draft = { ids: [], files: [], ends: [], reason: '' };

/** 移交单位管理员: by the association, after a sealed letter whose scan is kept with the act. */
export function HandOverKeepers({ society, onClose }: { society: OrganisationPage; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.accounts;
  const name = `keepers.${society.id}`;
  const person = usePersonDraft(name);
  const [{ ids, files, ends, reason }, setDraft, clear] = useKept(name, NOTHING);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const forget = () => {
    person.clear();
    clear();
  };
  const former = society.posts.filter(({ role, standing }) => role === 'society-administrator' && standing === 'held');
  const send = () => {
    const choice = choiceOf(person.draft);
    const evidence = ids[0];
    if (!choice || !evidence || reason.trim() === '') return null;
    return accountsApi
      .handOverKeepers({ society: society.id, person: choice, evidence, reason: reason.trim(), ends })
      .then(readPeopleAgain)
      .then(forget);
  };
  return (
    <ChangeForm
      label={said.handOverKeepers}
      submit={said.handOverConfirm}
      send={send}
      onDone={onClose}
      onCancel={givenUp(forget, onClose)}
      onRefused={person.onRefused}
    >
      {(problemOf, tried) => (
        <>
          <p className="soft">{said.handOverHint}</p>
          <PersonFields draft={person.draft} onChange={person.setDraft} problemOf={problemOf} tried={tried} />
          <FieldGroup
            label={said.letter}
            required
            problem={tried && ids.length === 0 ? said.letterRequired : problemOf('evidence')}
          >
            <FilesEditor
              label={said.letter}
              ids={ids}
              files={files}
              society={society.id}
              disabled={false}
              single
              onChange={(nowIds, nowFiles) => set({ ids: nowIds, files: nowFiles })}
            />
          </FieldGroup>
          {former.length > 0 && (
            <FieldGroup label={said.formerKeepers}>
              <Checkbox.Group
                value={ends}
                options={former.map((term) => ({ value: term.person.id, label: term.person.name }))}
                onChange={(chosen) => set({ ends: chosen })}
              />
            </FieldGroup>
          )}
          <ReasonField value={reason} onChange={(next) => set({ reason: next })} tried={tried} problem={problemOf('reason')} />
        </>
      )}
    </ChangeForm>
  );
}

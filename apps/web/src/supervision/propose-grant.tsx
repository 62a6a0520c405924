import { Checkbox, Select } from 'antd';
import type { GrantChoices } from '../../../../libs/contracts/supervision';
import { DayField, ReasonField } from '../shared/change-fields';
import { ChangeForm, givenUp, type ProblemOf } from '../shared/change-form';
import { civilDateOf } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { supervisionApi, useGrantChoices } from './supervision-api';

interface Draft {
  person: string | null;
  /** Null: all. */
  societies: string[] | null;
  procedures: string[] | null;
  from: string;
  until: string;
  reason: string;
  shownMeanwhile: boolean;
}

const isWhole = (draft: Draft): draft is Draft & { person: string } =>
  draft.person !== null &&
  draft.societies?.length !== 0 &&
  draft.procedures?.length !== 0 &&
  draft.from !== '' &&
  draft.until !== '' &&
  draft.reason.trim() !== '';

export function ProposeGrant({ onDone, onCancel }: { onDone: () => Promise<void>; onCancel: () => void }) {
  const choices = useGrantChoices(true);
  return <Loaded query={choices}>{(loaded) => <Form choices={loaded} onDone={onDone} onCancel={onCancel} />}</Loaded>;
}

function Form({ choices, onDone, onCancel }: { choices: GrantChoices; onDone: () => Promise<void>; onCancel: () => void }) {
  const { words, text } = useSpeech();
  const said = words.supervision.grants;
  const [draft, setDraft, clear] = useKept<Draft>('grant', {
    person: null,
    societies: [],
    procedures: null,
    from: civilDateOf(Date.now()),
    until: '',
    reason: '',
    shownMeanwhile: false,
  });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const propose = (whole: Draft & { person: string }) =>
    supervisionApi.propose({ ...whole, reason: whole.reason.trim() }).then(() => {
      clear();
      return onDone();
    });
  const people = choices.people.map(({ id, name, posts }) => ({
    value: id,
    label: [name, ...posts.map(text)].join(' · '),
  }));
  return (
    <ChangeForm
      label={said.form}
      submit={said.send}
      send={() => (isWhole(draft) ? propose(draft) : null)}
      onCancel={givenUp(clear, onCancel)}
    >
      {(problemOf, tried) => (
        <>
          <Field
            label={said.person}
            required
            help={said.personHint}
            problem={tried && draft.person === null ? said.choosePerson : problemOf('person')}
          >
            {(props) => (
              <Select
                {...props}
                className="full"
                showSearch={{ optionFilterProp: 'label' }}
                value={draft.person}
                options={people}
                onChange={(person: string) => set({ person })}
              />
            )}
          </Field>
          <Scope draft={draft} set={set} choices={choices} tried={tried} problemOf={problemOf} />
          <DayField
            label={said.from}
            required
            value={draft.from}
            onChange={(from) => set({ from })}
            problem={problemOf('from')}
          />
          <DayField
            label={said.until}
            required
            help={said.untilHint}
            value={draft.until}
            onChange={(until) => set({ until })}
            problem={tried && draft.until === '' ? said.chooseDays : problemOf('until')}
          />
          <ReasonField
            label={words.supervision.reason}
            value={draft.reason}
            onChange={(reason) => set({ reason })}
            missing={said.giveReason}
            tried={tried}
            problem={problemOf('reason')}
          />
          <FieldGroup label="" help={said.shownMeanwhileHint}>
            <Checkbox checked={draft.shownMeanwhile} onChange={(event) => set({ shownMeanwhile: event.target.checked })}>
              {said.shownMeanwhile}
            </Checkbox>
          </FieldGroup>
        </>
      )}
    </ChangeForm>
  );
}

/** Narrow by default: societies have to be named, or all of them ticked knowingly. */
function Scope({
  draft,
  set,
  choices,
  tried,
  problemOf,
}: {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  choices: GrantChoices;
  tried: boolean;
  problemOf: ProblemOf;
}) {
  const { words, text } = useSpeech();
  const said = words.supervision.grants;
  return (
    <>
      <FieldGroup
        label={said.societies}
        required
        problem={tried && draft.societies?.length === 0 ? said.chooseSocieties : problemOf('societies')}
      >
        <Checkbox checked={draft.societies === null} onChange={(event) => set({ societies: event.target.checked ? null : [] })}>
          {words.supervision.allSocieties}
        </Checkbox>
        {draft.societies !== null && (
          <Select
            mode="multiple"
            className="full"
            aria-label={said.someSocieties}
            placeholder={said.someSocieties}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.societies}
            options={choices.societies.map(({ id, name }) => ({ value: id, label: text(name) }))}
            onChange={(societies: string[]) => set({ societies })}
          />
        )}
      </FieldGroup>
      <FieldGroup
        label={said.procedures}
        required
        problem={tried && draft.procedures?.length === 0 ? said.chooseProcedures : problemOf('procedures')}
      >
        <Checkbox checked={draft.procedures === null} onChange={(event) => set({ procedures: event.target.checked ? null : [] })}>
          {words.supervision.allProcedures}
        </Checkbox>
        {draft.procedures !== null && (
          <Select
            mode="multiple"
            className="full"
            aria-label={said.someProcedures}
            placeholder={said.someProcedures}
            value={draft.procedures}
            options={choices.procedures.map(({ id, title }) => ({ value: id, label: text(title) }))}
            onChange={(procedures: string[]) => set({ procedures })}
          />
        )}
      </FieldGroup>
    </>
  );
}

import { Input, Radio } from 'antd';
import type { ApiError } from '../../../../libs/contracts/api';
import type { PersonCard, PersonChoice } from '../../../../libs/contracts/people';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import type { ProblemOf } from './change-form';

export interface PersonDraft {
  name: string;
  phone: string;
  /** People of that name, once the server has asked whether it is one of them. */
  candidates: PersonCard[];
  chosen: string | null;
}

export const NOBODY: PersonDraft = { name: '', phone: '', candidates: [], chosen: null };
const NONE_OF_THEM = 'none';

/** What to send, or null as long as something is to be said first. */
export function choiceOf(draft: PersonDraft): PersonChoice | null {
  if (draft.name.trim() === '') return null;
  const phone = draft.phone.trim() === '' ? {} : { phone: draft.phone.trim() };
  if (draft.candidates.length === 0) return { name: draft.name.trim(), ...phone };
  if (draft.chosen === null) return null;
  return draft.chosen === NONE_OF_THEM ? { name: draft.name.trim(), ...phone, isNew: true } : { id: draft.chosen };
}

/** The question 是不是同一个人 instead of a refusal. */
export function askedWho(error: ApiError, draft: PersonDraft): PersonDraft | null {
  if (error.code !== 'PERSON_SAME_NAME') return null;
  return { ...draft, candidates: error.details['candidates'] as PersonCard[], chosen: null };
}

/** Somebody by name and number: the number is the handle across societies; of the same name it is asked who is meant. */
export function PersonFields({
  draft,
  onChange,
  problemOf,
  tried,
}: {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
  problemOf: ProblemOf;
  tried: boolean;
}) {
  const { words, text } = useSpeech();
  const said = words.people;
  const describe = (card: PersonCard) =>
    [card.name, card.phone, ...card.posts.map((post) => `${text(post.organisation)} ${text(post.title)}`)]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <Field
        label={said.personName}
        required
        problem={tried && draft.name.trim() === '' ? said.nameRequired : problemOf('person.name')}
      >
        {(props) => (
          <Input
            {...props}
            className="medium"
            maxLength={100}
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.target.value, candidates: [], chosen: null })}
          />
        )}
      </Field>
      <Field label={said.phone} help={said.phoneHint} problem={problemOf('person.phone')}>
        {(props) => (
          <Input
            {...props}
            className="medium"
            inputMode="tel"
            maxLength={30}
            value={draft.phone}
            onChange={(event) => onChange({ ...draft, phone: event.target.value, candidates: [], chosen: null })}
          />
        )}
      </Field>
      {draft.candidates.length > 0 && (
        <FieldGroup label={said.isItThisOne} required problem={tried && draft.chosen === null ? words.organs.choose : undefined}>
          <Radio.Group
            className="choices"
            value={draft.chosen}
            options={[
              ...draft.candidates.map((card) => ({ value: card.id, label: describe(card) })),
              { value: NONE_OF_THEM, label: said.noneOfThem },
            ]}
            onChange={(event) => onChange({ ...draft, chosen: event.target.value as string })}
          />
        </FieldGroup>
      )}
    </>
  );
}

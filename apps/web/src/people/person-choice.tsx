import { Radio } from 'antd';
import type { ApiError } from '../../../../libs/contracts/api';
import type { PersonCard, PersonChoice } from '../../../../libs/contracts/people';
import type { ProblemOf } from '../shared/change-form';
import { FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { ContactFields, type Contact } from './fields';

interface PersonDraft extends Contact {
  /** People of that name, once the server has asked whether it is one of them. */
  candidates: PersonCard[];
  chosen: string | null;
}

const NOBODY: PersonDraft = { name: '', phone: '', candidates: [], chosen: null };
const NONE_OF_THEM = 'none';

/** What to send, or null as long as something is to be said first. */
export function choiceOf(draft: PersonDraft): PersonChoice | null {
  if (draft.name.trim() === '') return null;
  const phone = draft.phone.trim() === '' ? {} : { phone: draft.phone.trim() };
  if (draft.candidates.length === 0) return { name: draft.name.trim(), ...phone };
  if (draft.chosen === null) return null;
  return draft.chosen === NONE_OF_THEM ? { name: draft.name.trim(), ...phone, isNew: true } : { id: draft.chosen };
}

/** Whom the form of this name is about. `onRefused`, given to the form, puts the question 是不是同一个人 instead of a refusal. */
export function usePersonDraft(form: string) {
  const [draft, setDraft, clear] = useKept(`${form}.person`, NOBODY);
  const onRefused = (error: ApiError): boolean => {
    if (error.code !== 'PERSON_SAME_NAME') return false;
    setDraft({ ...draft, candidates: error.details['candidates'] as PersonCard[], chosen: null });
    return true;
  };
  return { draft, setDraft, onRefused, clear };
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
      <ContactFields
        contact={draft}
        onChange={({ name, phone }) => onChange({ name, phone, candidates: [], chosen: null })}
        of="person."
        problemOf={problemOf}
        tried={tried}
      />
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

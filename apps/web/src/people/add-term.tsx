import { Radio, Select } from 'antd';
import type { OrganWithSeats, OrganisationPage } from '../../../../libs/contracts/people';
import type { Role } from '../../../../libs/procedure';
import { LineField, NameField, OptionalReasonField } from '../shared/change-fields';
import { ChangeForm, givenUp } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { newTerm, TermFields, termOf, type Term } from './fields';
import { peopleApi, readPeopleAgain } from './people-api';
import { choiceOf, PersonFields, usePersonDraft } from './person-choice';

interface PostDraft {
  role: Role | null;
  department: string | null;
  term: Term;
  reason: string;
}
const newPost = (): PostDraft => ({ role: null, department: null, term: newTerm(), reason: '' });

/** 录入任职: who, which post, from which day. */
export function AddPost({
  page,
  onDone,
  onCancel,
}: {
  page: OrganisationPage;
  onDone: (said: string) => void;
  onCancel: () => void;
}) {
  const { words, text } = useSpeech();
  const said = words.people;
  const name = `post.${page.id}`;
  const person = usePersonDraft(name);
  const [{ role, department, term, reason }, setDraft, clear] = useKept<PostDraft>(name, newPost());
  const set = (change: Partial<PostDraft>) => setDraft((before) => ({ ...before, ...change }));
  const forget = () => {
    person.clear();
    clear();
  };
  const send = () => {
    const choice = choiceOf(person.draft);
    if (!choice || !role || term.from === '') return null;
    return peopleApi
      .givePost(page.id, {
        person: choice,
        role,
        ...termOf(term),
        ...(department === null ? {} : { department }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      })
      .then(async (answer) => {
        await readPeopleAgain();
        forget();
        onDone(answer.result === 'proposed' ? said.proposed : answer.warning ? said.postGivenWarning : said.postGiven);
      });
  };
  return (
    <ChangeForm
      label={said.addPost}
      submit={said.savePost}
      send={send}
      onCancel={givenUp(forget, onCancel)}
      onRefused={person.onRefused}
    >
      {(problemOf, tried) => (
        <>
          <PersonFields draft={person.draft} onChange={person.setDraft} problemOf={problemOf} tried={tried} />
          <FieldGroup label={said.post} required problem={tried && !role ? words.organs.choose : problemOf('role')}>
            <Radio.Group
              className="choices"
              value={role}
              options={page.roles.map((known) => ({ value: known.role, label: text(known.title) }))}
              onChange={(event) => set({ role: event.target.value as Role })}
            />
          </FieldGroup>
          {page.departments.length > 0 && (
            <Field label={said.department} help={said.departmentHelp} problem={problemOf('department')}>
              {(props) => (
                <Select
                  {...props}
                  className="medium"
                  allowClear
                  value={department ?? undefined}
                  options={page.departments.map(({ id, name }) => ({ value: id, label: text(name) }))}
                  onChange={(value: string | undefined) => set({ department: value ?? null })}
                />
              )}
            </Field>
          )}
          <TermFields term={term} onChange={(next) => set({ term: next })} problemOf={problemOf} />
          <OptionalReasonField value={reason} onChange={(next) => set({ reason: next })} />
        </>
      )}
    </ChangeForm>
  );
}

/** 录入成员 of an organ, with a position where he has one. */
export function AddMember({ organ, onDone, onCancel }: { organ: OrganWithSeats; onDone: () => void; onCancel: () => void }) {
  const { words, text } = useSpeech();
  const said = words.people;
  const name = `member.${organ.id}`;
  const person = usePersonDraft(name);
  const [{ position, term }, setDraft, clear] = useKept(name, { position: '', term: newTerm() });
  const forget = () => {
    person.clear();
    clear();
  };
  const send = () => {
    const choice = choiceOf(person.draft);
    if (!choice || term.from === '') return null;
    return peopleApi
      .addMember(organ.id, {
        person: choice,
        ...termOf(term),
        ...(position.trim() === '' ? {} : { position: { zh: position.trim(), en: position.trim() } }),
      })
      .then(readPeopleAgain)
      .then(forget);
  };
  return (
    <ChangeForm
      label={`${said.addMember}${words.app.colon}${text(organ.name)}`}
      submit={said.saveMember}
      send={send}
      onDone={onDone}
      onCancel={givenUp(forget, onCancel)}
      onRefused={person.onRefused}
    >
      {(problemOf, tried) => (
        <>
          <PersonFields draft={person.draft} onChange={person.setDraft} problemOf={problemOf} tried={tried} />
          <LineField
            className="medium"
            label={said.position}
            help={said.positionHint}
            value={position}
            onChange={(next) => setDraft((before) => ({ ...before, position: next }))}
            problem={problemOf('position.zh')}
          />
          <TermFields term={term} onChange={(next) => setDraft((before) => ({ ...before, term: next }))} problemOf={problemOf} />
        </>
      )}
    </ChangeForm>
  );
}

const KINDS = ['council', 'standing-council', 'board-of-supervisors', 'assembly', 'party', 'other'] as const;

interface OrganDraft {
  kind: (typeof KINDS)[number] | null;
  name: string;
}

/** 增加会议机构. */
export function AddOrgan({ society, onDone, onCancel }: { society: string; onDone: () => void; onCancel: () => void }) {
  const { words } = useSpeech();
  const said = words.people;
  const [{ kind, name }, setDraft, clear] = useKept<OrganDraft>(`organ.${society}`, { kind: null, name: '' });
  const send = () => {
    if (!kind || name.trim() === '') return null;
    return peopleApi
      .addOrgan(society, { kind, name: { zh: name.trim(), en: name.trim() } })
      .then(readPeopleAgain)
      .then(clear);
  };
  return (
    <ChangeForm label={said.addOrgan} submit={said.saveOrgan} send={send} onDone={onDone} onCancel={givenUp(clear, onCancel)}>
      {(problemOf, tried) => (
        <>
          <FieldGroup label={said.organKind} required problem={tried && !kind ? words.organs.choose : undefined}>
            <Radio.Group
              className="choices"
              value={kind}
              options={KINDS.map((value) => ({ value, label: said.organKinds[value] }))}
              onChange={(event) => {
                const value = event.target.value as (typeof KINDS)[number];
                const named = name === '' && value !== 'other' ? said.organKinds[value] : name;
                setDraft({ kind: value, name: named });
              }}
            />
          </FieldGroup>
          <NameField
            className="medium"
            label={said.organName}
            value={name}
            onChange={(next) => setDraft({ kind, name: next })}
            tried={tried}
            problem={problemOf('name.zh')}
          />
        </>
      )}
    </ChangeForm>
  );
}

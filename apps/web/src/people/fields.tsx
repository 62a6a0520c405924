/** What the forms of people and organisations ask alike. */
import type { Text } from '../../../../libs/procedure';
import { DayField, LineField, NameField } from '../shared/change-fields';
import type { ProblemOf } from '../shared/change-form';
import { civilDateOf } from '../shared/dates';
import { useSpeech } from '../shared/language';

interface Asked {
  problemOf: ProblemOf;
  tried: boolean;
}

/** A name in both languages, as it is sent; without an English one the Chinese one stands for it. */
export function nameOf({ zh, en }: Text): Text {
  return { zh: zh.trim(), en: en.trim() === '' ? zh.trim() : en.trim() };
}

/** 单位名称 in both languages. */
export function OrganisationNameFields({
  name,
  onChange,
  help,
  problemOf,
  tried,
}: Asked & { name: Text; onChange: (name: Text) => void; help?: string }) {
  const said = useSpeech().words.people;
  return (
    <>
      <NameField
        label={said.organisationName}
        help={help}
        value={name.zh}
        onChange={(zh) => onChange({ ...name, zh })}
        tried={tried}
        problem={problemOf('name.zh')}
      />
      <LineField
        label={said.organisationNameEn}
        value={name.en}
        onChange={(en) => onChange({ ...name, en })}
        problem={problemOf('name.en')}
      />
    </>
  );
}

export interface Contact {
  name: string;
  phone: string;
}

/** 姓名、手机号; `of`: where the server finds them in what is sent. */
export function ContactFields({
  contact,
  onChange,
  of = '',
  problemOf,
  tried,
}: Asked & { contact: Contact; onChange: (contact: Contact) => void; of?: string }) {
  const said = useSpeech().words.people;
  return (
    <>
      <NameField
        className="medium"
        label={said.personName}
        value={contact.name}
        onChange={(name) => onChange({ ...contact, name })}
        tried={tried}
        problem={problemOf(`${of}name`)}
      />
      <LineField
        className="medium"
        inputMode="tel"
        maxLength={30}
        label={said.phone}
        help={said.phoneHint}
        value={contact.phone}
        onChange={(phone) => onChange({ ...contact, phone })}
        problem={problemOf(`${of}phone`)}
      />
    </>
  );
}

/** 开始日期、结束日期; the last one is blank where it is open. */
export interface Term {
  from: string;
  to: string;
}

export const newTerm = (): Term => ({ from: civilDateOf(Date.now()), to: '' });

/** As it is sent. */
export function termOf({ from, to }: Term): { from: string; to?: string } {
  return to === '' ? { from } : { from, to };
}

export function TermFields({
  term,
  onChange,
  problemOf,
}: Pick<Asked, 'problemOf'> & { term: Term; onChange: (term: Term) => void }) {
  const said = useSpeech().words.people;
  return (
    <>
      <DayField
        label={said.firstDay}
        required
        value={term.from}
        onChange={(from) => onChange({ ...term, from })}
        problem={problemOf('from')}
      />
      <DayField
        label={said.lastDayIfKnown}
        help={said.lastDayHint}
        value={term.to}
        onChange={(to) => onChange({ ...term, to })}
        problem={problemOf('to')}
      />
    </>
  );
}

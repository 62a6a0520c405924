import { Input } from 'antd';
import { readMoney, yuan } from '../../../../libs/procedure';
import type { Clause, Compared, Literal } from '../../../../libs/design/phrases';
import { clauseAbout, RELATIONS_OF, samePath, type SubjectOf } from '../../../../libs/design/subjects';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Choose, Line, Tick, Whole, type Choice } from './parts';

interface ClauseProps {
  clause: Clause;
  subjects: SubjectOf[];
  /** What the clause is about, where the draft still knows it. */
  subject: SubjectOf | undefined;
  onChange: (clause: Clause) => void;
}

const key = (path: string[]): string => path.join('\n');

/** One phrase: 看哪一项 · 关系 · 比较的内容. */
export function ClauseRow({ clause, subjects, subject, onChange }: ClauseProps) {
  const { words, text } = useSpeech();
  const said = words.designer;
  const choices: Choice[] = subjects.map(({ path, label, group }) => ({
    value: key(path),
    label: text(label),
    group: said.subjectGroups[group],
  }));
  const relations = subject ? relationsOf(subject) : [clause.relation];
  return (
    <div className="design-line">
      <Choose
        label={said.subject}
        value={key(clause.subject)}
        choices={choices}
        onChange={(chosen) => {
          const found = subjects.find(({ path }) => key(path) === chosen);
          if (found) onChange(clauseAbout(found));
        }}
      />
      <Choose
        label={said.relation}
        value={clause.relation}
        choices={relations.map((relation) => ({
          value: relation,
          label:
            subject?.kind === 'given' && (relation === 'is' || relation === 'is-not')
              ? said.givenRelations[relation]
              : said.relations[relation],
        }))}
        onChange={(relation) => onChange(related(clause, relation as Clause['relation'], subject, subjects))}
      />
      <Comparison clause={clause} subject={subject} subjects={subjects} onChange={onChange} />
    </div>
  );
}

function relationsOf(subject: SubjectOf): Clause['relation'][] {
  const given: Clause['relation'][] = subject.optional ? ['given', 'not-given'] : [];
  return [...RELATIONS_OF[subject.kind], ...given];
}

/** The same subject compared in another way; what it is compared with stays where it can. */
function related(clause: Clause, relation: Clause['relation'], subject: SubjectOf | undefined, subjects: SubjectOf[]): Clause {
  const path = clause.subject;
  switch (relation) {
    case 'is':
    case 'is-not':
    case 'given':
    case 'not-given':
      return { subject: path, relation };
    case 'among':
      return { subject: path, relation, values: subject?.values?.slice(0, 1).map(({ value }) => value) ?? [] };
    case 'in':
      return { subject: path, relation, list: subjects.find(({ kind }) => kind === 'list')?.path ?? ['params', ''] };
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { subject: path, relation, to: 'to' in clause ? clause.to : startOf(subject) };
  }
}

function startOf(subject: SubjectOf | undefined): Compared {
  const first = subject && clauseAbout(subject);
  return first && 'to' in first ? first.to : { literal: '' };
}

function Comparison({ clause, subject, subjects, onChange }: ClauseProps) {
  const { words, text } = useSpeech();
  const said = words.designer;
  if (clause.relation === 'in') {
    const lists = subjects.filter(({ kind }) => kind === 'list');
    return (
      <Choose
        label={said.listOf}
        value={key(clause.list)}
        choices={lists.map(({ path, label }) => ({ value: key(path), label: text(label) }))}
        onChange={(chosen) => onChange({ ...clause, list: chosen.split('\n') })}
      />
    );
  }
  if (clause.relation === 'among') {
    return (
      <fieldset className="design-ticks">
        <legend className="field-label">{said.value}</legend>
        {(subject?.values ?? []).map(({ value, label }) => (
          <Tick
            key={value}
            label={text(label)}
            checked={clause.values.includes(value)}
            onChange={(checked) =>
              onChange({ ...clause, values: checked ? [...clause.values, value] : clause.values.filter((one) => one !== value) })
            }
          />
        ))}
      </fieldset>
    );
  }
  if (!('to' in clause)) return null;
  return <Value to={clause.to} subject={subject} subjects={subjects} onChange={(to) => onChange({ ...clause, to })} />;
}

interface ValueProps {
  to: Compared;
  subject: SubjectOf | undefined;
  subjects: SubjectOf[];
  onChange: (to: Compared) => void;
}

/** A value that is written down, or another subject of the same kind. */
function Value({ to, subject, subjects, onChange }: ValueProps) {
  const { words, text } = useSpeech();
  const said = words.designer;
  const others = subjects.filter(({ kind, path }) => kind === subject?.kind && !samePath(path, subject.path));
  const own: Choice[] = (subject?.values ?? []).map(({ value, label }) => ({ value: `=${value}`, label: text(label) }));
  const compared: Choice[] = others.map(({ path, label }) => ({
    value: key(path),
    label: text(label),
    group: said.anotherValue,
  }));
  const isOther = 'subject' in to;
  if (subject?.kind === 'choice' && own.length > 0) {
    return (
      <Choose
        label={said.value}
        value={isOther ? key(to.subject) : `=${String(to.literal)}`}
        choices={own}
        onChange={(chosen) => onChange({ literal: chosen.slice(1) })}
      />
    );
  }
  return (
    <>
      {compared.length > 0 && (
        <Choose
          label={said.anotherValue}
          none={words.design.none}
          value={isOther ? key(to.subject) : ''}
          choices={compared}
          onChange={(chosen) => onChange(chosen === '' ? startOf(subject) : { subject: chosen.split('\n') })}
        />
      )}
      {!isOther && <Written literal={to.literal} kind={subject?.kind} onChange={(literal) => onChange({ literal })} />}
    </>
  );
}

function Written({
  literal,
  kind,
  onChange,
}: {
  literal: Literal;
  kind: SubjectOf['kind'] | undefined;
  onChange: (literal: Literal) => void;
}) {
  const { words } = useSpeech();
  const { value: label } = words.designer;
  switch (kind) {
    case 'number':
      return <Whole label={label} value={Number(literal)} onChange={(value) => value !== undefined && onChange(value)} />;
    case 'money':
      return <Money label={label} fen={Number(literal)} onChange={onChange} />;
    case 'date':
      return (
        <Field label={label}>
          {(control) => (
            <Input {...control} type="date" value={String(literal)} onChange={(event) => onChange(event.target.value)} />
          )}
        </Field>
      );
    case 'choice':
    case 'text':
    case 'list':
    case 'given':
    case 'yes-no':
    case undefined:
      return <Line label={label} value={String(literal)} onChange={onChange} />;
  }
}

/** An amount in yuan as it is typed; what is no amount is not taken. */
export function Money({ label, fen, onChange }: { label: string; fen: number; onChange: (fen: number) => void }) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          key={fen}
          className="design-number"
          inputMode="decimal"
          defaultValue={yuan(fen)}
          onBlur={(event) => {
            const read = readMoney(event.target.value);
            if (read !== null) onChange(read);
          }}
        />
      )}
    </Field>
  );
}

import { Button, Input, Radio, Select } from 'antd';
import { POLICY_KINDS } from '../../../../libs/contracts/policies';
import type { Jurisdiction } from '../../../../libs/procedure';
import { DayField, LineField, NameField } from '../shared/change-fields';
import type { ProblemOf } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { usePolicies } from './policies-api';
import type { TypedPolicy } from './typed-policy';

interface Props {
  typed: TypedPolicy;
  set: (change: Partial<TypedPolicy>) => void;
  problemOf: ProblemOf;
  tried: boolean;
}

/** What the text says of itself, to be confirmed. */
export function PolicyFields({ typed, set, problemOf, tried }: Props) {
  const { words } = useSpeech();
  const { fields, kind, kindHint, titleRequired } = words.policies;
  const places = Object.entries(words.jurisdiction) as [Jurisdiction, string][];
  return (
    <>
      <FieldGroup label={fields.kind} required help={kindHint}>
        <Radio.Group
          className="choices"
          value={typed.kind}
          onChange={({ target }) => set({ kind: target.value as TypedPolicy['kind'] })}
          options={POLICY_KINDS.map((value) => ({ value, label: kind[value] }))}
        />
      </FieldGroup>
      <NameField
        label={fields.title}
        value={typed.title}
        onChange={(title) => set({ title })}
        tried={tried}
        problem={problemOf('title') ?? (tried && typed.title.trim() === '' ? titleRequired : undefined)}
      />
      <LineField
        className="medium"
        label={fields.number}
        value={typed.number}
        onChange={(number) => set({ number })}
        maxLength={60}
        problem={problemOf('number')}
      />
      <LineField
        className="medium"
        label={fields.issuer}
        value={typed.issuer}
        onChange={(issuer) => set({ issuer })}
        maxLength={200}
        problem={problemOf('issuer')}
      />
      <Field label={fields.place}>
        {(props) => (
          <Select
            {...props}
            className="medium"
            value={typed.jurisdiction ?? ''}
            onChange={(place: Jurisdiction | '') => set({ jurisdiction: place === '' ? null : place })}
            options={[{ value: '' as const, label: fields.anyPlace }, ...places.map(([value, label]) => ({ value, label }))]}
          />
        )}
      </Field>
      <DayField label={fields.madeOn} value={typed.madeOn} onChange={(madeOn) => set({ madeOn })} problem={problemOf('madeOn')} />
      <DayField
        label={fields.inForceFrom}
        value={typed.inForceFrom}
        onChange={(inForceFrom) => set({ inForceFrom })}
        problem={problemOf('inForceFrom')}
      />
      <DayField
        label={fields.repealedOn}
        value={typed.repealedOn}
        onChange={(repealedOn) => set({ repealedOn })}
        problem={problemOf('repealedOn')}
      />
      <Field label={fields.scope} problem={problemOf('scope')}>
        {(props) => (
          <Input.TextArea
            {...props}
            rows={2}
            maxLength={1000}
            value={typed.scope}
            onChange={({ target }) => set({ scope: target.value })}
          />
        )}
      </Field>
      <ReplacedFields typed={typed} set={set} />
    </>
  );
}

function ReplacedFields({ typed: { replaces }, set }: Pick<Props, 'typed' | 'set'>) {
  const { words, text } = useSpeech();
  const { form, fields } = words.policies;
  const policies = usePolicies();
  const known = policies.data ?? [];
  const change = (index: number, part: Partial<TypedPolicy['replaces'][number]>) =>
    set({ replaces: replaces.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  // A shipped text is cited by a number of the catalogue, which nobody types: its title stands for it.
  const titleOf = (cited: string) => known.find((card) => card.cited === cited && card.isShipped)?.title;
  const citedOf = (typed: string) =>
    known.find((card) => card.isShipped && [text(card.title), card.number].includes(typed))?.cited ?? typed;
  return (
    <FieldGroup label={fields.replaces} help={form.replacedHint}>
      {replaces.map(({ cited, clause }, index) => {
        const title = titleOf(cited);
        return (
          <div key={index} className="item-form">
            <LineField
              label={form.replacedText}
              maxLength={200}
              value={title === undefined ? cited : text(title)}
              onChange={(value) => change(index, { cited: citedOf(value) })}
            />
            <LineField
              className="short"
              label={form.replacedClause}
              help={form.replacedClauseHint}
              maxLength={60}
              value={clause}
              onChange={(value) => change(index, { clause: value })}
            />
            <Button onClick={() => set({ replaces: replaces.filter((_, at) => at !== index) })}>{form.removeReplaced}</Button>
          </div>
        );
      })}
      <div className="row-actions">
        <Button onClick={() => set({ replaces: [...replaces, { cited: '', clause: '' }] })}>{form.addReplaced}</Button>
        {known.length > 0 && (
          <Select
            className="medium"
            aria-label={form.replacedText}
            placeholder={form.replacedText}
            value={null}
            onChange={(cited: string) => set({ replaces: [...replaces, { cited, clause: '' }] })}
            options={known.map((card) => ({ value: card.cited, label: text(card.title) }))}
          />
        )}
      </div>
    </FieldGroup>
  );
}

import { Button, Select } from 'antd';
import { useState } from 'react';
import type { PolicyView } from '../../../../libs/contracts/policies';
import type { Basis } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { Field } from '../shared/field';
import { Empty, Loaded } from '../shared/notes';
import { usePolicies, usePolicy } from './policies-api';

/** Cites a clause of the library by two choices; gives the basis as templates hold it. */
export function ClausePicker({ onPick }: { onPick: (basis: Basis) => void }) {
  const { words, text } = useSpeech();
  const said = words.policies.picker;
  const policies = usePolicies();
  const [id, setId] = useState<string | null>(null);
  const [clause, setClause] = useState<string | null>(null);
  const policy = usePolicy(id);
  const basis = policy.data === undefined || clause === null ? null : basisOf(policy.data, clause);
  return (
    <Loaded query={policies}>
      {(list) =>
        list.length === 0 ? (
          <Empty title={said.empty} hint={said.emptyHint} />
        ) : (
          <div className="stack" role="group" aria-label={said.title}>
            <Field label={said.document}>
              {(props) => (
                <Select
                  {...props}
                  value={id}
                  onChange={(chosen: string) => {
                    setId(chosen);
                    setClause(null);
                  }}
                  options={list.map((card) => ({
                    value: card.id,
                    label: [text(card.title), card.number].filter(Boolean).join(' '),
                  }))}
                />
              )}
            </Field>
            <Field label={said.clause}>
              {(props) => (
                <Select
                  {...props}
                  disabled={policy.data === undefined}
                  value={clause}
                  onChange={setClause}
                  options={(policy.data?.clauses ?? []).map((one) => ({
                    value: one.clause,
                    label: `${one.clause} ${one.text ?? one.says.map(({ says }) => text(says)).join(' ')}`.slice(0, 80),
                  }))}
                />
              )}
            </Field>
            <Button disabled={basis === null} onClick={() => basis !== null && onPick(basis)}>
              {said.choose}
            </Button>
          </div>
        )
      }
    </Loaded>
  );
}

/** A policy by what it is cited as; a law, a charter, a rule or a practice by its title and article. */
export function basisOf(policy: PolicyView, chosen: string): Basis | null {
  const clause = policy.clauses.find((one) => one.clause === chosen);
  if (clause === undefined) return null;
  if (policy.kind !== 'policy') return { kind: policy.kind, title: policy.title, article: clause.clause };
  const [first] = clause.says;
  const says = clause.text === null ? (first?.says ?? policy.title) : { zh: clause.text, en: clause.text };
  return {
    ...{ kind: 'policy', source: policy.cited, clause: clause.clause, says },
    ...(first === undefined ? {} : { sentence: first.sentence }),
    modality: clause.strength ?? first?.strength ?? 'plain',
  };
}

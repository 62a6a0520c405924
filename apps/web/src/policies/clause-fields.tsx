import { Button, Checkbox, Input, Select } from 'antd';
import { CLAUSE_STRENGTHS, type PolicyClause } from '../../../../libs/contracts/policies';
import { fill } from '../messages';
import { LineField } from '../shared/change-fields';
import type { ProblemOf } from '../shared/change-form';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';

interface Props {
  clauses: PolicyClause[];
  onChange: (clauses: PolicyClause[]) => void;
  problemOf: ProblemOf;
}

/** Clause by clause: its words, how strongly it speaks, and that a person has looked. */
export function ClauseFields({ clauses, onChange, problemOf }: Props) {
  const { words } = useSpeech();
  const said = words.policies.form;
  const change = (index: number, part: Partial<PolicyClause>) =>
    onChange(clauses.map((clause, at) => (at === index ? { ...clause, ...part } : clause)));
  return (
    <>
      <p className="soft">{clauses.length === 0 ? said.noClauses : said.clausesHint}</p>
      <ol className="rows">
        {clauses.map((clause, index) => (
          <li key={index} className="row" aria-label={fill(said.clauseOf, { n: index + 1 })}>
            <LineField
              className="short"
              label={said.clause}
              maxLength={60}
              value={clause.clause}
              onChange={(name) => change(index, { clause: name })}
              problem={problemOf(`clauses.${index}.clause`)}
            />
            <Field label={said.text} problem={problemOf(`clauses.${index}.text`)}>
              {(props) => (
                <Input.TextArea
                  {...props}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  maxLength={8000}
                  value={clause.text}
                  onChange={({ target }) => change(index, { text: target.value })}
                />
              )}
            </Field>
            <div className="row-line">
              <Select
                className="medium"
                aria-label={`${said.strength} ${clause.clause}`}
                value={clause.strength}
                onChange={(strength) => change(index, { strength, confirmed: true })}
                options={CLAUSE_STRENGTHS.map((value) => ({ value, label: words.policies.strength[value] }))}
              />
              <Checkbox
                aria-label={`${said.isConfirmed} ${clause.clause}`}
                checked={clause.confirmed}
                onChange={({ target }) => change(index, { confirmed: target.checked })}
              >
                {said.isConfirmed}
              </Checkbox>
              <Button type="text" onClick={() => onChange(clauses.filter((_, at) => at !== index))}>
                {fill(said.removeClause, { clause: clause.clause })}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <div className="row-actions">
        <Button onClick={() => onChange([...clauses, { clause: '', text: '', strength: 'plain', confirmed: false }])}>
          {said.addClause}
        </Button>
        {clauses.some(({ confirmed }) => !confirmed) && (
          <Button onClick={() => onChange(clauses.map((clause) => ({ ...clause, confirmed: true })))}>{said.confirmAll}</Button>
        )}
      </div>
    </>
  );
}

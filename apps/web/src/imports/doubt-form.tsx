import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { ImportDecision, ImportDoubtView, ImportRowView, ImportView } from '../../../../libs/contracts/imports';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { FailureNote } from '../shared/notes';
import { useWork } from '../shared/use-work';
import { importsApi } from './imports.api';

/** The sheet and the record side by side, and a person says whether they speak of the same. */
export function DoubtForm({ view, row, doubt }: { view: ImportView; row: ImportRowView; doubt: ImportDoubtView }) {
  const { words, text } = useSpeech();
  const say = words.imports.doubt;
  const [answer, setAnswer] = useState('');
  const { isBusy, failure, run } = useWork();
  const { candidates } = doubt;
  const isOne = candidates.length === 1;
  const name = `${fill(words.imports.check.line, { n: row.line })} ${row.said}${words.app.colon}${say.question}`;
  const facts = candidates[0]?.facts ?? [];
  const decision = (): ImportDecision =>
    answer === 'new' || answer === 'leave' ? { choice: answer } : { choice: 'this', candidate: answer };
  return (
    <section className="doubt" aria-label={name}>
      <p className="care-text">{text(doubt.why)}</p>
      <table className="table">
        <thead>
          <tr>
            {[
              say.fact,
              say.inSheet,
              ...candidates.map((_, n) => (isOne ? say.onRecord : fill(say.onRecordOf, { n: n + 1 }))),
            ].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label, row: inSheet }, at) => (
            <tr key={label.zh}>
              <th scope="row" data-label={say.fact}>
                {text(label)}
              </th>
              <td data-label={say.inSheet}>{inSheet ?? '—'}</td>
              {candidates.map((candidate, n) => (
                <td key={candidate.id} data-label={isOne ? say.onRecord : fill(say.onRecordOf, { n: n + 1 })}>
                  {candidate.facts[at]?.record ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Radio.Group
        className="choices"
        aria-label={name}
        value={answer}
        onChange={(event) => setAnswer(String(event.target.value))}
        options={[
          ...candidates.map(({ id }, n) => ({ value: id, label: isOne ? say.this : fill(say.thisOf, { n: n + 1 }) })),
          ...(doubt.mayBeNew ? [{ value: 'new', label: say.new }] : []),
          { value: 'leave', label: say.leave },
        ]}
      />
      <FailureNote tone="care" failure={failure} />
      <div className="row-actions">
        <Button
          loading={isBusy}
          disabled={answer === ''}
          onClick={() => void run(() => importsApi.decide(view.id, { [doubt.key]: decision() }))}
        >
          {say.save}
        </Button>
        <span className="soft">{say.same}</span>
      </div>
    </section>
  );
}

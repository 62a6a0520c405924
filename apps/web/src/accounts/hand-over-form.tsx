import { Progress, Select } from 'antd';
import { useState } from 'react';
import type { HandOverAnswer, HandOverView } from '../../../../libs/contracts/accounts';
import { fill } from '../messages';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm, givenUp } from '../shared/change-form';
import { Field } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { invalidateTopics } from '../shared/queries';
import { uuid } from '../shared/uuid';
import { accountsApi } from './accounts-api';

interface Draft {
  to: string | null;
  reason: string;
  /** Made once: what broke off goes on where it stood, because each case is asked under a key that comes of this one. */
  key: string;
}
const NOTHING: Draft = { to: null, reason: '', key: '' };

/** 移交: to whom, and why; then case by case until none is left. */
export function HandOverForm({
  sheet,
  onDone,
  onClose,
}: {
  sheet: HandOverView;
  onDone: (cases: HandOverAnswer['cases']) => void;
  onClose: () => void;
}) {
  const { words, text } = useSpeech();
  const said = words.accounts;
  const [draft, setDraft, forget] = useKept<Draft>(`hand-over.${sheet.person.id}`, NOTHING);
  const [done, setDone] = useState<{ asked: number; all: number } | null>(null);
  const handOver = async (to: string, reason: string, key: string) => {
    const cases: HandOverAnswer['cases'] = [];
    for (let left = 1; left > 0;) {
      const answer = await accountsApi.handOver(sheet.person.id, { to, reason }, key);
      cases.push(...answer.cases);
      left = answer.left;
      setDone({ asked: cases.length, all: cases.length + left });
    }
    forget();
    await invalidateTopics(['people']);
    onDone(cases);
  };
  const send = () => {
    const reason = draft.reason.trim();
    if (draft.to === null || reason === '') return null;
    const key = draft.key === '' ? uuid() : draft.key;
    setDraft((before) => ({ ...before, key }));
    return handOver(draft.to, reason, key);
  };
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part, key: '' }));
  return (
    <ChangeForm label={said.handOverAll} submit={said.handOverAllConfirm} send={send} onCancel={givenUp(forget, onClose)}>
      {(problemOf, tried) => (
        <>
          <p className="soft">{said.handOverAllHint}</p>
          {sheet.receivers.length === 0 && <Note tone="care">{said.noReceivers}</Note>}
          <Field
            label={said.handOverTo}
            required
            problem={tried && draft.to === null ? said.handOverToRequired : problemOf('to')}
          >
            {(props) => (
              <Select
                {...props}
                className="full"
                showSearch={{ optionFilterProp: 'label' }}
                value={draft.to}
                options={sheet.receivers.map(({ id, name, posts }) => ({
                  value: id,
                  label: [name, ...posts.map(text)].join(' · '),
                }))}
                onChange={(to: string) => change({ to })}
              />
            )}
          </Field>
          <ReasonField
            value={draft.reason}
            onChange={(reason) => change({ reason })}
            tried={tried}
            problem={problemOf('reason')}
          />
          {done && (
            <div role="status">
              <p className="soft">{fill(said.handOverProgress, done)}</p>
              <Progress
                percent={Math.round((100 * done.asked) / Math.max(1, done.all))}
                showInfo={false}
                aria-label={said.handOverAll}
              />
            </div>
          )}
        </>
      )}
    </ChangeForm>
  );
}

/** What became of each: those that stay behind say why. */
export function HandedOverNote({ cases }: { cases: HandOverAnswer['cases'] }) {
  const { words, text } = useSpeech();
  const said = words.accounts;
  const stayed = cases.filter(({ refused }) => refused !== null);
  return (
    <Note tone={stayed.length === 0 ? 'good' : 'care'} live>
      <p>{fill(said.handedOver, { n: cases.length - stayed.length })}</p>
      {stayed.length > 0 && (
        <>
          <p>{fill(said.stayedBehind, { n: stayed.length })}</p>
          <ul>
            {stayed.map(({ number, refused }) => (
              <li key={number}>
                {fill(words.cases.number, { number })} {refused && text(refused.message)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}

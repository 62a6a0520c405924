import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SittingItemView, SittingView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { said } from '../record/erased';
import { ResultLine } from '../shared/arithmetic-line';
import { FileLinks, FormView } from '../shared/form-view';
import { useSpeech } from '../shared/language';
import { Folded, Tag } from '../shared/page';
import { useBallot, useSecretVotes } from './ballot-api';
import { ItemForm } from './item-form';
import { mattersOf } from './matter-choice';

/** One item: what it is about, folded; its result with the arithmetic, or the form to record it. */
export function ItemCard({
  sitting,
  item,
  onSaved,
}: {
  sitting: SittingView;
  item: SittingItemView;
  onSaved: (message: string) => void;
}) {
  const { words, text } = useSpeech();
  const [isRecording, setRecording] = useState(false);
  // Most items of no case are only heard; their form opens when it is asked for.
  const isOpen = (item.status === 'listed' && item.source !== null) || isRecording;
  const ballot = useBallot(sitting.id, sitting.mayRecord && sitting.form === 'by-circulation');
  const isCounted = sitting.form !== 'by-circulation' || ballot.data?.status === 'counted';
  const secrets = useSecretVotes(sitting.id, sitting.mayRecord && sitting.form !== 'by-circulation');
  const secret = secrets.data?.items.find((vote) => vote.item === item.id)?.status;
  const isSecret = item.status === 'listed' && (secret === 'open' || secret === 'counted');
  const canRecord = !isSecret && sitting.mayRecord && sitting.phase !== 'signed' && item.status !== 'struck' && isCounted;
  const matter = sitting.rules && mattersOf(sitting.rules).find(({ id }) => id === item.matter);
  return (
    <section className="sheet item" aria-labelledby={`item-${item.id}`}>
      <p className="eyebrow">{fill(words.sitting.item, { n: item.position })}</p>
      <h3 id={`item-${item.id}`}>{item.subject}</h3>
      <p className="soft">
        {text(item.title)}
        {item.source && (
          <>
            {' '}
            · {fill(words.cases.number, { number: item.source.number })} ·{' '}
            <Link to={`/cases/${item.source.case}`}>{words.sitting.openCase}</Link>
          </>
        )}
      </p>
      {matter && <p className="soft">{fill(words.kit.matter.shown, { matter: text(matter.title) })}</p>}
      {item.case && (
        <Folded summary={words.task.form}>
          <FormView {...item.case} />
        </Folded>
      )}
      {item.status === 'struck' && <Tag>{words.sitting.struck}</Tag>}
      {item.status === 'decided' && item.result && <ResultLine result={item.result} isParty={sitting.isParty} />}
      {item.status === 'decided' && item.wording && <p className="opinion">{said(item.wording, words)}</p>}
      {item.paper && (
        <>
          <p className="field-label">{words.acts.party.paperTitle}</p>
          <FileLinks files={[item.paper]} />
        </>
      )}
      {item.version > 1 && <p className="soft">{fill(words.sitting.version, { n: item.version - 1 })}</p>}
      {item.status === 'listed' && !canRecord && (
        <p className="soft">{isSecret ? words.secret.board.seeAbove : words.sitting.notRecorded}</p>
      )}
      {canRecord && item.status === 'decided' && !isRecording && (
        <Button aria-label={`${words.sitting.correct}${words.app.colon}${item.subject}`} onClick={() => setRecording(true)}>
          {words.sitting.correct}
        </Button>
      )}
      {canRecord && item.status === 'listed' && !isOpen && (
        <p className="soft">
          {words.sitting.heardOnly}{' '}
          <Button aria-label={`${words.sitting.recordVote}${words.app.colon}${item.subject}`} onClick={() => setRecording(true)}>
            {words.sitting.recordVote}
          </Button>
        </p>
      )}
      {canRecord && isOpen && (
        <ItemForm
          sitting={sitting}
          item={item}
          onSaved={() => {
            setRecording(false);
            onSaved(fill(words.sitting.itemSaved, { n: item.position }));
            focusNext(item.position);
          }}
          onCancel={isRecording ? () => setRecording(false) : undefined}
        />
      )}
    </section>
  );
}

/** On to the next item that is still to be recorded, as on paper. */
function focusNext(position: number): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-votes]')];
  fields.find((field) => Number(field.dataset['votes']) > position)?.focus();
}

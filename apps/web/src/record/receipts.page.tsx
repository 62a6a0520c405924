import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { CaseView } from '../../../../libs/contracts/api';
import type { ReceiptCard } from '../../../../libs/contracts/record';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useCase } from '../shared/queries';
import { Fingerprint } from './fingerprint';
import { receiptAddress, useReceipts } from './record-api';

/** 回执: what I did on a matter, each with the file that proves it; made to be printed too. */
export function ReceiptsPage() {
  const { id = '' } = useParams();
  const query = useCase(id);
  return <Loaded query={query}>{(view) => <Receipts view={view} />}</Loaded>;
}

function Receipts({ view }: { view: CaseView }) {
  const { words, text } = useSpeech();
  const receipts = useReceipts(view.id);
  return (
    <Page
      title={`${words.record.receipts} · ${view.subject}`}
      intro={`${text(view.title)} · ${text(view.society.name)} · ${fill(words.cases.number, { number: view.number })}`}
      actions={
        <>
          <Link to={`/cases/${encodeURIComponent(view.id)}`} className="no-print">
            {words.record.back}
          </Link>
          <Button className="no-print" onClick={() => window.print()}>
            {words.record.print}
          </Button>
        </>
      }
    >
      <p className="soft">{words.record.receiptsIntro}</p>
      <Loaded query={receipts}>
        {(cards) =>
          cards.length === 0 ? (
            <p>{words.record.receiptsEmpty}</p>
          ) : (
            cards.map((card) => <Receipt key={card.seq} id={view.id} card={card} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function Receipt({ id, card }: { id: string; card: ReceiptCard }) {
  const { words, language, text } = useSpeech();
  const what: Record<string, string> = words.timeline.what;
  const title = [
    card.step && text(card.step),
    card.outcome ? text(card.outcome) : (what[card.what] ?? words.timeline.what.other),
  ];
  return (
    <Sheet
      title={title.filter(Boolean).join(' · ')}
      aside={
        card.checkpoint && (
          <Tag tone="good">{fill(words.record.receiptProven, { at: formatInstant(card.checkpoint.at, language, true) })}</Tag>
        )
      }
    >
      <p>
        {formatInstant(card.at, language, true)} · {words.record.number} {card.seq}
      </p>
      <p className="soft fingerprint">
        {words.record.fingerprint} <Fingerprint hash={card.hash} />
      </p>
      {card.checkpoint ? (
        <a
          className="no-print"
          href={receiptAddress(id, card.seq)}
          download
          aria-label={fill(words.record.downloadOf, { seq: card.seq })}
        >
          {words.record.download}
        </a>
      ) : (
        <p className="soft">{words.record.receiptWaiting}</p>
      )}
    </Sheet>
  );
}

import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useProcedures } from '../shared/queries';
import { newDraftAddress } from './draft-address';

export function ProceduresPage() {
  const { words, text } = useSpeech();
  const procedures = useProcedures();
  const navigate = useNavigate();
  return (
    <Page title={words.filing.title} intro={words.filing.intro}>
      <Loaded query={procedures}>
        {(cards) =>
          cards.length === 0 ? (
            <Empty title={words.filing.empty} hint={words.filing.emptyHint} />
          ) : (
            <ul className="tiles">
              {cards.map((card) => (
                <li key={`${card.id}-${card.society.id}`} className="sheet">
                  <h2>{text(card.title)}</h2>
                  <p>{text(card.summary)}</p>
                  <p className="soft">{fill(words.filing.forSociety, { society: text(card.society.name) })}</p>
                  <Button
                    type="primary"
                    aria-label={`${words.filing.start}：${text(card.title)}（${text(card.society.name)}）`}
                    onClick={() => void navigate(newDraftAddress(card.id, card.society.id))}
                  >
                    {words.filing.start}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

import { Link } from 'react-router';
import { rectificationStatus } from '../../../../libs/contracts/supervision-words';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useInbox, useSittings } from '../shared/queries';
import { useRectifications } from './work-api';

/** 监事工作: what waits for the society's own supervisor, of his society alone. */
export function OwnSupervisionPage() {
  const { words } = useSpeech();
  const said = words.supervisionWork.own;
  const inbox = useInbox();
  return (
    <Page title={said.title} intro={said.intro}>
      <div className="stack">
        <Sheet title={said.minutes}>
          <Minutes />
        </Sheet>
        <Sheet title={said.tasks}>
          <p>
            <Link to="/inbox">{fill(said.inbox, { n: inbox.data?.counts.todo ?? 0 })}</Link>
          </p>
        </Sheet>
        <Sheet title={words.supervisionWork.rectification.title}>
          <Rectifications />
        </Sheet>
      </div>
    </Page>
  );
}

/** Meetings that were held and whose minutes are not signed: he signs on the meeting's own page. */
function Minutes() {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork.own;
  const sittings = useSittings('closed');
  return (
    <Loaded query={sittings}>
      {(waiting) => {
        if (waiting.length === 0) return <Empty title={said.noMinutes} hint={said.noMinutesHint} />;
        return (
          <>
            <ul className="rows">
              {waiting.map((sitting) => (
                <li key={sitting.id} className="row">
                  <Link className="row-title" to={`/sittings/${sitting.id}`}>
                    {formatDay(sitting.on, language, true)} {text(sitting.organ.name)}
                  </Link>
                  <p className="soft">
                    {text(sitting.society.name)} · {fill(said.items, { n: sitting.items })}
                  </p>
                </li>
              ))}
            </ul>
            <ShowMore pages={sittings} />
          </>
        );
      }}
    </Loaded>
  );
}

function Rectifications() {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork.rectification;
  const items = useRectifications();
  return (
    <Loaded query={items}>
      {(list) =>
        list.length === 0 ? (
          <p className="soft">{said.empty}</p>
        ) : (
          <>
            <ul className="rows">
              {list.map((item) => (
                <li key={item.id} className="row">
                  <Link className="row-title" to={`/rectifications/${item.id}`}>
                    {item.case.subject}
                  </Link>
                  <p className="soft">
                    <Tag tone={item.status === 'open' ? 'care' : 'plain'}>{text(rectificationStatus[item.status])}</Tag>{' '}
                    {fill(said.due, { day: formatDay(item.due, language, true) })}
                  </p>
                </li>
              ))}
            </ul>
            <ShowMore pages={items} />
          </>
        )
      }
    </Loaded>
  );
}

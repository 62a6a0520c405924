import { Link, useParams } from 'react-router';
import type { RectificationView } from '../../../../libs/contracts/supervision-work';
import { rectificationStatus } from '../../../../libs/contracts/supervision-words';
import { fill } from '../messages';
import { useSession } from '../session/session';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { RectificationBody } from './rectification-body';
import { useRectification, useRectifications } from './work-api';

/** 整改事项: of my society, or those that I sent. */
export function RectificationsPage() {
  const { words } = useSpeech();
  const { faces } = useSession();
  const said = words.supervisionWork.rectification;
  const items = useRectifications();
  return (
    <Page title={said.title} intro={faces.includes('society') ? said.introSociety : said.intro}>
      <Loaded query={items}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <>
              <ul className="rows sheet">
                {list.map((item) => (
                  <Row key={item.id} item={item} />
                ))}
              </ul>
              <ShowMore pages={items} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Row({ item }: { item: RectificationView }) {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork.rectification;
  return (
    <li className="row">
      <Link className="row-title" to={`/rectifications/${item.id}`}>
        {item.words.length > 40 ? `${item.words.slice(0, 40)}…` : item.words}
      </Link>
      <p className="soft">
        <Tag tone={item.status === 'open' ? 'care' : 'plain'}>{text(rectificationStatus[item.status])}</Tag>{' '}
        {text(item.society.name)} · {item.case.subject} · {fill(said.due, { day: formatDay(item.due, language, true) })}
      </p>
    </li>
  );
}

export function RectificationPage() {
  const { id = '' } = useParams();
  const { words, text } = useSpeech();
  const said = words.supervisionWork.rectification;
  const item = useRectification(id);
  return (
    <Loaded query={item}>
      {(found) => (
        <Page
          title={said.title}
          intro={`${text(found.society.name)} · ${fill(said.about, found.case)}`}
          actions={<Link to="/rectifications">{said.title}</Link>}
        >
          <Sheet>
            <RectificationBody item={found} />
          </Sheet>
        </Page>
      )}
    </Loaded>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { NoticeView } from '../../../../libs/contracts/api';
import { fill, type Words } from '../messages';
import { api } from '../shared/api';
import { formatDay, formatInstant, type Language } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded } from '../shared/notes';
import { Page, Tag } from '../shared/page';
import { invalidateTopics, useNotices } from '../shared/queries';

export function NoticesPage() {
  const { words } = useSpeech();
  const notices = useNotices();
  return (
    <Page
      title={words.notices.title}
      actions={
        <>
          <ReadAll list={notices.data ?? []} />
          <Link to="/message-settings">{words.notices.settings}</Link>
        </>
      }
    >
      <Loaded query={notices}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.notices.empty} hint={words.notices.emptyHint} />
          ) : (
            <>
              <ul className="rows sheet">
                {list.map((notice) => (
                  <Notice key={notice.id} notice={notice} />
                ))}
              </ul>
              <ShowMore pages={notices} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** Also what is further down than the list was read. */
function ReadAll({ list }: { list: NoticeView[] }) {
  const { words } = useSpeech();
  const [newest] = list;
  const read = useMutation({ mutationFn: api.readNotices, onSettled: () => invalidateTopics(['notices']) });
  if (newest === undefined || list.every((notice) => notice.read)) return null;
  return (
    <Button disabled={read.isPending} onClick={() => read.mutate(newest.id)}>
      {words.notices.markAllRead}
    </Button>
  );
}

function Notice({ notice }: { notice: NoticeView }) {
  const { words, text, language } = useSpeech();
  const read = useMutation({ mutationFn: () => api.readNotice(notice.id), onSettled: () => invalidateTopics(['notices']) });
  const sentences: Record<string, string> = words.notices.message;
  const target = targetOf(notice);
  return (
    <li className="row">
      <div className="row-line">
        <span>
          <Link to={target} onClick={() => !notice.read && read.mutate()} className={notice.read ? undefined : 'row-title'}>
            {sentences[notice.message] ?? words.notices.message.other}
            {notice.subject ? `${words.app.colon}${notice.subject}` : ''}
          </Link>{' '}
          {!notice.read && <Tag tone="care">{words.notices.unread}</Tag>}
          <br />
          <span className="soft">
            {text(notice.title)}
            {dayOf(notice, words.notices, language)} · {formatInstant(notice.at, language, true)}
          </span>
        </span>
        {!notice.read && (
          <Button type="text" size="small" disabled={read.isPending} onClick={() => read.mutate()}>
            {words.notices.markRead}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What is about no case: where it is done. */
const PLACES: Record<string, string> = {
  'duty-opened': '/calendar',
  'duty-soon': '/calendar',
  'term-ending': '/calendar',
  'start-proposed': '/start-proposals',
  'follow-up-assigned': '/follow-ups',
  'follow-up-due': '/follow-ups',
};

function targetOf({ message, sitting, case: file, assignment, publication }: NoticeView): string {
  const place = PLACES[message];
  if (place) return place;
  if (publication) return `/procedure-changes/${publication}`;
  if (sitting) return `/sittings/${sitting}`;
  if (file) return `/cases/${file}`;
  return assignment ? `/assignments/${assignment}` : '/inbox';
}

/** The day that it is about, as the message means it. */
function dayOf({ message, day }: NoticeView, said: Words['notices'], language: Language): string {
  if (day === null) return '';
  const meant: Record<string, string> = said.day;
  return ` · ${fill(meant[message] ?? said.day.other, { day: formatDay(day, language, true) })}`;
}

import { useState } from 'react';
import { Link } from 'react-router';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded, Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { FollowUpList } from './follow-up-list';
import { useFollowUps } from './kit-api';

/** 督办清单: what meetings have asked for, open ones first. */
export function FollowUpsPage() {
  const { words } = useSpeech();
  const said = words.kit.followUps;
  const query = useFollowUps();
  const [isSaved, setSaved] = useState(false);
  return (
    <Page title={said.title} intro={said.intro} actions={<Link to="/sittings">{words.sittings.toList}</Link>}>
      <div role="status">{isSaved && <Note tone="good">{said.saved}</Note>}</div>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <Sheet>
              <FollowUpList list={list} label={said.title} onSaved={() => setSaved(true)} />
              <ShowMore pages={query} />
            </Sheet>
          )
        }
      </Loaded>
    </Page>
  );
}

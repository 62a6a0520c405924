import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSpeech } from './language';

/** A screen or three: more stand on the page only when they are asked for. */
const AT_FIRST = 60;

/** As many of a long list as somebody reads, and the button for more. Another list (`of`) begins from its top. */
export function usePartShown<Item>(list: Item[], of = ''): [Item[], ReactNode] {
  const { words } = useSpeech();
  const [asked, setAsked] = useState({ of, most: AT_FIRST });
  const most = asked.of === of ? asked.most : AT_FIRST;
  const more =
    list.length > most ? (
      <Button block onClick={() => setAsked({ of, most: most + AT_FIRST })}>
        {words.inbox.showMore}
      </Button>
    ) : null;
  return [list.slice(0, most), more];
}

import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { fill } from '../messages';
import { useSpeech } from './language';

/** So many stand on the page at once: an assembly has thousands, and a phone a small memory. */
const AT_ONCE = 60;

/** People by name, a piece at a time: a list that fits is shown as it is, a longer one can be searched. */
export function LongList<Row>({
  rows,
  nameOf,
  children,
}: {
  rows: Row[];
  nameOf: (row: Row) => string;
  children: (shown: Row[]) => ReactNode;
}) {
  const { words } = useSpeech();
  const said = words.acts.longList;
  const [searched, setSearched] = useState('');
  const [atMost, setAtMost] = useState(AT_ONCE);
  if (rows.length <= AT_ONCE) return children(rows);
  const found = rows.filter((row) => nameOf(row).includes(searched.trim()));
  const shown = found.slice(0, atMost);
  return (
    <>
      <Input.Search
        allowClear
        aria-label={said.search}
        placeholder={said.search}
        value={searched}
        onChange={(event) => {
          setSearched(event.target.value);
          setAtMost(AT_ONCE);
        }}
      />
      {children(shown)}
      <p className="soft" role="status">
        {found.length === 0 ? said.none : fill(said.shown, { shown: shown.length, found: found.length })}
      </p>
      {found.length > shown.length && (
        <Button block onClick={() => setAtMost(atMost + AT_ONCE)}>
          {words.inbox.showMore}
        </Button>
      )}
    </>
  );
}

import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BranchView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useBranches } from '../shared/queries';

export function BranchesPage() {
  const { words } = useSpeech();
  const branches = useBranches();
  const [query, setQuery] = useState('');
  const matches = (branch: BranchView) =>
    `${branch.name} ${branch.discipline ?? ''} ${branch.society.name.zh}`.includes(query.trim());
  return (
    <Page title={words.branches.title}>
      <Loaded query={branches}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.branches.empty} hint={words.branches.emptyHint} />
          ) : (
            <>
              <Input
                type="search"
                allowClear
                className="search"
                value={query}
                aria-label={words.branches.search}
                placeholder={words.branches.search}
                onChange={(event) => setQuery(event.target.value)}
              />
              <BranchTable list={list.filter(matches)} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** A table on wide screens; on a phone each row becomes a card that repeats its headings. */
function BranchTable({ list }: { list: BranchView[] }) {
  const { words, text, language } = useSpeech();
  const kinds: Record<string, string> = words.branches.kinds;
  const head = words.branches;
  return (
    <div className="sheet">
      <table className="table">
        <caption className="soft">{fill(words.branches.count, { n: list.length })}</caption>
        <thead>
          <tr>
            {[head.name, head.kind, head.society, head.discipline, head.head, head.entered, head.source].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map((branch) => (
            <tr key={branch.id}>
              <th scope="row" data-label={head.name}>
                {branch.name}
              </th>
              <td data-label={head.kind}>{kinds[branch.kind] ?? kinds['branch']}</td>
              <td data-label={head.society}>{text(branch.society.name)}</td>
              <td data-label={head.discipline}>{branch.discipline ?? '—'}</td>
              <td data-label={head.head}>{branch.head ?? '—'}</td>
              <td data-label={head.entered}>{formatDay(civilDateOf(branch.enteredAt), language)}</td>
              <td data-label={head.source}>
                {branch.case ? <Link to={`/cases/${branch.case}`}>{branch.number}</Link> : head.sourceImport}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

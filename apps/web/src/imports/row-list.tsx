import { Button } from 'antd';
import { useState } from 'react';
import { IMPORT_VERDICTS, type ImportRowView, type ImportVerdict, type ImportView } from '../../../../libs/contracts/imports';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Loaded } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { Tabs } from '../shared/tabs';
import { useWork } from '../shared/use-work';
import { DoubtForm } from './doubt-form';
import { importsApi, problemsAddress, useImportRows } from './imports.api';

const TONES = { new: 'good', change: 'ink', same: 'plain', doubtful: 'care', error: 'stop', left: 'plain' } as const;

/** Every line and what it comes to, by what needs a person first. */
export function RowList({ view }: { view: ImportView }) {
  const { words } = useSpeech();
  const say = words.imports.check;
  const { counts } = view;
  const [chosen, setChosen] = useState<ImportVerdict | 'all' | null>(null);
  const first = view.status === 'ready' && counts.doubtful > 0 ? 'doubtful' : 'all';
  // A group whose last row has gone elsewhere is no group any more.
  const verdict = chosen === null || (chosen !== 'all' && counts[chosen] === 0) ? first : chosen;
  const rows = useImportRows(
    view.id,
    verdict === 'all' ? '' : verdict,
    `${view.status} ${JSON.stringify([view.mapping, counts])}`,
  );
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = rows.data?.pages.flatMap((page) => page.rows);
  return (
    <Sheet title={say.title}>
      <Tabs
        active={verdict}
        onChange={setChosen}
        tabs={[
          { key: 'all' as const, label: fill(say.all, { n: total }) },
          ...IMPORT_VERDICTS.filter((one) => counts[one] > 0).map((one) => ({
            key: one,
            label: fill(say.tab, { verdict: say.verdict[one], n: counts[one] }),
          })),
        ]}
      >
        {verdict === 'error' && (
          <p className="soft">
            {say.problemsHint}{' '}
            <a href={problemsAddress(view.id)} download>
              {say.problems}
            </a>
          </p>
        )}
        <Loaded query={{ data: shown, error: rows.error, refetch: rows.refetch }}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={say.nothing} hint={say.nothingHint} />
            ) : (
              <ul className="rows">
                {list.map((row) => (
                  <ImportLine key={row.line} view={view} row={row} />
                ))}
              </ul>
            )
          }
        </Loaded>
        {rows.hasNextPage && (
          <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {say.more}
          </Button>
        )}
      </Tabs>
    </Sheet>
  );
}

function ImportLine({ view, row }: { view: ImportView; row: ImportRowView }) {
  const { words, text } = useSpeech();
  const say = words.imports.check;
  return (
    <li className="row">
      <div className="row-line">
        <span>
          <span className="soft">{fill(say.line, { n: row.line })}</span> <span className="row-title">{row.said}</span>
        </span>
        <span className="row-actions">
          {row.kept && <Tag tone="care">{say.kept}</Tag>}
          <Tag tone={TONES[row.verdict]}>{say.verdict[row.verdict]}</Tag>
        </span>
      </div>
      {row.problems.map(({ sentence }) => (
        <p key={sentence.zh} className="stop-text">
          {text(sentence)}
        </p>
      ))}
      {row.changes.length > 0 && (
        <p className="soft changes">
          {row.changes.map(({ label, from, to }) => (
            <span key={label.zh}>
              {text(label)}
              {words.app.colon}
              {from !== null && <>{from} → </>}
              <span className="changed">{to ?? say.blank}</span>
            </span>
          ))}
        </p>
      )}
      {row.doubt && view.status === 'ready' && <DoubtForm view={view} row={row} doubt={row.doubt} />}
      {view.status === 'ready' && row.settled.length > 0 && <ChangeMind view={view} keys={row.settled} />}
    </li>
  );
}

function ChangeMind({ view, keys }: { view: ImportView; keys: string[] }) {
  const { words } = useSpeech();
  const { isBusy, failure, run } = useWork();
  return (
    <>
      <FailureNote tone="care" failure={failure} />
      <Button
        size="small"
        loading={isBusy}
        onClick={() => void run(() => importsApi.decide(view.id, Object.fromEntries(keys.map((key) => [key, null]))))}
      >
        {words.imports.check.changed}
      </Button>
    </>
  );
}

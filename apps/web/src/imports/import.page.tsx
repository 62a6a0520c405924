import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ImportTargetView, ImportView } from '../../../../libs/contracts/imports';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { FailureNote, Loaded } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { useWork } from '../shared/use-work';
import { importsApi, useImport, useImportTargets } from './imports.api';
import './imports.css';
import { MappingForm } from './mapping-form';
import { RowList } from './row-list';
import { Settle } from './settle';

/** One import: its sheet, its columns, what its rows come to, and what was done with them. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { words, text, language } = useSpeech();
  const view = useImport(id);
  const targets = useImportTargets();
  const { data } = view;
  const target = targets.data?.find((one) => one.id === data?.target);
  return (
    <Page
      title={data ? fill(words.imports.titleOf, { what: text(data.title) }) : words.imports.title}
      intro={
        data &&
        `${data.fileName ?? words.imports.expired} · ${text(data.association)} · ${fill(words.imports.by, {
          name: data.madeBy,
          time: formatInstant(data.madeAt, language, true),
        })}`
      }
      actions={<Link to="/imports">{words.imports.back}</Link>}
    >
      <Loaded query={view}>{(loaded) => <Parts view={loaded} target={target} />}</Loaded>
    </Page>
  );
}

function Parts({ view, target }: { view: ImportView; target: ImportTargetView | undefined }) {
  if (view.status === 'sheet') return <ChooseSheet view={view} />;
  const isOpen = view.status === 'ready' && view.working === null;
  return (
    <>
      {isOpen && view.sheets.length > 1 && <ChooseSheet view={view} />}
      {isOpen && target && <MappingForm key={`${view.sheet} ${view.headingRow}`} view={view} target={target} />}
      {view.status !== 'ready' && <Settle view={view} />}
      {view.missing.length === 0 && view.fileName !== null && <RowList view={view} />}
      {view.status === 'ready' && view.missing.length === 0 && <Settle view={view} />}
    </>
  );
}

function ChooseSheet({ view }: { view: ImportView }) {
  const { words } = useSpeech();
  const say = words.imports.sheet;
  const [sheet, setSheet] = useState(view.sheet ?? 0);
  const { isBusy, failure, run } = useWork();
  return (
    <Sheet title={say.title}>
      <div className="stack">
        <p className="soft">{fill(say.intro, { n: view.sheets.length })}</p>
        <Radio.Group
          className="choices"
          value={sheet}
          onChange={(event) => setSheet(Number(event.target.value))}
          options={view.sheets.map(({ name, rows }, index) => ({
            value: index,
            label: `${name}${fill(words.app.aside, { what: fill(say.rows, { n: rows }) })}`,
          }))}
        />
        <FailureNote tone="care" failure={failure} />
        <Button
          type={view.sheet === null ? 'primary' : 'default'}
          loading={isBusy}
          disabled={sheet === view.sheet}
          onClick={() => void run(() => importsApi.chooseSheet(view.id, sheet))}
        >
          {view.sheet === null ? say.use : say.other}
        </Button>
      </div>
    </Sheet>
  );
}

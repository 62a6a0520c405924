import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import type { ArchiveHouseView } from '../../../../libs/contracts/archive';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useArchiveHouse, useBatches } from './archive-api';
import { BatchRow } from './batch-row';
import { RetentionSheet } from './retention-sheet';
import { WaitingSheet } from './waiting-sheet';

/** 归档: how long a house keeps what, its closed cases that are in no batch, and its batches. */
export function ArchiveDesk() {
  const { words, text } = useSpeech();
  const [params, setParams] = useSearchParams();
  return (
    <Loaded query={useArchiveHouse(params.get('archive'))}>
      {(view) => (
        <div className="stack">
          {view.houses.length > 1 && (
            <Field label={words.documents.house}>
              {(control) => (
                <Select
                  {...control}
                  className="full"
                  value={view.house.id}
                  options={view.houses.map(({ id, name }) => ({ value: id, label: text(name) }))}
                  onChange={(id) => setParams((before) => ({ ...Object.fromEntries(before), archive: id }), { replace: true })}
                />
              )}
            </Field>
          )}
          {!view.mayArchive && <Note tone="plain">{words.documents.archive.standIn}</Note>}
          <WaitingSheet key={view.house.id} view={view} />
          <Batches view={view} />
          <RetentionSheet view={view} />
        </div>
      )}
    </Loaded>
  );
}

function Batches({ view }: { view: ArchiveHouseView }) {
  const { words } = useSpeech();
  const said = words.documents.archive;
  const pages = useBatches(view.house.id);
  return (
    <Sheet title={said.batches}>
      <Loaded query={pages}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.batchesNone} hint={said.batchesNoneHint} />
          ) : (
            <>
              <ul className="rows">
                {list.map((batch) => (
                  <BatchRow key={batch.id} batch={batch} />
                ))}
              </ul>
              <ShowMore pages={pages} />
            </>
          )
        }
      </Loaded>
    </Sheet>
  );
}

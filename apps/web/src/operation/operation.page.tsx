import { Button } from 'antd';
import { useState } from 'react';
import type { FaultReleased, FaultView } from '../../../../libs/contracts/operation';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Loaded, Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { useWork } from '../shared/use-work';
import { release, useFaults } from './operation-api';

/** 运行情况, for whoever runs the house: what an unexpected error has stopped, and letting it go on. */
export function OperationPage() {
  const said = useSpeech().words.operation;
  const faults = useFaults(true);
  const [released, setReleased] = useState<FaultReleased | null>(null);
  const { isBusy, failure, run } = useWork();
  return (
    <Page title={said.title} intro={said.intro}>
      <Sheet title={said.stopped}>
        <FailureNote failure={failure} />
        {released !== null && (
          <Note tone={released.goesOn ? 'good' : 'care'} live>
            {released.goesOn ? said.goesOn : said.stillStopped}
          </Note>
        )}
        <Loaded query={faults}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={said.none} hint={said.noneHint} />
            ) : (
              <ul className="rows">
                {list.map((fault) => (
                  <Row
                    key={fault.reference}
                    fault={fault}
                    isBusy={isBusy}
                    again={() => void run(async () => setReleased(await release(fault.reference)))}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Sheet>
    </Page>
  );
}

function Row({ fault, isBusy, again }: { fault: FaultView; isBusy: boolean; again: () => void }) {
  const { words, language } = useSpeech();
  const said = words.operation;
  const what = fault.number === null ? said.kinds[fault.kind] : fill(said.numbered, { number: fault.number });
  return (
    <li className="row">
      <div className="row-line">
        <span>
          {fill(said.row, { what, at: formatInstant(fault.since, language, true) })}
          <br />
          <span className="soft">{fill(said.reference, { reference: fault.reference, code: fault.code })}</span>
        </span>
        <Button size="small" disabled={isBusy} aria-label={fill(said.releaseOf, { what })} onClick={again}>
          {said.release}
        </Button>
      </div>
    </li>
  );
}

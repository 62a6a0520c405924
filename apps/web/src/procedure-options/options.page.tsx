import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ProcedureOptionView } from '../../../../libs/contracts/offers';
import { fill } from '../messages';
import { request } from '../shared/api';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { queryClient } from '../shared/queries';

const OPTIONS = ['procedure-options'];
const switchOption = ({ procedure, association, isOn }: ProcedureOptionView, reason: string) =>
  request<ProcedureOptionView[]>('POST', `/procedures/options/${encodeURIComponent(procedure.id)}`, {
    association: association.id,
    isOn: !isOn,
    reason,
  });

/** What the texts of a place do not name, and its association may take into use: each switch with its reason. */
export function OptionsPage() {
  const { words } = useSpeech();
  const said = words.procedures.options;
  const options = useQuery({
    queryKey: OPTIONS,
    queryFn: () => request<ProcedureOptionView[]>('GET', '/procedures/options'),
  });
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={options}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <div className="stack">
              {list.map((option) => (
                <Option key={`${option.association.id} ${option.procedure.id}`} option={option} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Option({ option }: { option: ProcedureOptionView }) {
  const { words, text, language } = useSpeech();
  const said = words.procedures.options;
  const [switching, setSwitching] = useState(false);
  const [reason, setReason] = useState('');
  const title = text(option.procedure.title);
  const label = fill(option.isOn ? said.confirmOff : said.confirmOn, { title });
  const close = () => {
    setSwitching(false);
    setReason('');
  };
  const send = () =>
    reason.trim() === ''
      ? null
      : switchOption(option, reason.trim()).then(() => queryClient.invalidateQueries({ queryKey: OPTIONS }));
  const places = option.places
    .map(({ jurisdiction, societies }) => fill(said.place, { jurisdiction: said.jurisdictions[jurisdiction], n: societies }))
    .join(words.app.comma);
  return (
    <Sheet title={title} aside={<Tag tone={option.isOn ? 'good' : 'plain'}>{option.isOn ? said.on : said.off}</Tag>}>
      <p>{text(option.procedure.summary)}</p>
      <p className="soft">{fill(said.places, { places })}</p>
      {option.switched !== null && option.switched.by !== '' && (
        <p className="soft">
          {fill(said.switched, { by: option.switched.by, at: formatInstant(option.switched.at, language, true) })}
          {option.switched.reason !== null && ` · ${fill(said.because, { reason: option.switched.reason })}`}
        </p>
      )}
      {switching ? (
        <ChangeForm
          label={label}
          submit={option.isOn ? said.switchOff : said.switchOn}
          send={send}
          onDone={close}
          onCancel={close}
        >
          {(problemOf, tried) => (
            <ReasonField
              label={said.reason}
              help={said.reasonHint}
              value={reason}
              onChange={setReason}
              tried={tried}
              problem={problemOf('reason')}
            />
          )}
        </ChangeForm>
      ) : (
        <Button aria-label={label} onClick={() => setSwitching(true)}>
          {option.isOn ? said.switchOff : said.switchOn}
        </Button>
      )}
    </Sheet>
  );
}

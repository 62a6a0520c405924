import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { EarlierFiling, FormContent, ProcedureGuide } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { api, request } from '../shared/api';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { Folded } from '../shared/page';
import { useWork } from '../shared/use-work';
import { copied } from './copied';

interface EarlierProps {
  guide: ProcedureGuide;
  form: FormContent;
  disabled: boolean;
  onContent: (content: FormContent) => void;
}

/** 带入上次填写的内容: what was filed of the same kind before. Only what is still empty is filled, so nothing typed is lost. */
export function EarlierFilings({ guide, form, disabled, onContent }: EarlierProps) {
  const { words } = useSpeech();
  const said = words.guides.filling;
  const [taken, setTaken] = useState<number | null>(null);
  const society = guide.society.id;
  const earlier = useQuery({
    queryKey: ['earlier', guide.id, society],
    queryFn: () =>
      request<EarlierFiling[]>(
        'GET',
        `/procedures/${encodeURIComponent(guide.id)}/earlier?society=${encodeURIComponent(society)}`,
      ),
  });
  const { isBusy, failure, run } = useWork();
  const copy = (filing: EarlierFiling) =>
    run(async () => {
      const { form: before } = await api.case(filing.case);
      const found = copied(guide.fields, before, form);
      setTaken(Object.keys(found).length);
      onContent({ ...form, ...found });
    });
  if (!earlier.data || earlier.data.length === 0) return null;
  return (
    <div className="no-print earlier">
      <Folded summary={said.copy}>
        <ul className="plain-list">
          {earlier.data.map((filing) => (
            <li key={filing.case}>
              <Button disabled={disabled || isBusy} aria-busy={isBusy} onClick={() => void copy(filing)} className="wraps">
                <CopyWords filing={filing} />
              </Button>
            </li>
          ))}
        </ul>
      </Folded>
      <FailureNote failure={failure} />
      {taken !== null && (
        <Note tone="plain" live>
          {taken === 0 ? said.copiedNothing : fill(said.copied, { n: taken })}
        </Note>
      )}
    </div>
  );
}

function CopyWords({ filing: { subject, number, filedAt } }: { filing: EarlierFiling }) {
  const { words, language } = useSpeech();
  return <>{fill(words.guides.filling.copyFrom, { subject, number, day: formatDay(civilDateOf(filedAt), language, true) })}</>;
}

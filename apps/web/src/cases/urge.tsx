import { Button } from 'antd';
import { useState } from 'react';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { useWork } from '../shared/use-work';
import { urge } from './notes-api';

/** 催办: whoever holds what the case waits for finds a message; once a day. */
export function Urge({ id }: { id: string }) {
  const { words } = useSpeech();
  const [reminded, setReminded] = useState<number | null>(null);
  const { isBusy, failure, run } = useWork();
  return (
    <>
      {reminded === null && (
        <Button
          disabled={isBusy}
          aria-busy={isBusy}
          onClick={() => void run(() => urge(id).then((answer) => setReminded(answer.reminded)))}
        >
          {words.doing.urge}
        </Button>
      )}
      {reminded !== null && (
        <Note tone="good" live>
          {fill(words.doing.urged, { n: reminded })}
        </Note>
      )}
      <FailureNote failure={failure} tone="care" />
    </>
  );
}

import { useState } from 'react';
import type { SharedProgress } from '../../../../libs/contracts/share';
import { fill } from '../messages';
import { formatDay, formatInstant, civilDateOf } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { LargePage } from '../shared/large-page';
import { Loaded } from '../shared/notes';
import { useSharedProgress } from './share-api';

/**
 * 办理进度 behind a link, without an account. The token stands behind `#`, so no server and no log sees it until this page posts it; the page
 * itself, which is all that a chat program's preview gets, says nothing of any matter.
 */
export function SharePage() {
  const { words } = useSpeech();
  const said = words.society.share;
  const [token] = useState(() => window.location.hash.slice(1));
  const progress = useSharedProgress(token);
  return (
    <LargePage title={said.title}>
      <h1>{said.title}</h1>
      <Loaded query={progress}>{(view) => <Progress view={view} />}</Loaded>
    </LargePage>
  );
}

function Progress({ view }: { view: SharedProgress }) {
  const { words, text, language } = useSpeech();
  const said = words.society.share;
  const day = (on: string) => formatDay(on, language, true);
  return (
    <>
      <p>{fill(said.of, { society: text(view.society), procedure: text(view.procedure) })}</p>
      <p>
        {fill(said.filed, { day: day(view.filedOn) })} · {view.status === 'closed' ? said.closed : said.running} ·{' '}
        {fill(said.asOf, { time: formatInstant(view.asOf, language, true) })}
      </p>
      <ol aria-label={said.stages} className="flow">
        {view.stages.map((stage, index) => (
          <li key={index} aria-current={stage.status === 'current' ? 'step' : undefined}>
            <p className="flow-title">{text(stage.title)}</p>
            <p className="soft">
              {said.status[stage.status]}
              {stage.on !== null && ` · ${day(stage.on)}`}
            </p>
          </li>
        ))}
      </ol>
      <p className="soft">{fill(said.validUntil, { day: day(civilDateOf(view.expiresAt)) })}</p>
    </>
  );
}

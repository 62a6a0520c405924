import { Button } from 'antd';
import { Link } from 'react-router';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { taskAddress } from './inbox-address';
import { isLeft, type Line, type useTogether } from './use-together';

const TONE: Record<Line['phase'], 'plain' | 'good' | 'care' | 'stop'> = {
  waiting: 'plain',
  sending: 'plain',
  received: 'care',
  unreachable: 'care',
  accepted: 'good',
  refused: 'stop',
  broken: 'care',
};

/** How far it is, and each answer by itself: what was not done says why, and is opened from here. */
export function TogetherResults({ work }: { work: ReturnType<typeof useTogether> }) {
  const { words } = useSpeech();
  const said = words.inbox.together;
  const { lines, isRunning, goOn, forget } = work;
  const left = lines.filter(isLeft).length;
  const done = lines.filter(({ phase }) => phase === 'accepted').length;
  const progress = fill(said.progress, { done: lines.length - left, n: lines.length });
  return (
    <Sheet title={said.results}>
      <progress className="progress-bar" max={lines.length} value={lines.length - left} aria-label={progress} />
      <p role="status">{isRunning || left > 0 ? progress : null}</p>
      {!isRunning && left === 0 && (
        <Note tone={done === lines.length ? 'good' : 'care'} live>
          <p className="note-title">
            {done === lines.length ? fill(said.allDone, { n: done }) : fill(said.someDone, { done, rest: lines.length - done })}
          </p>
        </Note>
      )}
      <ul className="rows" aria-label={said.results}>
        {lines.map((line) => (
          <ResultLine key={line.task} line={line} />
        ))}
      </ul>
      <div className="row-actions together-actions">
        {!isRunning && left > 0 && (
          <Button type="primary" onClick={goOn}>
            {fill(lines.some(({ phase }) => phase === 'broken') ? said.again : said.goOn, { n: left })}
          </Button>
        )}
        {!isRunning && left === 0 && (
          <Link to="/inbox" className="button-link" onClick={forget}>
            {said.finish}
          </Link>
        )}
      </div>
    </Sheet>
  );
}

function ResultLine({ line }: { line: Line }) {
  const { words, text } = useSpeech();
  const said = words.inbox.together;
  const why = line.error === null ? '' : text(line.error.message);
  return (
    <li className="row row-line">
      <span className="row-title">{line.subject}</span>
      <span className="row-actions">
        <Tag tone={TONE[line.phase]}>{fill(said.lineState[line.phase], { why })}</Tag>
        {line.phase === 'refused' && <Link to={taskAddress(line.task)}>{said.openApart}</Link>}
      </span>
    </li>
  );
}

import type { ProgressNode } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { civilDateOf, formatDay, lastDayOf } from './dates';
import { countsSentence, titleOf } from './items';
import { useSpeech } from './language';

/** Each state has its own shape as well as its colour. */
function Mark({ status }: { status: ProgressNode['status'] }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="progress-mark">
      <circle cx="12" cy="12" r="10" className="progress-ring" />
      {status === 'done' && <path d="M7 12.5l3.5 3.5L17 9" className="progress-stroke" />}
      {status === 'current' && <circle cx="12" cy="12" r="5" className="progress-dot" />}
      {status === 'refused' && <path d="M8 8l8 8M16 8l-8 8" className="progress-stroke" />}
      {(status === 'skipped' || status === 'cancelled') && <path d="M7 12h10" className="progress-stroke" />}
    </svg>
  );
}

/** Automatic checks that follow each other and have come equally far are one step to a reader; one that stopped the case stands alone. */
function joinChecks(nodes: ProgressNode[], title: ProgressNode['title']): ProgressNode[] {
  const joined: ProgressNode[] = [];
  for (const node of nodes) {
    const last = joined[joined.length - 1];
    if (
      last?.kind === 'check' &&
      node.kind === 'check' &&
      last.status === node.status &&
      last.round === node.round &&
      last.item?.key === node.item?.key
    ) {
      joined[joined.length - 1] = { ...node, title, outcome: null };
    } else {
      joined.push(node);
    }
  }
  return joined;
}

/** The case as a line of steps: across on wide screens, down on a phone. */
export function ProgressDiagram({ nodes }: { nodes: ProgressNode[] }) {
  const speech = useSpeech();
  const { words, language, text } = speech;
  const day = (instant: string) => formatDay(civilDateOf(instant), language, true);
  return (
    <ol className="progress" aria-label={words.progress.label}>
      {joinChecks(nodes, { zh: words.task.checks, en: words.task.checks }).map((node, index) => (
        <li
          key={`${node.id}-${node.round}-${index}`}
          className={`progress-node progress-${node.status}`}
          aria-current={node.status === 'current' ? 'step' : undefined}
        >
          <Mark status={node.status} />
          <div className="progress-text">
            <span className="progress-title">{titleOf(node, speech)}</span>
            <span className="progress-state">
              {node.outcome ? text(node.outcome) : words.progress.status[node.status]}
              {node.round > 1 && ` · ${fill(words.progress.round, { n: node.round })}`}
            </span>
            {(node.items ?? node.parallel) && <span className="soft">{countsSentence(node, speech)}</span>}
            {node.holder && (node.status === 'current' || node.status === 'ahead') && (
              <span className="soft">{text(node.holder)}</span>
            )}
            {node.at && <span className="soft">{day(node.at)}</span>}
            {node.status === 'current' && node.until && (
              <span className="soft">
                {fill(words.waiting.expected, { day: formatDay(lastDayOf(node.until), language, true) })}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

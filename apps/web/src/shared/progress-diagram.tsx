import { Suspense } from 'react';
import { Link } from 'react-router';
import type { ProgressNode, TimelineEntry } from '../../../../libs/contracts/api';
import type { LinkedCaseView } from '../../../../libs/contracts/starts';
import { fill } from '../messages';
import { civilDateOf, formatDay, lastDayOf } from './dates';
import { countsSentence, titleOf } from './items';
import { useSpeech } from './language';
import { lazily } from './lazily';
import './progress-diagram.css';

const SentBack = lazily(() => import('./sent-back').then((m) => ({ default: m.SentBack })));
const StepWithin = lazily(() => import('./step-within').then((m) => ({ default: m.StepWithin })));

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
      last.item?.key === node.item?.key &&
      branchOf(last) === branchOf(node)
    ) {
      joined[joined.length - 1] = { ...node, title, outcome: null };
    } else {
      joined.push(node);
    }
  }
  return joined;
}

const branchOf = ({ branch }: ProgressNode): string | null => (branch ? `${branch.parallel}/${branch.number}` : null);

/** Neighbours of one branch stand together; everything else by itself. */
function byBranch(nodes: ProgressNode[]): ProgressNode[][] {
  const groups: ProgressNode[][] = [];
  for (const node of nodes) {
    const last = groups[groups.length - 1];
    if (last?.[0] && branchOf(node) !== null && branchOf(last[0]) === branchOf(node)) last.push(node);
    else groups.push([node]);
  }
  return groups;
}

interface ProgressDiagramProps {
  nodes: ProgressNode[];
  /** Cases that its steps have called. */
  linked?: LinkedCaseView[];
  /** What has been, to say of a step that is open once more what led back to it. */
  entries?: TimelineEntry[];
}

/** The case as a line of steps: across on wide screens, down on a phone and wherever ways go side by side. */
export function ProgressDiagram({ nodes, linked = [], entries = [] }: ProgressDiagramProps) {
  const { words, text } = useSpeech();
  const joined = joinChecks(nodes, { zh: words.task.checks, en: words.task.checks });
  // Before anybody has set out on the way, 未到 would be said of every step.
  const hasBegun = nodes.some(({ status }) => status !== 'ahead' && status !== 'possible' && status !== 'skipped');
  const around = { linked, entries, hasBegun };
  const goesSideBySide = joined.some(({ branch, item }) => branch !== undefined || (item !== undefined && item !== null));
  return (
    <ol className={goesSideBySide ? 'progress progress-down' : 'progress'} aria-label={words.progress.label}>
      {byBranch(joined).map((group, index) => {
        const [{ branch } = {}] = group;
        if (!branch) return group.map((node) => <Step key={`${node.id}-${index}`} node={node} {...around} />);
        const name = [fill(words.progress.branch, { n: branch.number }), branch.title && text(branch.title)]
          .filter(Boolean)
          .join(' · ');
        return (
          <li key={`${branch.parallel}-${branch.number}-${index}`} className="progress-branch">
            <span className="progress-branch-name">{name}</span>
            <ol className="progress" aria-label={name}>
              {group.map((node, at) => (
                <Step key={`${node.id}-${at}`} node={node} {...around} />
              ))}
            </ol>
          </li>
        );
      })}
    </ol>
  );
}

interface StepProps extends Required<Omit<ProgressDiagramProps, 'nodes'>> {
  node: ProgressNode;
  hasBegun: boolean;
}

function Step({ node, linked, entries, hasBegun }: StepProps) {
  const speech = useSpeech();
  const { words, text } = speech;
  const called =
    node.kind === 'call' ? linked.filter(({ relation, step }) => relation === 'called' && step?.zh === node.title.zh) : [];
  return (
    <li
      className={`progress-node progress-${node.status}${node.item ? ' progress-item' : ''}`}
      aria-current={node.status === 'current' ? 'step' : undefined}
    >
      <Mark status={node.status} />
      <div className="progress-text">
        <span className="progress-title">{titleOf(node, speech)}</span>
        {(hasBegun || node.status !== 'ahead') && (
          <span className="progress-state">
            {node.outcome ? text(node.outcome) : words.progress.status[node.status]}
            {node.round > 1 && ` · ${fill(words.progress.round, { n: node.round })}`}
          </span>
        )}
        {(node.items ?? node.parallel) && <span className="soft">{countsSentence(node, speech)}</span>}
        {node.holder && (node.status === 'current' || node.status === 'ahead') && (
          <span className="soft">{text(node.holder)}</span>
        )}
        {node.status === 'current' && node.round > 1 && !node.item && (
          <Suspense fallback={null}>
            <SentBack node={node} entries={entries} />
          </Suspense>
        )}
        <Days node={node} />
        {node.within !== undefined && (
          <Suspense fallback={null}>
            <StepWithin period={node.within} />
          </Suspense>
        )}
        {called.map((link) =>
          link.case ? (
            <Link key={link.case.id} to={`/cases/${link.case.id}`}>
              {fill(words.progress.called, { subject: link.case.subject })}
            </Link>
          ) : null,
        )}
      </div>
    </li>
  );
}

/** From when to when; of a step that goes on, until when it is expected. */
function Days({ node }: { node: ProgressNode }) {
  const { words, language } = useSpeech();
  const day = (instant: string) => formatDay(civilDateOf(instant), language, true);
  const { since, at, until, status } = node;
  if (at !== null) {
    const isLonger = since !== null && civilDateOf(since) !== civilDateOf(at);
    return <span className="soft">{isLonger ? fill(words.progress.span, { from: day(since), to: day(at) }) : day(at)}</span>;
  }
  if (status !== 'current') return null;
  return (
    <>
      {since && <span className="soft">{fill(words.cases.since, { day: day(since) })}</span>}
      {until && (
        <span className="soft">{fill(words.waiting.expected, { day: formatDay(lastDayOf(until), language, true) })}</span>
      )}
    </>
  );
}

import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Text } from '../../../../libs/procedure';
import type { TaskView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useInbox } from '../shared/queries';
import { apartBecause, groupsOf, outcomesTogether, withLater, type Apart, type TaskGroup } from './together-groups';
import { TogetherResults } from './together-results';
import { TogetherTask } from './together-task';
import { useTogether } from './use-together';

/** What was looked at: the content that was on the screen, and what it can be answered with. */
interface Seen {
  contentHash: string;
  outcomes: { id: string; label: Text }[];
}
type Looked = Record<string, Seen | { apart: Apart | 'different' | 'chosen' }>;

/** Several tasks of one step: each looked at, then one answer for all that were; each is a decision of its own. */
export function TogetherPage() {
  const { words } = useSpeech();
  const said = words.inbox.together;
  const inbox = useInbox();
  const work = useTogether();
  return (
    <Page
      title={said.title}
      intro={
        <p>
          {said.intro} {said.rule}
        </p>
      }
      actions={<Link to="/inbox">{said.finish}</Link>}
    >
      {work.lines.length > 0 ? (
        <TogetherResults work={work} />
      ) : (
        <Loaded query={inbox}>{(view) => <Groups now={groupsOf(view.todo)} work={work} />}</Loaded>
      )}
    </Page>
  );
}

interface GroupsProps {
  /** By the list as it is at the moment. */
  now: TaskGroup[];
  work: ReturnType<typeof useTogether>;
}

function Groups({ now, work }: GroupsProps) {
  const { words, text } = useSpeech();
  const said = words.inbox.together;
  const [known, setKnown] = useState(now);
  const groups = withLater(known, now);
  if (countOf(groups) > countOf(known)) setKnown(groups);
  const [key, setKey] = useState<string | null>(null);
  const group = groups.find((one) => one.key === key) ?? groups[0];
  if (group === undefined) return <Empty title={said.none} hint={said.noneHint} />;
  return (
    <>
      {groups.length > 1 && (
        <Sheet>
          <FieldGroup label={said.group}>
            <Radio.Group
              className="choices"
              value={group.key}
              onChange={(event) => setKey(String(event.target.value))}
              options={groups.map(({ key: value, items }) => ({
                value,
                label: fill(said.groupLabel, {
                  procedure: text(items[0]?.title ?? { zh: '', en: '' }),
                  step: text(items[0]?.step ?? { zh: '', en: '' }),
                  n: items.length,
                }),
              }))}
            />
          </FieldGroup>
        </Sheet>
      )}
      <Review key={group.key} group={group} work={work} />
    </>
  );
}

const countOf = (groups: TaskGroup[]): number => groups.reduce((n, { items }) => n + items.length, 0);

/** One after the other on the right; on the left which were looked at. The list may grow meanwhile; what was ticked stays ticked. */
function Review({ group, work }: { group: TaskGroup; work: ReturnType<typeof useTogether> }) {
  const { words, text } = useSpeech();
  const said = words.inbox.together;
  const [looked, setLooked] = useState<Looked>({});
  const [at, setAt] = useState<string | null>(null);
  const { items } = group;
  const shown = items.find(({ task }) => task === at) ?? items.find(({ task }) => !looked[task]) ?? items[0];
  const ticked = items.filter(({ task }) => isSeen(looked[task]));
  const first = ticked[0] && (looked[ticked[0].task] as Seen);
  const mark = (task: string, how: Looked[string] | null) => {
    const next = { ...looked };
    if (how === null) delete next[task];
    else next[task] = how;
    setLooked(next);
    // The next that nobody has looked at; after the last one the decision.
    setAt(how === null ? task : (items.find((item) => !next[item.task])?.task ?? task));
  };
  const see = (task: TaskView) => {
    const outcomes = outcomesTogether(task).map(({ id, label }) => ({ id, label }));
    const isSame = first === undefined || first.outcomes.map(({ id }) => id).join() === outcomes.map(({ id }) => id).join();
    mark(task.id, isSame ? { contentHash: task.contentHash, outcomes } : { apart: 'different' });
  };
  const stateOf = (task: string) => (isSeen(looked[task]) ? 'seen' : looked[task] ? 'apart' : 'open');
  return (
    <div className="together">
      <section aria-label={said.items}>
        <p className="lead" role="status">
          {fill(said.seen, { seen: ticked.length, n: items.length })}
        </p>
        <ul className="cards">
          {items.map((item) => (
            <li key={item.task}>
              <button
                type="button"
                className={item.task === shown?.task ? 'card card-chosen' : 'card'}
                aria-current={item.task === shown?.task ? 'true' : undefined}
                onClick={() => setAt(item.task)}
              >
                <span className="card-title">{item.subject}</span>
                <span className="card-line">{text(item.society.name)}</span>
                <span className="card-tags">
                  <Tag tone={{ open: 'plain', seen: 'good', apart: 'care' }[stateOf(item.task)] as 'plain'}>
                    {said.state[stateOf(item.task)]}
                  </Tag>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <div>
        {shown && (
          <TogetherTask
            key={shown.task}
            id={shown.task}
            apartBecause={apartBecause}
            isSeen={isSeen(looked[shown.task])}
            isDifferent={isDifferent(looked[shown.task])}
            onSee={see}
            onApart={() => mark(shown.task, { apart: 'chosen' })}
            onUndo={() => mark(shown.task, null)}
          />
        )}
        <Decide
          n={ticked.length}
          outcomes={first?.outcomes ?? []}
          onSubmit={(outcome) =>
            work.start(
              ticked.map(({ task, subject }) => ({
                task,
                subject,
                body: { outcome, contentHash: (looked[task] as Seen).contentHash },
              })),
            )
          }
        />
      </div>
    </div>
  );
}

const isSeen = (how: Looked[string] | undefined): boolean => how !== undefined && 'contentHash' in how;
const isDifferent = (how: Looked[string] | undefined): boolean =>
  how !== undefined && 'apart' in how && how.apart === 'different';

interface DecideProps {
  n: number;
  outcomes: Seen['outcomes'];
  onSubmit: (outcome: string) => void;
}

/** Nothing is chosen beforehand. */
function Decide({ n, outcomes, onSubmit }: DecideProps) {
  const { words, text } = useSpeech();
  const said = words.inbox.together;
  const [outcome, setOutcome] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const isKnown = outcomes.some(({ id }) => id === outcome);
  if (n === 0) return <p className="soft">{said.nothingSeen}</p>;
  return (
    <Sheet title={fill(said.decide, { n })} className="decision">
      <div className="stack">
        <FieldGroup label={said.choose} problem={tried && !isKnown ? said.choose : undefined}>
          <Radio.Group
            className="choices"
            value={isKnown ? outcome : null}
            onChange={(event) => setOutcome(String(event.target.value))}
            options={outcomes.map(({ id, label }) => ({ value: id, label: text(label) }))}
          />
        </FieldGroup>
        <Button
          type="primary"
          size="large"
          onClick={() => {
            setTried(true);
            if (isKnown && outcome !== null) onSubmit(outcome);
          }}
        >
          {fill(said.submit, { n })}
        </Button>
      </div>
    </Sheet>
  );
}

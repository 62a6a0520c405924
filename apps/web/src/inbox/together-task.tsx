import { Button } from 'antd';
import { Link } from 'react-router';
import type { TaskView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { BasisList } from '../shared/basis-list';
import { ChecksToDecide } from '../shared/checks-list';
import { DueTag } from '../shared/clock-arithmetic';
import { FormView } from '../shared/form-view';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useTask } from '../shared/queries';
import { taskAddress } from './inbox-address';
import type { Apart } from './together-groups';

interface Props {
  id: string;
  apartBecause: (task: TaskView) => Apart | null;
  isSeen: boolean;
  isDifferent: boolean;
  onSee: (task: TaskView) => void;
  onApart: () => void;
  onUndo: () => void;
}

/** One task to be looked at: all that it is decided on, and whether it goes with the others. */
export function TogetherTask({ id, ...props }: Props) {
  const query = useTask(id);
  return <Loaded query={query}>{(task) => <Shown task={task} {...props} />}</Loaded>;
}

function Shown({ task, apartBecause, isSeen, isDifferent, onSee, onApart, onUndo }: Omit<Props, 'id'> & { task: TaskView }) {
  const { words, text } = useSpeech();
  const said = words.inbox.together;
  const file = task.case;
  const because = isSeen ? null : isDifferent ? 'different' : apartBecause(task);
  return (
    <article className="task">
      <header className="task-head">
        <h2 className="task-question">{text(task.question)}</h2>
        <p className="soft">
          {text(file.society.name)} · {fill(words.cases.number, { number: file.number })} ·{' '}
          {fill(words.inbox.capacity, { capacity: text(task.capacity) })}
        </p>
        <p className="card-tags">
          <DueTag dueAt={task.dueAt} />
          <Link to={`/cases/${file.id}`}>{words.task.openCase}</Link>
        </p>
        <BasisList basis={task.basis} />
      </header>
      <ChecksToDecide checks={file.checks} />
      <Sheet title={words.task.form}>
        <FormView {...file} />
      </Sheet>
      {because !== null && (
        <Note tone="care" live>
          <p>{fill(said.apart, { why: said.because[because] })}</p>
          <Link to={taskAddress(task.id)}>{said.openApart}</Link>
        </Note>
      )}
      <div className="row-actions together-actions">
        {isSeen ? (
          <Button onClick={onUndo}>{said.undoSee}</Button>
        ) : (
          <>
            <Button type="primary" disabled={because !== null} onClick={() => onSee(task)}>
              {said.see}
            </Button>
            <Button onClick={onApart}>{said.notThis}</Button>
          </>
        )}
      </div>
    </article>
  );
}

import { Link, useNavigate, useParams } from 'react-router';
import { taskAddress } from '../inbox/inbox.page';
import { useSpeech } from '../shared/language';
import { useInbox } from '../shared/queries';
import { TaskPanel } from './task-panel';

/** One task alone on the page, as a phone shows it. */
export function TaskPage() {
  const { id = '' } = useParams();
  const { words } = useSpeech();
  const navigate = useNavigate();
  const inbox = useInbox();
  const following = inbox.data?.todo.find((item) => item.task !== id)?.task;
  return (
    <>
      <p>
        <Link to="/inbox">← {words.task.toInbox}</Link>
      </p>
      <TaskPanel key={id} id={id} onNext={following ? () => void navigate(taskAddress(following)) : undefined} isPage />
    </>
  );
}

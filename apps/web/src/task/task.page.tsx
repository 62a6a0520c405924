import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { taskAddress } from '../inbox/inbox.page';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { useInbox } from '../shared/queries';
import { TaskPanel } from './task-panel';

/** One task alone on the page, as a phone shows it. */
export function TaskPage() {
  const { id = '' } = useParams();
  const { words } = useSpeech();
  const navigate = useNavigate();
  const inbox = useInbox();
  const [parameters] = useSearchParams();
  const principal = parameters.get('for') ?? undefined;
  const absent = inbox.data?.standingIn.find((group) => group.principal.id === principal)?.principal;
  const following = inbox.data?.todo.find((item) => item.task !== id)?.task;
  return (
    <>
      <p>
        <Link to="/inbox">← {words.task.toInbox}</Link>
      </p>
      {absent && <Note tone="care">{fill(words.doing.standingInNote, { name: absent.name })}</Note>}
      <TaskPanel
        key={id}
        id={id}
        principal={principal}
        onNext={following ? () => void navigate(taskAddress(following)) : undefined}
        isPage
      />
    </>
  );
}

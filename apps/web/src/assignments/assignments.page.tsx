import { Button, Progress } from 'antd';
import { Link, useNavigate } from 'react-router';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { useAssignments } from './assignments-api';

/** What the house has asked its societies for, the latest first. */
export function AssignmentsPage() {
  const { words, text, language } = useSpeech();
  const said = words.assignments;
  const navigate = useNavigate();
  const assignments = useAssignments();
  return (
    <Page
      title={said.title}
      intro={said.intro}
      actions={
        <Button type="primary" onClick={() => void navigate('/assignments/new')}>
          {said.create}
        </Button>
      }
    >
      <Loaded query={assignments}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <>
              <ul className="rows sheet">
                {list.map(({ id, procedure, dueOn, assignedAt, asked, begun, done }) => (
                  <li key={id} className="row">
                    <p className="row-line">
                      <Link className="row-title" to={`/assignments/${id}`}>
                        {text(procedure.title)}
                      </Link>
                      <span className="soft">{fill(said.due, { day: formatDay(dueOn, language, true) })}</span>
                    </p>
                    <Progress percent={share(done, asked)} showInfo={false} aria-label={text(procedure.title)} />
                    <p className="soft">
                      {fill(said.assignedOn, { day: formatDay(civilDateOf(assignedAt), language, true) })} ·{' '}
                      {fill(said.progress, { asked, begun, done })}
                    </p>
                  </li>
                ))}
              </ul>
              <ShortListEnd list="assignments" came={list.length} first="newest" />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** In whole per cent. */
export function share(done: number, all: number): number {
  return all === 0 ? 0 : Math.round((done / all) * 100);
}

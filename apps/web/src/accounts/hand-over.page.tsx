import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import type { HandOverAnswer, HandOverView } from '../../../../libs/contracts/accounts';
import { fill } from '../messages';
import { formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useHandOver } from './accounts-api';
import { HandedOverNote, HandOverForm } from './hand-over-form';

/** 交接单: what waits when somebody leaves; fit to be printed. */
export function HandOverPage() {
  const { id = '' } = useParams();
  const { words } = useSpeech();
  const query = useHandOver(id);
  const said = words.accounts;
  const [isHandingOver, setHandingOver] = useState(false);
  const [handedOver, setHandedOver] = useState<HandOverAnswer['cases'] | null>(null);
  const waits = query.data !== undefined && query.data.tasks.length + query.data.filed.length > 0;
  return (
    <Page
      title={query.data ? fill(said.handOverOf, { name: query.data.person.name }) : said.handOver}
      intro={said.handOverIntro}
      actions={
        waits && !isHandingOver ? (
          <Button type="primary" onClick={() => setHandingOver(true)}>
            {said.handOverAll}
          </Button>
        ) : undefined
      }
    >
      {handedOver && <HandedOverNote cases={handedOver} />}
      {isHandingOver && query.data && (
        <Sheet title={said.handOverAll}>
          <HandOverForm
            sheet={query.data}
            onDone={(cases) => {
              setHandedOver(cases);
              setHandingOver(false);
              void query.refetch();
            }}
            onClose={() => setHandingOver(false)}
          />
        </Sheet>
      )}
      <Loaded query={query}>{(sheet) => <Content sheet={sheet} />}</Loaded>
    </Page>
  );
}

function Content({ sheet }: { sheet: HandOverView }) {
  const { words, text, language } = useSpeech();
  const said = words.accounts;
  return (
    <>
      <Part title={said.tasks} empty={said.noTasks}>
        {sheet.tasks.map((task, index) => (
          <Line
            key={`${task.number}-${index}`}
            first={`${text(task.procedure)} · ${text(task.step)}`}
            second={`${fill(words.cases.number, { number: task.number })} · ${text(task.post)}${
              task.dueAt ? ` · ${fill(words.waiting.due, { day: formatInstant(task.dueAt, language, true) })}` : ''
            }`}
            tag={task.alone ? said.alone : null}
          />
        ))}
      </Part>
      <Part title={said.filed} empty={said.noFiled}>
        {sheet.filed.map((matter) => (
          <Line
            key={matter.number}
            first={text(matter.procedure)}
            second={`${fill(words.cases.number, { number: matter.number })} · ${fill(words.cases.filedAt, {
              day: formatInstant(matter.filedAt, language, true),
            })}`}
            tag={null}
          />
        ))}
      </Part>
      <Part title={said.sittings} empty={said.noSittings}>
        {sheet.sittings.map((sitting, index) => (
          <Line
            key={index}
            first={`${text(sitting.organ)} · ${formatDay(sitting.heldOn, language)}`}
            second={said.as[sitting.as]}
            tag={null}
          />
        ))}
      </Part>
      <Part title={said.posts} empty={words.people.noPosts}>
        {sheet.posts.map((post, index) => (
          <Line
            key={index}
            first={`${text(post.organisation)} · ${text(post.title)}`}
            second={
              post.to === null
                ? fill(words.people.since, { day: post.from })
                : fill(words.people.fromTo, { from: post.from, to: post.to })
            }
            tag={post.alone ? said.alone : null}
          />
        ))}
      </Part>
      <Part title={said.seats} empty={words.people.noMembers}>
        {sheet.seats.map((seat, index) => (
          <Line key={index} first={`${text(seat.society)} · ${text(seat.organ)}`} second="" tag={null} />
        ))}
      </Part>
    </>
  );
}

function Part({ title, empty, children }: { title: string; empty: string; children: ReactNode[] }) {
  return (
    <Sheet title={title}>{children.length === 0 ? <Empty title={empty} hint="" /> : <ul className="rows">{children}</ul>}</Sheet>
  );
}

function Line({ first, second, tag }: { first: string; second: string; tag: string | null }) {
  return (
    <li className="row">
      <div className="row-line">
        <span className="row-title">{first}</span>
        {tag && <Tag tone="care">{tag}</Tag>}
      </div>
      {second && <p className="soft">{second}</p>}
    </li>
  );
}

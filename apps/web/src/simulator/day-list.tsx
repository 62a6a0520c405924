import { postTitle } from '../../../../libs/contracts/posts';
import { whatHappened } from '../../../../libs/contracts/simulation-happened';
import { MESSAGES, stepTitle } from '../../../../libs/contracts/simulation-names';
import { dayKind, localTime, type Received, type Simulation, type SimulationScript } from '../../../../libs/procedure';
import { fill } from '../messages';
import { formatDay, lastDayOf } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { personWords } from './names';
import type { World } from './world';

interface Line {
  at: string;
  words: string;
  isReceived: boolean;
}

/** Under each day its lines in order: what happened, and what it gave to whom. */
export function DayList({ world, script, simulation }: { world: World; script: SimulationScript; simulation: Simulation }) {
  const { words, text, language } = useSpeech();
  const said = words.simulator.days;
  const { template, calendar } = world;
  const happened = simulation.log.flatMap((logged): Line[] => {
    const told = whatHappened(template, logged);
    if (told === null) return [];
    const isKnown = told.actor !== null && script.persons.some(({ id }) => id === told.actor);
    const who = isKnown ? `${personWords(script, told.actor ?? '', text)}${words.app.colon}` : '';
    return [{ at: logged.event.at, words: `${who}${told.what[language]}`, isReceived: false }];
  });
  const receivedWords = (one: Received): string => {
    const step = one.step === null ? '' : ` · ${stepTitle(template, one.step, language)}`;
    const due = one.dueAt === null ? '' : ` · ${fill(said.due, { day: formatDay(lastDayOf(one.dueAt), language, true) })}`;
    const kinds = { task: said.task, turned: said.turned };
    const what = one.what === 'task' || one.what === 'turned' ? kinds[one.what] : text(MESSAGES[one.message ?? 'task-waiting']);
    const nobody = one.as === 'nobody' ? ` · ${said.nobody}` : '';
    return `${fill(said.to, { post: text(postTitle[one.post.role]), what })}${step}${due}${nobody}`;
  };
  const got = simulation.received
    .filter(({ message }) => message !== 'task-waiting')
    .map((one): Line => ({ at: one.at, words: receivedWords(one), isReceived: true }));
  const lines = [...happened, ...got].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  const days = [...new Set(lines.map(({ at }) => localTime(at).slice(0, 10)))];
  return (
    <ol className="simulator-days">
      {days.map((day) => {
        const { title } = dayKind(day, calendar);
        return (
          <li key={day}>
            <h3>
              {formatDay(day, language)} {title !== null && <span className="soft">{text(title)}</span>}
            </h3>
            <ul>
              {lines
                .filter(({ at }) => localTime(at).startsWith(day))
                .map(({ at, words: line, isReceived }, index) => (
                  <li key={`${at} ${index}`} className={isReceived ? 'soft' : undefined}>
                    <time>{localTime(at).slice(11)}</time> {line}
                  </li>
                ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

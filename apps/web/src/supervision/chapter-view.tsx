import { Link } from 'react-router';
import type { SupervisedAct, SupervisedChapter, SupervisedSitting } from '../../../../libs/contracts/supervision-work';
import { exceptionTitle } from '../../../../libs/contracts/supervision-words';
import { fill } from '../messages';
import { said as readable } from '../record/erased';
import { ResultLine } from '../shared/arithmetic-line';
import { BasisList } from '../shared/basis-list';
import { ChecksList } from '../shared/checks-list';
import { civilDateOf, formatDay, formatInstant } from '../shared/dates';
import { FileLinks } from '../shared/file-links';
import { FormView } from '../shared/form-view';
import { useSpeech } from '../shared/language';
import { Folded, Sheet, Tag } from '../shared/page';
import { whatOf } from '../shared/timeline';
import { evidenceAddress } from './work-api';

/** One case of several on the page: what was done in the order of entry, its meetings, its form. */
export function ChapterView({ chapter, grant, isFirst }: { chapter: SupervisedChapter; grant: string; isFirst: boolean }) {
  const { words, text } = useSpeech();
  const said = words.supervisionWork.file;
  const { case: file } = chapter;
  const address = evidenceAddress(grant, file.id);
  const title = isFirst ? said.acts : `${text(file.title)} · ${file.number}`;
  return (
    <>
      <Sheet title={title}>
        {chapter.calledBy && <p className="soft">{fill(said.calledBy, { step: text(chapter.calledBy) })}</p>}
        {isFirst && <p className="soft">{said.actsHint}</p>}
        <ol className="timeline" aria-label={title}>
          {chapter.acts.map((act) => (
            <Act key={act.seq} act={act} address={address} isFirst={isFirst} />
          ))}
        </ol>
        <Folded summary={said.form}>
          <FormView {...chapter} />
        </Folded>
        {chapter.checks.length > 0 && (
          <Folded summary={said.checks}>
            <ChecksList checks={chapter.checks} />
          </Folded>
        )}
      </Sheet>
      {chapter.sittings.map((sitting) => (
        <Sitting key={sitting.id} sitting={sitting} address={address} />
      ))}
    </>
  );
}

type Address = (file: string) => string;

function Act({ act, address, isFirst }: { act: SupervisedAct; address: Address; isFirst: boolean }) {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork.file;
  const forms: Record<string, string> = words.deciding.forms;
  const who = act.actor ? [text(act.actor.label), act.actor.name].filter(Boolean).join(' ') : said.system;
  const day = act.occurredOn ?? civilDateOf(act.at);
  return (
    // Only entries of the first case are led to: numbers of others would meet with its own.
    <li id={isFirst ? `entry-${act.seq}` : undefined} tabIndex={-1}>
      <p className="timeline-head">
        <strong>
          {[act.step && text(act.step), act.outcome && act.what !== 'final' ? text(act.outcome) : whatOf(act, words)]
            .filter(Boolean)
            .join(' · ')}
        </strong>
        <span className="card-tags">
          {act.exceptions.map((kind) => (
            <Tag key={kind} tone="care">
              {text(exceptionTitle[kind])}
            </Tag>
          ))}
        </span>
      </p>
      <p className="soft">
        {fill(said.happened, { day: formatDay(day, language, true) })} ·{' '}
        {fill(said.recorded, { at: formatInstant(act.at, language, true) })}
        <br />
        {fill(said.by, { who })}
        {act.identified && ` · ${fill(words.signIn.identified, { label: text(act.identified) })}`}
        {act.enteredBy &&
          ` · ${fill(said.enteredBy, { name: act.enteredBy.name, form: forms[act.enteredBy.form] ?? act.enteredBy.form })}`}
      </p>
      {act.opinion && <p className="opinion">{readable(act.opinion, words)}</p>}
      {act.result && <ResultLine result={act.result} />}
      {act.evidence.length > 0 && <FileLinks files={act.evidence} address={address} />}
      {act.basis.length > 0 && (
        <Folded summary={said.basis}>
          <BasisList basis={act.basis} />
        </Folded>
      )}
    </li>
  );
}

function Sitting({ sitting, address }: { sitting: SupervisedSitting; address: Address }) {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork.file;
  const join = (names: string[]) => names.join(words.app.comma);
  const of = (presence: 'present' | 'leave' | 'absent') =>
    sitting.roll.filter((entry) => entry.presence === presence).map(({ name }) => name);
  const [present, leave, absent] = [of('present'), of('leave'), of('absent')];
  return (
    <Sheet
      title={fill(said.sittingTitle, { on: formatDay(sitting.on, language), organ: text(sitting.organ) })}
      aside={<Link to={`/sittings/${sitting.id}`}>{said.openSitting}</Link>}
    >
      <p className="soft">
        {words.sittings.form[sitting.form]} · {fill(said.chair, { name: sitting.chair })}
      </p>
      <p>
        {fill(said.roll, {
          members: sitting.roll.length,
          present: present.length,
          leave: leave.length,
          absent: absent.length,
        })}
      </p>
      <p className="soft">
        {fill(said.present, { names: join(present) })}
        {leave.length + absent.length > 0 && (
          <>
            <br />
            {fill(said.away, { names: join([...leave, ...absent]) })}
          </>
        )}
        <br />
        {sitting.recused.length > 0 ? fill(said.recused, { names: join(sitting.recused) }) : said.noRecusal}
      </p>
      {sitting.result && <ResultLine result={sitting.result} />}
      {sitting.wording && <p className="opinion">{fill(said.wording, { wording: sitting.wording })}</p>}
      <p className="soft">{sitting.minutes ? said.minutes : said.noMinutes}</p>
      {sitting.minutes && <FileLinks files={[sitting.minutes]} address={address} />}
    </Sheet>
  );
}

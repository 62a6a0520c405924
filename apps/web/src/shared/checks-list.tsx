import type { CheckView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { BasisList } from './basis-list';
import { titleOf } from './items';
import { useSpeech } from './language';
import { Folded, Sheet, Tag } from './page';

const TONE = { holds: 'good', fails: 'care', 'not-applicable': 'plain', unknown: 'plain' } as const;

/** The automatic checks, those that need attention first. */
export function ChecksList({ checks }: { checks: CheckView[] }) {
  const speech = useSpeech();
  const { words, text } = speech;
  if (checks.length === 0) return <p className="soft">{words.checks.empty}</p>;
  const ordered = [...checks].sort((a, b) => Number(b.status === 'fails') - Number(a.status === 'fails'));
  return (
    <ul className="rows">
      {ordered.map((check) => (
        <li key={`${check.id}@${check.item?.key ?? ''}`} className="row">
          <div className="row-line">
            <span className="row-title">{titleOf(check, speech)}</span>
            <Tag tone={check.status === 'fails' && check.effect === 'refuse' ? 'stop' : TONE[check.status]}>
              {words.checks.status[check.status]}
            </Tag>
          </div>
          {check.status === 'fails' && (
            <p className={check.effect === 'refuse' ? 'stop-text' : 'care-text'}>
              {check.effect === 'refuse' ? words.checks.refuse : words.checks.warn}
              {check.message && `${words.app.colon}${text(check.message)}`}
            </p>
          )}
          <BasisList basis={check.basis} />
        </li>
      ))}
    </ul>
  );
}

/** For who decides: what needs attention stands open, what all holds is folded away. */
export function ChecksToDecide({ checks }: { checks: CheckView[] }) {
  const { words } = useSpeech();
  if (checks.length === 0) return null;
  const list = <ChecksList checks={checks} />;
  const isOpen = checks.some((check) => check.status === 'fails');
  return (
    <Sheet title={words.task.checks} aside={<ChecksSummary checks={checks} />}>
      {isOpen ? list : <Folded summary={words.checks.details}>{list}</Folded>}
    </Sheet>
  );
}

/** The checks in one line, for a heading. */
export function ChecksSummary({ checks }: { checks: CheckView[] }) {
  const { words } = useSpeech();
  const relevant = checks.filter((check) => check.status === 'holds' || check.status === 'fails');
  const bad = relevant.filter((check) => check.status === 'fails').length;
  if (relevant.length === 0) return null;
  return (
    <Tag tone={bad === 0 ? 'good' : 'care'}>
      {bad === 0 ? fill(words.checks.allHold, { n: relevant.length }) : fill(words.checks.some, { n: relevant.length, bad })}
    </Tag>
  );
}

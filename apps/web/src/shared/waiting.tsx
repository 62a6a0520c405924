import type { WaitingView } from '../../../../libs/contracts/api';
import { fill, type Words } from '../messages';
import { BasisList } from './basis-list';
import { ClockArithmetic } from './clock-arithmetic';
import { civilDateOf, formatDay, lastDayOf } from './dates';
import { countsSentence, titleOf } from './items';
import { useSpeech } from './language';

type Say = { words: Words; language: 'zh' | 'en'; text: (text: { zh: string; en: string }) => string };

/** Why it waits, as one sentence. */
export function waitingSentence(waiting: WaitingView, { words, text }: Say): string {
  const holder = [text(waiting.holder.label), waiting.holder.names.join(words.app.comma)].filter(Boolean).join(' ');
  switch (waiting.reason) {
    case 'waits-for-officer':
      return fill(words.waiting.officer, { holder });
    case 'waits-for-supplement':
      return words.waiting.supplement;
    case 'waits-for-listing':
      return fill(words.waiting.listing, { holder });
    case 'waits-for-sitting':
      return fill(words.waiting.sitting, { holder });
    case 'waits-for-minutes':
      return words.waiting.minutes;
    case 'waits-for-time':
      return isHeldOpen(waiting) ? words.waiting.heldOpen : words.waiting.time;
    case 'waits-for-event':
      return fill(words.waiting.event, { holder });
    case 'waits-for-case':
      return words.waiting.case;
    case 'waits-for-undo':
      return words.waiting.undo;
    case 'waits-for-system':
      return words.waiting.system;
    case 'engine-behind':
      return words.waiting.behind;
    case 'suspended':
      return words.waiting.suspended;
  }
}

/** Somebody may come with something as long as it lasts, an appeal for instance. */
const isHeldOpen = ({ interrupts = [] }: WaitingView): boolean => interrupts.some(({ by }) => by !== undefined);

/** Until when, in words that fit the reader. */
export function untilSentence(waiting: WaitingView, { words, language }: Say): string | null {
  if (!waiting.until || !waiting.untilKind) return null;
  const supplement = waiting.reason === 'waits-for-supplement' && waiting.untilKind === 'due';
  if (supplement) return fill(words.waiting.supplementBy, { day: formatDay(lastDayOf(waiting.until), language, true) });
  if (isHeldOpen(waiting)) return fill(words.waiting.heldUntil, { day: formatDay(lastDayOf(waiting.until), language, true) });
  const sentence = { expected: words.waiting.expected, 'listed-by': words.waiting.listedBy, due: words.waiting.due }[
    waiting.untilKind
  ];
  return fill(sentence, { day: formatDay(lastDayOf(waiting.until), language, true) });
}

/** One line for lists. */
export function WaitingLine({ waiting }: { waiting: WaitingView }) {
  const speech = useSpeech();
  const until = untilSentence(waiting, speech);
  return (
    <span>
      {waitingSentence(waiting, speech)}
      {until && (
        <>
          {' '}
          <span className="soft until">· {until}</span>
        </>
      )}
    </span>
  );
}

/** Whoever has it himself needs no number to ask at. */
const isOwn = ({ canDo }: WaitingView): boolean => canDo.includes('supplement') || canDo.includes('decide');

/** In whose hands it is, and for whom it waits besides. */
function handsSentence({ because, lent, opinions, signers }: NonNullable<WaitingView['hands']>, words: Words): string {
  const said = words.doing.hands;
  return [
    because === 'transferred' || because === 'taken' ? said[because] : '',
    lent ? said.lent : '',
    opinions === undefined ? '' : fill(said.opinions, { n: opinions }),
    signers === undefined ? '' : fill(said[signers.when], { n: signers.open }),
  ].join('');
}

/** Who has it, since when, until when and why, and what the reader can do. */
export function WaitingCard({ waiting }: { waiting: WaitingView }) {
  const speech = useSpeech();
  const { words, language, text } = speech;
  const until = untilSentence(waiting, speech);
  // Nobody is asked to call where no number stands.
  const { phone } = waiting.holder;
  const advice = waiting.canDo.filter((thing) => thing !== 'call' || phone).map((thing) => words.waiting.can[thing]);
  const counts = countsSentence(waiting, speech);
  return (
    <div className="waiting">
      <p className="waiting-step">{titleOf(waiting, speech)}</p>
      <p className="waiting-why">{waitingSentence(waiting, speech)}</p>
      <p className="soft">
        {fill(words.cases.since, { day: formatDay(civilDateOf(waiting.since), language, true) })}
        {until && (
          <>
            {' '}
            <span className="until">· {until}</span>
          </>
        )}
      </p>
      {counts && <p className="soft">{counts}</p>}
      {waiting.hands && <p>{handsSentence(waiting.hands, words)}</p>}
      {waiting.interrupts?.map(({ event, title, by }) => (
        <p key={event} className="soft">
          {fill(by ? words.progress.mayCome : words.progress.mayEnd, { event: text(title), who: by ? text(by) : '' })}
        </p>
      ))}
      {advice.length > 0 && <p>{advice.join(language === 'zh' ? '' : ' ')}</p>}
      {phone && !isOwn(waiting) && (
        <p className="soft">{fill(words.app.contact, { organisation: text(waiting.holder.label), phone })}</p>
      )}
      {waiting.clock && <ClockArithmetic clock={waiting.clock} />}
      <BasisList basis={waiting.basis} />
    </div>
  );
}

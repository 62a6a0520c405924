import { Input } from 'antd';
import type { SittingItemView, SittingView } from '../../../../libs/contracts/api';
import { attendanceOf, countVotes as countByRules, type Arithmetic, type Away } from '../../../../libs/procedure';
import { fill } from '../messages';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';

/** As typed: an empty field is not a nought. */
export interface TypedVotes {
  for: string;
  against: string;
  abstained: string;
}
export const emptyVotes: TypedVotes = { for: '', against: '', abstained: '' };

const KINDS = ['for', 'against', 'abstained'] as const;
const number = (typed: string): number | null => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null);

/** The three numbers; the abstentions may be left out, they are then what remains of the votes that there are. */
export function votesOf(typed: TypedVotes, entitled: number): { for: number; against: number; abstained: number } | null {
  const [inFavour, against] = [number(typed.for), number(typed.against)];
  if (inFavour === null || against === null) return null;
  const abstained = typed.abstained.trim() === '' ? Math.max(0, entitled - inFavour - against) : number(typed.abstained);
  return abstained === null ? null : { for: inFavour, against, abstained };
}

/** The core's own arithmetic on what is on the screen; the server's answer is what counts. */
export function countVotes(
  sitting: SittingView,
  { matter }: SittingItemView,
  away: Pick<Away, 'recused' | 'outOfRoom'>,
  typed: TypedVotes,
): Arithmetic | null {
  if (!sitting.rules) return null;
  const roll = sitting.roll.map((entry) => ({ member: entry.id, presence: entry.presence }));
  const rules = { ...sitting.rules, organ: sitting.organ.id, quorum: { ...sitting.rules.quorum, base: 'members' as const } };
  const votes = { for: number(typed.for) ?? 0, against: number(typed.against) ?? 0, abstained: number(typed.abstained) ?? 0 };
  return countByRules(rules, attendanceOf(rules, { roll }, away), votes, { matter: matter ?? undefined });
}

interface VotesFieldsProps {
  position: number;
  votes: TypedVotes;
  entitled: number;
  disabled: boolean;
  problem?: string;
  onChange: (votes: TypedVotes) => void;
  /** Enter in a field: as good as the button, so that a hand stays on the keys. */
  onEnter: () => void;
}

export function VotesFields({ position, votes, entitled, disabled, problem, onChange, onEnter }: VotesFieldsProps) {
  const { words } = useSpeech();
  const rest = votesOf({ ...votes, abstained: '' }, entitled)?.abstained;
  return (
    <FieldGroup label={words.sitting.votes} problem={problem}>
      <div className="votes">
        {KINDS.map((kind) => (
          <Field key={kind} label={words.sitting[kind]}>
            {(props) => (
              <Input
                {...props}
                inputMode="numeric"
                autoComplete="off"
                aria-label={fill(words.sitting.votesOf, { n: position, what: words.sitting[kind] })}
                disabled={disabled}
                value={votes[kind]}
                placeholder={kind === 'abstained' && rest !== undefined ? String(rest) : ''}
                data-votes={kind === 'for' ? position : undefined}
                onChange={(event) => onChange({ ...votes, [kind]: event.target.value })}
                onPressEnter={onEnter}
              />
            )}
          </Field>
        ))}
      </div>
    </FieldGroup>
  );
}

/** What the charter makes of the numbers, while they are typed. */
export function LiveCount({
  count,
  valid,
  votes,
}: {
  count: Arithmetic;
  /** How many votes there are: of everybody entitled, or on valid papers. */
  valid: number;
  votes: { for: number; against: number; abstained: number } | null;
}) {
  const { words } = useSpeech();
  const cast = votes ? votes.for + votes.against + votes.abstained : null;
  const live = fill(words.sitting.live, { entitled: count.entitled, for: votes?.for ?? 0, needed: count.votesNeeded });
  return (
    <p role="status" className="live-count">
      {!count.quorumMet && <span className="care-text">{fill(words.sitting.quorumNot, { needed: count.quorumNeeded })} </span>}
      {votes && (
        <>
          {live} ·{' '}
          <strong className={count.thresholdMet ? 'good-text' : 'care-text'}>
            {count.thresholdMet ? words.sitting.liveReached : words.sitting.liveNot}
          </strong>
        </>
      )}
      {cast !== null && cast !== valid && (
        <span className="care-text"> · {fill(words.sitting.liveSum, { entitled: valid, cast })}</span>
      )}{' '}
      <span className="soft">{fill(words.sitting.article, { article: count.article })}</span>
    </p>
  );
}

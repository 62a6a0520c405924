import { Input, Radio } from 'antd';
import type { SittingItemView, SittingView } from '../../../../libs/contracts/api';
import { isSecretMatter, type BallotForm, type Papers } from '../../../../libs/procedure';
import { fill } from '../messages';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Folded } from '../shared/page';

const FORMS: BallotForm[] = ['open', 'secret', 'written'];
const KINDS = ['issued', 'returned', 'invalid'] as const;

/** As typed: an empty field is not a nought. */
export type TypedPapers = Record<keyof Papers, string>;
export const emptyPapers: TypedPapers = { issued: '', returned: '', invalid: '' };

export function papersIn(typed: TypedPapers): Papers | null {
  if (!KINDS.every((kind) => /^\d{1,4}$/.test(typed[kind].trim()))) return null;
  return { issued: Number(typed.issued), returned: Number(typed.returned), invalid: Number(typed.invalid) };
}

interface PaperVoteProps {
  sitting: SittingView;
  item: SittingItemView;
  ballot: BallotForm;
  papers: TypedPapers;
  disabled: boolean;
  problem?: string;
  onBallot: (ballot: BallotForm) => void;
  onPapers: (papers: TypedPapers) => void;
}

/** How it was voted on, folded because most votes are by hand; of a vote on papers how many went out, came back and said nothing. */
export function PaperVote({ sitting, item, ballot, papers, disabled, problem, onBallot, onPapers }: PaperVoteProps) {
  const { words } = useSpeech();
  const said = words.kit.paper;
  // The charter leaves no choice.
  const isSecret = sitting.rules !== null && isSecretMatter(sitting.rules, item.matter ?? undefined);
  return (
    <>
      <Folded summary={`${said.ballot}${words.app.colon}${said.forms[ballot]}`}>
        <FieldGroup label={said.ballot} help={isSecret ? said.secretOnly : undefined}>
          <Radio.Group
            className="choices"
            disabled={disabled}
            value={ballot}
            options={FORMS.map((value) => ({ value, label: said.forms[value], disabled: isSecret && value !== 'secret' }))}
            onChange={(event) => onBallot(event.target.value as BallotForm)}
          />
        </FieldGroup>
      </Folded>
      {ballot !== 'open' && (
        <FieldGroup label={said.papers} required help={said.hint} problem={problem}>
          <div className="votes">
            {KINDS.map((kind) => (
              <Field key={kind} label={said[kind]}>
                {(props) => (
                  <Input
                    {...props}
                    inputMode="numeric"
                    autoComplete="off"
                    aria-label={fill(said.of, { n: item.position, what: said[kind] })}
                    disabled={disabled}
                    value={papers[kind]}
                    onChange={(event) => onPapers({ ...papers, [kind]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        </FieldGroup>
      )}
    </>
  );
}

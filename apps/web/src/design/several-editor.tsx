/** 会签、或签、依次、票签, of one review. */
import type { Fraction, ReviewBlock, SeveralRule } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { AssigneeList } from './officer-parts';
import { Choose, PartSet, Tick } from './parts';

interface Props {
  block: ReviewBlock;
  onChange: (several: SeveralRule | undefined) => void;
}
type Votes = NonNullable<SeveralRule['votes']>;

const writeShare = ({ numerator, denominator }: Fraction): string => `${numerator}/${denominator}`;
const readShare = (share: string): Fraction => {
  const [numerator = 1, denominator = 2] = share.split('/').map(Number);
  return { numerator, denominator };
};

export function SeveralEditor({ block, onChange }: Props) {
  const { words } = useSpeech();
  const said = words.designer;
  const { several } = block;
  const ruleOf = (way: SeveralRule['way']): SeveralRule => {
    const agreeing = Object.entries(block.outcomes).flatMap(([id, { to }]) => (to === 'next' ? [id] : []));
    const rule: SeveralRule = {
      others: several?.others ?? [{ role: 'president', of: 'society', nobody: 'secretary-general' }],
      way,
      consent: several?.consent ?? agreeing,
      ...(several?.hearsAll ? { hearsAll: true } : {}),
    };
    if (way !== 'votes') return rule;
    const otherwise = Object.keys(block.outcomes).find((id) => !rule.consent.includes(id)) ?? '';
    return { ...rule, votes: { operator: 'more-than', of: { numerator: 1, denominator: 2 }, otherwise } };
  };
  return (
    <>
      <Choose
        label={said.way}
        value={several?.way ?? 'alone'}
        choices={Object.entries(said.ways).map(([value, label]) => ({ value, label }))}
        onChange={(way) => onChange(way === 'alone' ? undefined : ruleOf(way as SeveralRule['way']))}
      />
      {several && (
        <>
          <AssigneeList
            label={said.otherPeople}
            value={several.others}
            least={1}
            onChange={(others) => onChange({ ...several, others })}
          />
          <Consent block={block} several={several} onChange={onChange} />
        </>
      )}
    </>
  );
}

function Consent({ block, several, onChange }: Props & { several: SeveralRule }) {
  const { words, text } = useSpeech();
  const said = words.designing.several;
  const { consent, votes } = several;
  // Those that charters and rules speak of; another one that a file brought stays to be chosen.
  const shares: Record<string, string> = said.shares;
  const outcomes = Object.entries(block.outcomes).map(([id, { label }]) => ({ value: id, label: text(label) }));
  const setVotes = (change: Partial<Votes>) => votes && onChange({ ...several, votes: { ...votes, ...change } });
  return (
    <>
      <PartSet label={said.consent} hint={said.consentHint}>
        <div className="design-ticks">
          {outcomes.map(({ value, label }) => (
            <Tick
              key={value}
              label={label}
              checked={consent.includes(value)}
              onChange={(checked) =>
                onChange({ ...several, consent: checked ? [...consent, value] : consent.filter((one) => one !== value) })
              }
            />
          ))}
        </div>
      </PartSet>
      {votes && (
        <PartSet label={said.votes} hint={said.votesHint}>
          <div className="design-line">
            <Choose
              label={said.operator}
              value={votes.operator}
              choices={(['more-than', 'at-least'] as const).map((value) => ({ value, label: said.operators[value] }))}
              onChange={(operator) => setVotes({ operator: operator as Votes['operator'] })}
            />
            <Choose
              label={said.share}
              value={writeShare(votes.of)}
              choices={[...new Set([...Object.keys(shares), writeShare(votes.of)])].map((value) => ({
                value,
                label: shares[value] ?? value,
              }))}
              onChange={(share) => setVotes({ of: readShare(share) })}
            />
          </div>
          <Choose
            label={said.otherwise}
            value={votes.otherwise}
            choices={outcomes.filter(({ value }) => !consent.includes(value))}
            onChange={(otherwise) => setVotes({ otherwise })}
          />
        </PartSet>
      )}
      <Tick
        label={said.hearsAll}
        checked={several.hearsAll === true}
        onChange={(checked) => {
          const { hearsAll: _, ...rest } = several;
          onChange(checked ? { ...rest, hearsAll: true } : rest);
        }}
      />
    </>
  );
}

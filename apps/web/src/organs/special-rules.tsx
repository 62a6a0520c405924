import { Button, Checkbox, Input, Radio } from 'antd';
import { KEPT_FOR_MEETINGS } from '../../../../libs/contracts/ballots';
import type { OrganRulesRequest, SpecialMajority } from '../../../../libs/contracts/api';
import type { Majority } from '../../../../libs/procedure';
import { fill } from '../messages';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { shareOf, shares, type Share } from './majority-words';
import { ShareChoice } from './share-choice';

/** One majority of its own while it is entered. */
export interface SpecialDraft {
  matters: string[];
  share: Share | null;
  base: Majority['base'] | null;
  article: string;
}

export interface SecretDraft {
  matters: string[];
  article: string;
}

export const draftsOf = (rules: OrganRulesRequest): { special: SpecialDraft[]; secret: SecretDraft } => ({
  special: (rules.special ?? []).map(({ matters, threshold, article }) => ({
    matters,
    share: shareOf(threshold),
    base: threshold.base,
    article,
  })),
  secret: { matters: rules.secret?.matters ?? [], article: rules.secret?.article ?? '' },
});

/** Null: something is still to be said. */
export function specialOf(drafts: SpecialDraft[]): SpecialMajority[] | null {
  const whole = drafts.flatMap(({ matters, share, base, article }): SpecialMajority[] =>
    matters.length === 0 || !share || !base || article.trim() === ''
      ? []
      : [{ matters, threshold: { ...shares[share], base }, article: article.trim() }],
  );
  return whole.length === drafts.length ? whole : null;
}

export const isSecretWhole = ({ matters, article }: SecretDraft): boolean => matters.length === 0 || article.trim() !== '';

interface SpecialRulesProps {
  special: SpecialDraft[];
  secret: SecretDraft;
  /** A body that counts no votes has no majorities. */
  counts: boolean;
  tried: boolean;
  onSpecial: (special: SpecialDraft[]) => void;
  onSecret: (secret: SecretDraft) => void;
}

/** 修改章程、终止 …: a majority of its own, or always in secret; each with its article. */
export function SpecialRules({ special, secret, counts, tried, onSpecial, onSecret }: SpecialRulesProps) {
  const { words, text } = useSpeech();
  const said = words.kit.rules;
  const set = (index: number, part: Partial<SpecialDraft>) =>
    onSpecial(special.map((entry, at) => (at === index ? { ...entry, ...part } : entry)));
  const problem = (isWrong: boolean, sentence: string) => (tried && isWrong ? sentence : undefined);
  // A matter has one majority.
  const offered = (index: number) =>
    KEPT_FOR_MEETINGS.filter(({ id }) => !special.some(({ matters }, at) => at !== index && matters.includes(id))).map(
      ({ id, title }) => ({ value: id, label: text(title) }),
    );
  return (
    <>
      {counts &&
        special.map((entry, index) => (
          <FieldGroup key={index} label={fill(said.special, { n: index + 1 })}>
            <div className="stack">
              <FieldGroup label={said.matters} required problem={problem(entry.matters.length === 0, words.organs.choose)}>
                <Checkbox.Group value={entry.matters} options={offered(index)} onChange={(matters) => set(index, { matters })} />
              </FieldGroup>
              <ShareChoice
                label={words.organs.thresholdLong}
                value={entry.share}
                problem={problem(!entry.share, words.organs.choose)}
                onChange={(share) => set(index, { share })}
              />
              <FieldGroup label={words.organs.base} required problem={problem(!entry.base, words.organs.choose)}>
                <Radio.Group
                  className="choices"
                  value={entry.base}
                  options={(['present', 'members'] as const).map((value) => ({ value, label: words.organs.baseOf[value] }))}
                  onChange={(event) => set(index, { base: event.target.value as SpecialDraft['base'] })}
                />
              </FieldGroup>
              <Article
                value={entry.article}
                problem={problem(entry.article.trim() === '', words.organs.articleRequired)}
                onChange={(article) => set(index, { article })}
              />
              <div>
                <Button onClick={() => onSpecial(special.filter((_, at) => at !== index))}>
                  {fill(said.remove, { n: index + 1 })}
                </Button>
              </div>
            </div>
          </FieldGroup>
        ))}
      {counts && (
        <div>
          <p className="soft">{said.hint}</p>
          <Button onClick={() => onSpecial([...special, { matters: [], share: null, base: null, article: '' }])}>
            {said.add}
          </Button>
        </div>
      )}
      <FieldGroup label={said.secret} help={said.secretHint}>
        <Checkbox.Group
          value={secret.matters}
          options={KEPT_FOR_MEETINGS.map(({ id, title }) => ({ value: id, label: text(title) }))}
          onChange={(matters) => onSecret({ ...secret, matters })}
        />
      </FieldGroup>
      {secret.matters.length > 0 && (
        <Article
          label={said.secretArticle}
          value={secret.article}
          problem={problem(!isSecretWhole(secret), words.organs.articleRequired)}
          onChange={(article) => onSecret({ ...secret, article })}
        />
      )}
    </>
  );
}

interface ArticleProps {
  label?: string;
  value: string;
  problem?: string;
  onChange: (article: string) => void;
}

function Article({ label, value, problem, onChange }: ArticleProps) {
  const { words } = useSpeech();
  return (
    <Field label={label ?? words.organs.article} required help={words.organs.articleHint} problem={problem}>
      {(props) => (
        <Input {...props} className="medium" maxLength={100} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

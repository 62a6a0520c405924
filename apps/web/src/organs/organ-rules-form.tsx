import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OrganRulesRequest, OrganView } from '../../../../libs/contracts/api';
import type { ElectionKind, Majority, SittingForm } from '../../../../libs/procedure';
import { KEPT_FOR_MEETINGS } from '../../../../libs/contracts/ballots';
import { api } from '../shared/api';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { queryClient } from '../shared/queries';
import { useWork } from '../shared/use-work';
import { shareOf, shares, type Share } from './majority-words';
import { PROPOSALS } from './proposal';
import { ShareChoice } from './share-choice';
import { draftsOf, isSecretWhole, specialOf, SpecialRules, type SecretDraft, type SpecialDraft } from './special-rules';

interface Draft {
  quorum: Share | null;
  threshold: Share | null;
  base: Majority['base'] | null;
  article: string;
  forms: SittingForm[];
  noticeDays: string;
  never: string[];
  /** How many may ask for a meeting instead of a ballot by circulation; blank: nobody. */
  demand: string;
  confirmedBySupervisor: boolean;
  /** A party body's rules that name no majority. */
  noThreshold: boolean;
  /** Absent in drafts of an earlier release. */
  kinds?: ElectionKind[];
  elected?: Share | null;
  special?: SpecialDraft[];
  secret?: SecretDraft;
  isConfirmed: boolean;
}

const FORMS: SittingForm[] = ['on-site', 'online', 'mixed', 'by-circulation'];
const KINDS: ElectionKind[] = ['equal', 'contested'];
const NO_SECRET: SecretDraft = { matters: [], article: '' };
const PROPOSED = KEPT_FOR_MEETINGS.filter(({ isProposed }) => isProposed).map(({ id }) => id);

function draftOf(organ: OrganView): Draft {
  const { rules } = organ;
  if (!rules)
    return {
      quorum: null,
      threshold: null,
      base: null,
      article: '',
      forms: [],
      noticeDays: '',
      never: PROPOSED,
      demand: '',
      confirmedBySupervisor: false,
      noThreshold: false,
      isConfirmed: false,
    };
  return {
    quorum: shareOf(rules.quorum),
    threshold: rules.threshold && shareOf(rules.threshold),
    base: rules.threshold?.base ?? null,
    article: rules.article,
    forms: rules.forms,
    noticeDays: String(rules.noticeDays),
    never: rules.circulation?.never ?? PROPOSED,
    demand: rules.circulation?.demand === undefined ? '' : String(rules.circulation.demand.count),
    confirmedBySupervisor: rules.signers?.includes('supervisor') === true,
    noThreshold: rules.threshold === null,
    kinds: rules.election?.kinds ?? [],
    elected: rules.election === undefined ? null : shareOf(rules.election.threshold),
    ...draftsOf(rules),
    isConfirmed: false,
  };
}

function requestOf(draft: Draft): OrganRulesRequest | null {
  const { quorum, threshold, base, noThreshold, demand } = draft;
  const isComplete =
    draft.article.trim() !== '' &&
    draft.forms.length > 0 &&
    /^\d{1,3}$/.test(draft.noticeDays) &&
    isDemand(demand) &&
    draft.isConfirmed;
  const { kinds = [], elected, secret = NO_SECRET } = draft;
  const special = noThreshold ? [] : specialOf(draft.special ?? []);
  const election = kinds.length === 0 || !elected || !base ? null : { kinds, threshold: { ...shares[elected], base } };
  if (!quorum || (!noThreshold && (!threshold || !base)) || !isComplete || (kinds.length > 0 && election === null)) return null;
  if (special === null || !isSecretWhole(secret)) return null;
  return {
    quorum: { ...shares[quorum], base: 'members' },
    threshold: noThreshold || !threshold || !base ? null : { ...shares[threshold], base },
    article: draft.article.trim(),
    forms: draft.forms,
    noticeDays: Number(draft.noticeDays),
    ...(draft.forms.includes('by-circulation')
      ? { circulation: { never: draft.never, ...(demand === '' ? {} : { demand: { count: Number(demand) } }) } }
      : {}),
    ...(draft.confirmedBySupervisor ? { signers: ['chair', 'supervisor'] } : {}),
    ...(election === null ? {} : { election: { ...election, article: draft.article.trim() } }),
    ...(special.length === 0 ? {} : { special }),
    ...(secret.matters.length === 0 ? {} : { secret: { matters: secret.matters, article: secret.article.trim() } }),
  };
}

const isDemand = (typed: string): boolean => typed === '' || /^[1-9]\d{0,2}$/.test(typed);

/** The charter's own words and numbers. Nothing holds until a person has compared it with the charter. */
export function OrganRulesForm({ organ, onSaved, onCancel }: { organ: OrganView; onSaved: () => void; onCancel: () => void }) {
  const { words, text } = useSpeech();
  const [draft, setDraft, forget] = useKept<Draft>(`organ-rules.${organ.id}.${organ.rules?.version ?? 0}`, draftOf(organ));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { isBusy, failure, run } = useWork();
  const save = () => {
    setTried(true);
    const request = requestOf(draft);
    if (!request) return;
    void run(async () => {
      await api.saveRules(organ.id, request);
      await queryClient.invalidateQueries({ queryKey: ['organs'] });
      forget();
      onSaved();
    });
  };
  const said = words.kit.rules;
  const { special = [] } = draft;
  const proposal = PROPOSALS[organ.kind];
  const problem = (isWrong: boolean, sentence: string) => (tried && isWrong ? sentence : undefined);
  return (
    <div className="stack">
      <Note tone="plain">
        <p>{said.proposals[organ.kind]}</p>
        {proposal && (
          <Button onClick={() => change({ ...proposal, ...(special.length > 0 ? { special } : {}) })}>
            {words.organs.useProposal}
          </Button>
        )}
      </Note>
      <p className="soft">{words.organs.words}</p>
      <ShareChoice
        label={words.organs.quorumLong}
        value={draft.quorum}
        problem={problem(!draft.quorum, words.organs.choose)}
        onChange={(quorum) => change({ quorum })}
      />
      {organ.isParty && (
        <Checkbox checked={draft.noThreshold} onChange={(event) => change({ noThreshold: event.target.checked })}>
          {words.acts.party.noThreshold}
        </Checkbox>
      )}
      {!draft.noThreshold && (
        <>
          <ShareChoice
            label={words.organs.thresholdLong}
            value={draft.threshold}
            problem={problem(!draft.threshold, words.organs.choose)}
            onChange={(threshold) => change({ threshold })}
          />
          <FieldGroup label={words.organs.base} required problem={problem(!draft.base, words.organs.choose)}>
            <Radio.Group
              className="choices"
              value={draft.base}
              options={(['present', 'members'] as const).map((value) => ({ value, label: words.organs.baseOf[value] }))}
              onChange={(event) => change({ base: event.target.value as Draft['base'] })}
            />
          </FieldGroup>
        </>
      )}
      <Field
        label={words.organs.article}
        required
        help={words.organs.articleHint}
        problem={problem(draft.article.trim() === '', words.organs.articleRequired)}
      >
        {(props) => (
          <Input
            {...props}
            className="medium"
            maxLength={100}
            value={draft.article}
            onChange={(event) => change({ article: event.target.value })}
          />
        )}
      </Field>
      <FieldGroup
        label={words.organs.forms}
        required
        help={words.ballots.rules.forms}
        problem={problem(draft.forms.length === 0, words.organs.formsRequired)}
      >
        <Checkbox.Group
          value={draft.forms}
          options={FORMS.map((value) => ({ value, label: words.sittings.form[value] }))}
          onChange={(forms) => change({ forms })}
        />
      </FieldGroup>
      {draft.forms.includes('by-circulation') && (
        <FieldGroup label={words.ballots.rules.never} help={words.ballots.rules.neverHint}>
          <Checkbox.Group
            value={draft.never}
            options={KEPT_FOR_MEETINGS.map(({ id, title }) => ({ value: id, label: text(title) }))}
            onChange={(never) => change({ never })}
          />
        </FieldGroup>
      )}
      {draft.forms.includes('by-circulation') && (
        <Field
          label={words.acts.demand.rule}
          help={words.acts.demand.ruleHint}
          problem={problem(!isDemand(draft.demand), words.organs.choose)}
        >
          {(props) => (
            <Input
              {...props}
              inputMode="numeric"
              className="short"
              value={draft.demand}
              onChange={(event) => change({ demand: event.target.value.trim() })}
            />
          )}
        </Field>
      )}
      {!organ.isParty && (
        <FieldGroup label="" help={words.acts.signing.ruleHint}>
          <Checkbox
            checked={draft.confirmedBySupervisor}
            onChange={(event) => change({ confirmedBySupervisor: event.target.checked })}
          >
            {words.acts.signing.rule}
          </Checkbox>
        </FieldGroup>
      )}
      <FieldGroup label={words.secret.rules.kinds}>
        <Checkbox.Group
          value={draft.kinds ?? []}
          options={KINDS.map((value) => ({ value, label: words.secret.board.kinds[value] }))}
          onChange={(kinds) => change({ kinds })}
        />
      </FieldGroup>
      {(draft.kinds ?? []).length > 0 && (
        <ShareChoice
          label={words.secret.rules.share}
          value={draft.elected ?? null}
          problem={problem(!draft.elected, words.organs.choose)}
          onChange={(elected) => change({ elected })}
        />
      )}
      <SpecialRules
        special={special}
        secret={draft.secret ?? NO_SECRET}
        counts={!draft.noThreshold}
        tried={tried}
        onSpecial={(special) => change({ special })}
        onSecret={(secret) => change({ secret })}
      />
      <Field label={words.organs.noticeDays} required problem={problem(!/^\d{1,3}$/.test(draft.noticeDays), words.organs.choose)}>
        {(props) => (
          <Input
            {...props}
            inputMode="numeric"
            className="short"
            value={draft.noticeDays}
            onChange={(event) => change({ noticeDays: event.target.value })}
          />
        )}
      </Field>
      <FieldGroup label="" problem={problem(!draft.isConfirmed, words.organs.confirmRequired)}>
        <Checkbox checked={draft.isConfirmed} onChange={(event) => change({ isConfirmed: event.target.checked })}>
          {words.organs.confirmed}
        </Checkbox>
      </FieldGroup>
      <FailureNote failure={failure} />
      <div className="row-actions">
        <Button type="primary" disabled={isBusy} aria-busy={isBusy} onClick={save}>
          {words.organs.save}
        </Button>
        <Button onClick={onCancel}>{words.app.cancel}</Button>
      </div>
    </div>
  );
}

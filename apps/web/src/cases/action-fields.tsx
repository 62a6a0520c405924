import { Input, Radio, Skeleton } from 'antd';
import { Suspense } from 'react';
import type { OrganisationView } from '../../../../libs/contracts/api';
import type { CaseOfferView } from '../../../../libs/contracts/deciding';
import { ChosenFiles } from '../filing/files-editor';
import { fill, type Words } from '../messages';
import { formatDay } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Folded } from '../shared/page';
import { QrCode } from '../shared/qr-code';
import { askedOf, type ActionDraft, type Asked } from './action-request';
import { DayInput } from '../shared/day-input';
import { lazily } from '../shared/lazily';

const FormEditor = lazily(() => import('../filing/form-editor').then((m) => ({ default: m.FormEditor })));

interface ActionFieldsProps {
  offer: CaseOfferView;
  draft: ActionDraft;
  society: OrganisationView;
  /** What is still to be said, once he has tried. */
  missing: Asked[];
  disabled: boolean;
  /** What the server found wrong with what is handed in, by its field. */
  problems: Record<string, string>;
  onChange: (change: Partial<ActionDraft>) => void;
}

/** What an action asks for, each as a question of its own. */
export function ActionFields(props: ActionFieldsProps) {
  return (
    <>
      {askedOf(props.offer, props.draft).map((name) => (
        <Question key={name} name={name} {...props} />
      ))}
    </>
  );
}

interface Choice {
  value: string;
  label: string;
}

function Question(props: ActionFieldsProps & { name: Asked }) {
  const { name, offer, draft, missing, disabled, society, onChange } = props;
  const { words, language } = useSpeech();
  const said = words.deciding;
  const lacks = missing.includes(name);
  switch (name) {
    case 'reason':
      return (
        <Field
          label={offer.kind === 'objected' ? said.objection : said.reason}
          required={offer.kind !== 'recorded'}
          problem={lacks ? said.reasonRequired : undefined}
        >
          {(field) => (
            <Input.TextArea
              {...field}
              maxLength={2000}
              autoSize={{ minRows: 2 }}
              disabled={disabled}
              value={draft.reason}
              onChange={(event) => onChange({ reason: event.target.value })}
            />
          )}
        </Field>
      );
    case 'on':
      return (
        <Field label={said.on} required problem={lacks ? said.onRequired : undefined} help={dayHint(offer, said, language)}>
          {(field) => <DayInput {...field} disabled={disabled} value={draft.on} onChange={(on) => onChange({ on })} />}
        </Field>
      );
    case 'evidence':
      return (
        <FieldGroup label={said.evidence} required problem={lacks ? said.evidenceRequired : undefined}>
          <ChosenFiles
            label={said.evidence}
            files={draft.evidence}
            society={society.id}
            disabled={disabled}
            single
            onFiles={(evidence) => onChange({ evidence })}
          />
          <Folded summary={said.phone}>
            <p>{said.phoneMeans}</p>
            <QrCode text={window.location.href} name={said.phoneCode} />
          </Folded>
        </FieldGroup>
      );
    case 'handedIn':
      return offer.kind !== 'recorded' ? null : (
        <Suspense fallback={<Skeleton active />}>
          <FieldGroup label={said.submission} problem={lacks ? said.submissionRequired : undefined}>
            <FormEditor
              fields={offer.submission}
              content={draft.handedIn}
              files={draft.handedInFiles}
              society={society}
              disabled={disabled}
              problems={props.problems}
              onContent={(handedIn) => onChange({ handedIn })}
              onFiles={(handedInFiles) => onChange({ handedInFiles })}
            />
          </FieldGroup>
        </Suspense>
      );
    case 'person':
    case 'block':
    case 'slot':
    case 'what':
    case 'stop':
    case 'objector':
    case 'form':
    case 'outcome':
      return <Choices {...props} name={name} lacks={lacks} />;
  }
}

function dayHint(offer: CaseOfferView, said: Words['deciding'], language: Parameters<typeof formatDay>[1]): string | undefined {
  if (offer.kind === 'recorded') return fill(said.onHint, { day: formatDay(offer.since, language) });
  if (offer.kind !== 'objected') return undefined;
  return fill(said.cameHint, { from: formatDay(offer.from, language), until: formatDay(offer.until, language) });
}

type Chosen = Exclude<Asked, 'reason' | 'on' | 'evidence' | 'handedIn'>;

/** One of several, as a list of radios: nothing is chosen beforehand. */
function Choices({ name, offer, draft, disabled, lacks, onChange }: ActionFieldsProps & { name: Chosen; lacks: boolean }) {
  const { words, text } = useSpeech();
  const said = words.deciding;
  const [label, missing] = {
    person: [offer.kind === 'recorded' ? said.whose : said.person, said.personRequired],
    block: [said.step, said.stepRequired],
    slot: [said.step, said.stepRequired],
    what: [said.what, said.whatRequired],
    stop: [said.stop, said.stopRequired],
    objector: [said.objector, said.objectorRequired],
    form: [said.how, said.howRequired],
    outcome: [said.outcome, said.outcomeRequired],
  }[name] as [string, string];
  const choices = choicesOf(name, offer, draft, { words, text });
  return (
    <FieldGroup label={label} required problem={lacks ? missing : undefined}>
      <Radio.Group
        className="choices people-choice"
        value={draft[name]}
        disabled={disabled}
        onChange={(event) => onChange({ [name]: event.target.value as string })}
        options={choices}
      />
    </FieldGroup>
  );
}

type Say = Pick<ReturnType<typeof useSpeech>, 'words' | 'text'>;

function choicesOf(name: Chosen, offer: CaseOfferView, draft: ActionDraft, { words, text }: Say): Choice[] {
  const said = words.deciding;
  const people = (list: { id: string; name: string; title: { zh: string; en: string } }[]): Choice[] =>
    list.map((one) => ({ value: one.id, label: `${one.name} ${text(one.title)}` }));
  const steps = (list: { block: string; title: { zh: string; en: string } }[]): Choice[] =>
    list.map(({ block, title }) => ({ value: block, label: text(title) }));
  switch (offer.kind) {
    case 'applicant-changed':
      return people(offer.people);
    case 'clock-suspended':
      return offer.reasons.map((value) => ({ value, label: said.stops[value] }));
    case 'objected':
      return (offer.isOver ? (['received'] as const) : (['own', 'received'] as const)).map((value) => ({
        value,
        label: said.objectors[value],
      }));
    case 'reopened':
      return steps(offer.steps);
    case 'recorded':
      if (name === 'person') return people(offer.people);
      if (name === 'form') return offer.forms.map((value) => ({ value, label: said.forms[value] }));
      return offer.outcomes.map(({ id, label }) => ({ value: id, label: text(label) }));
    case 'overridden': {
      if (name === 'block') return steps(offer.again);
      if (name === 'slot') return offer.assign.map(({ slot, step }) => ({ value: slot, label: text(step) }));
      if (name === 'person') return people(offer.assign.find(({ slot }) => slot === draft.slot)?.people ?? []);
      const may = { assign: offer.assign.length > 0, 'open-again': offer.again.length > 0, cancel: offer.cancel };
      return (['assign', 'open-again', 'cancel'] as const)
        .filter((what) => may[what])
        .map((what) => ({ value: what, label: said.whats[what] }));
    }
    case 'taken-back':
    case 'raised':
    case 'signer-removed':
    case 'clock-resumed':
    case 'clock-extended':
      return [];
  }
}

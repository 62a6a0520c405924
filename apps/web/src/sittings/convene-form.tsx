import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ConveneRequest, OrganRulesRequest, OrganView } from '../../../../libs/contracts/api';
import type { SittingForm } from '../../../../libs/procedure';
import { fill } from '../messages';
import { decisions } from '../shared/api';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useAgenda } from '../shared/queries';
import { useSubmission } from '../shared/submission';
import { AgendaEditor } from './agenda-editor';
import { asksMatter, entriesOf, type Place } from './agenda-order';
import { itemKey } from './item-key';
import { mattersOf } from './matter-choice';
import { DayInput } from '../shared/day-input';

interface Plan {
  on: string;
  form: SittingForm | null;
  /** As typed; blank where nobody has said when. */
  time: string;
  place: string;
  preReviewFirst: boolean;
  chair: string | null;
  places: Place[];
}

export function ConveneForm({ organ, rules, ticked }: { organ: OrganView; rules: OrganRulesRequest; ticked: string[] }) {
  const { words, text } = useSpeech();
  const navigate = useNavigate();
  const agenda = useAgenda();
  const only = rules.forms.length === 1 ? (rules.forms[0] ?? null) : null;
  const form = `convene-agenda.${organ.id}.${ticked.join('.')}`;
  const [plan, setPlan, forget] = useKept<Plan>(form, {
    on: '',
    form: only,
    time: '',
    place: '',
    preReviewFirst: false,
    chair: null,
    places: ticked.map((key) => ({ key })),
  });
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(form, (answer, isHere) => {
    forget();
    if (isHere) void navigate(`/sittings/${answer.stream}`, { replace: true, state: { convened: true } });
  });
  const waiting = (agenda.data ?? []).filter((request) => request.organ === organ.id);
  const items = entriesOf(plan.places, waiting);
  // What a party body has reviewed comes before this meeting; on one and the same day somebody says so, or the times do.
  const isSameDay = waiting.some(
    (request) => request.preReview?.on === plan.on && plan.places.some(({ key }) => key === itemKey(request)),
  );
  const isUnsaid =
    mattersOf(rules).length > 0 && plan.places.some((place) => place.matter === undefined && asksMatter(place, waiting));
  const change = (part: Partial<Plan>) => setPlan({ ...plan, ...part });
  const wrong = {
    on: plan.on === '' ? words.sittings.chooseDate : undefined,
    form: plan.form === null ? words.organs.choose : undefined,
    chair: plan.chair === null ? words.sittings.chooseChair : undefined,
    items: items.length === 0 ? words.sittings.needItem : isUnsaid ? words.kit.matter.required : undefined,
  };
  const send = () => {
    setTried(true);
    if (!plan.form || !plan.chair || wrong.on || wrong.items) return;
    const request: ConveneRequest = {
      organ: organ.id,
      on: plan.on,
      form: plan.form,
      chair: plan.chair,
      items,
    };
    if (plan.time) request.time = plan.time;
    if (plan.place.trim()) request.place = plan.place.trim();
    if (isSameDay && plan.preReviewFirst) request.preReviewFirst = true;
    submit(decisions.convene, request);
  };
  return (
    <div className="stack">
      {organ.isParty && <p className="soft">{words.acts.party.inside}</p>}
      <Field
        label={words.sittings.on}
        required
        problem={tried ? wrong.on : undefined}
        help={fill(words.sittings.noticeDays, { n: rules.noticeDays })}
      >
        {(props) => <DayInput {...props} disabled={busy} value={plan.on} onChange={(on) => change({ on })} />}
      </Field>
      <Field label={words.acts.order.time}>
        {(props) => (
          <Input
            {...props}
            type="time"
            className="short"
            disabled={busy}
            value={plan.time}
            onChange={(event) => change({ time: event.target.value })}
          />
        )}
      </Field>
      <FieldGroup label={words.sittings.formLabel} required problem={tried ? wrong.form : undefined}>
        <Radio.Group
          className="choices"
          disabled={busy}
          value={plan.form}
          options={rules.forms.map((value) => ({ value, label: words.sittings.form[value] }))}
          onChange={(event) => change({ form: event.target.value as SittingForm })}
        />
      </FieldGroup>
      <Field label={words.sittings.place}>
        {(props) => (
          <Input
            {...props}
            maxLength={200}
            disabled={busy}
            value={plan.place}
            onChange={(event) => change({ place: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.sittings.chair} required problem={tried ? wrong.chair : undefined}>
        {(props) => (
          <Select
            {...props}
            className="full"
            disabled={busy}
            value={plan.chair ?? undefined}
            options={organ.members.map((member) => ({
              value: member.id,
              label: member.position ? `${member.name}${fill(words.app.aside, { what: text(member.position) })}` : member.name,
            }))}
            onChange={(chair) => change({ chair })}
          />
        )}
      </Field>
      <FieldGroup label={words.sittings.agenda} required problem={tried ? wrong.items : undefined}>
        <AgendaEditor
          places={plan.places}
          waiting={waiting}
          rules={rules}
          disabled={busy}
          onChange={(places) => change({ places })}
        />
      </FieldGroup>
      {isSameDay && (
        <FieldGroup label="" help={words.acts.order.firstHint}>
          <Checkbox
            disabled={busy}
            checked={plan.preReviewFirst}
            onChange={(event) => change({ preReviewFirst: event.target.checked })}
          >
            {words.acts.order.first}
          </Checkbox>
        </FieldGroup>
      )}
      <SubmissionNote submission={submission} accepted={words.sittings.convened} />
      <div className="act-bar">
        <Button type="primary" size="large" disabled={busy} aria-busy={busy} onClick={send}>
          {words.sittings.conveneSubmit}
        </Button>
      </div>
    </div>
  );
}

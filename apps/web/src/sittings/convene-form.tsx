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
import { itemKey, sourceOf } from './item-key';

interface Plan {
  on: string;
  form: SittingForm | null;
  place: string;
  chair: string | null;
  items: string[];
  otherItems: string;
}

export function ConveneForm({ organ, rules, ticked }: { organ: OrganView; rules: OrganRulesRequest; ticked: string[] }) {
  const { words, text } = useSpeech();
  const navigate = useNavigate();
  const agenda = useAgenda();
  const only = rules.forms.length === 1 ? (rules.forms[0] ?? null) : null;
  const form = `convene.${organ.id}.${ticked.join('.')}`;
  const [plan, setPlan, forget] = useKept<Plan>(form, {
    on: '',
    form: only,
    place: '',
    chair: null,
    items: ticked,
    otherItems: '',
  });
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(form, (answer, isHere) => {
    forget();
    if (isHere) void navigate(`/sittings/${answer.stream}`, { replace: true, state: { convened: true } });
  });
  const waiting = (agenda.data ?? []).filter((request) => request.organ === organ.id);
  const items = waiting.filter((request) => plan.items.includes(itemKey(request)));
  const otherItems = plan.otherItems
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const change = (part: Partial<Plan>) => setPlan({ ...plan, ...part });
  const wrong = {
    on: plan.on === '' ? words.sittings.chooseDate : undefined,
    form: plan.form === null ? words.organs.choose : undefined,
    chair: plan.chair === null ? words.sittings.chooseChair : undefined,
    items: items.length + otherItems.length === 0 ? words.sittings.needItem : undefined,
  };
  const send = () => {
    setTried(true);
    if (!plan.form || !plan.chair || wrong.on || wrong.items) return;
    const request: ConveneRequest = {
      organ: organ.id,
      on: plan.on,
      form: plan.form,
      chair: plan.chair,
      items: items.map(sourceOf),
    };
    if (plan.place.trim()) request.place = plan.place.trim();
    if (otherItems.length > 0) request.otherItems = otherItems;
    submit(decisions.convene, request);
  };
  return (
    <div className="stack">
      <p className="lead">
        {text(organ.society.name)} · {text(organ.name)}
      </p>
      <Field
        label={words.sittings.on}
        required
        problem={tried ? wrong.on : undefined}
        help={fill(words.sittings.noticeDays, { n: rules.noticeDays })}
      >
        {(props) => (
          <Input
            {...props}
            type="date"
            className="short"
            disabled={busy}
            value={plan.on}
            onChange={(event) => change({ on: event.target.value })}
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
              label: member.position ? `${member.name}（${text(member.position)}）` : member.name,
            }))}
            onChange={(chair) => change({ chair })}
          />
        )}
      </Field>
      <FieldGroup label={words.sittings.agenda} required problem={tried ? wrong.items : undefined}>
        <ul className="plain-list">
          {waiting.map((request) => (
            <li key={itemKey(request)}>
              <Checkbox
                disabled={busy}
                checked={plan.items.includes(itemKey(request))}
                onChange={(event) =>
                  change({
                    items: event.target.checked
                      ? [...plan.items, itemKey(request)]
                      : plan.items.filter((key) => key !== itemKey(request)),
                  })
                }
              >
                {text(request.title)}：{request.subject}
              </Checkbox>
            </li>
          ))}
        </ul>
      </FieldGroup>
      <Field label={words.sittings.otherItems} help={words.sittings.otherHint}>
        {(props) => (
          <Input.TextArea
            {...props}
            autoSize={{ minRows: 2 }}
            disabled={busy}
            value={plan.otherItems}
            onChange={(event) => change({ otherItems: event.target.value })}
          />
        )}
      </Field>
      <SubmissionNote submission={submission} accepted={words.sittings.convened} />
      <div className="act-bar">
        <Button type="primary" size="large" disabled={busy} aria-busy={busy} onClick={send}>
          {words.sittings.conveneSubmit}
        </Button>
      </div>
    </div>
  );
}

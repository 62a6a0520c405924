import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import {
  SENDING_HOURS,
  type MessageChannel,
  type SendingSettings,
  type SendingSettingsView,
} from '../../../../libs/contracts/sending';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Loaded, Note } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { ConfirmEmail, UnconfirmedEmail } from './confirm-email';
import { sendingApi, useSendingSettings } from './sending-api';

/** Half hours within the house's. */
const TIMES = halfHours(SENDING_HOURS.opens, SENDING_HOURS.closes);

/** 消息设置: by which channel one is written to and when; everybody's own. */
export function MessageSettingsPage() {
  const { words } = useSpeech();
  const said = words.sending.settings;
  const query = useSendingSettings();
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={query}>
        {(view) => (
          <div className="stack">
            <ConfirmEmail view={view} />
            {view.offered.some(({ isListed }) => isListed) ? (
              <Settings view={view} />
            ) : (
              <Empty title={said.noChannels} hint={said.noChannelsHint} />
            )}
            <Last view={view} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type Way = 'first' | 'chosen' | 'none';
const wayOf = ({ channels }: SendingSettings): Way => (channels === null ? 'first' : channels.length === 0 ? 'none' : 'chosen');

function Settings({ view }: { view: SendingSettingsView }) {
  const { words } = useSpeech();
  const said = words.sending.settings;
  const { isBusy, failure, run } = useWork();
  const [done, setDone] = useState<string | null>(null);
  const [draft, setDraft] = useState<SendingSettings>(view);
  const [way, setWay] = useState<Way>(wayOf(view));
  const listed = view.offered.filter(({ isListed }) => isListed);
  const change = (part: Partial<SendingSettings>) => {
    setDone(null);
    setDraft({ ...draft, ...part });
  };
  const choose = (next: Way) => {
    setWay(next);
    change({ channels: next === 'first' ? null : next === 'none' ? [] : listed.map(({ channel }) => channel) });
  };
  const save = async () => {
    const { channels, email, opens, closes, language } = draft;
    const kept = await run(() => sendingApi.choose({ channels, email: email?.trim() || null, opens, closes, language }));
    if (kept) setDone(said.saved);
  };
  const test = async (channel: MessageChannel) => {
    setDone(null);
    if (await run(() => sendingApi.test(channel))) setDone(fill(said.tested, { channel: said.channels[channel] }));
  };
  return (
    <Sheet>
      <div className="stack">
        <FieldGroup label={said.where}>
          <Radio.Group className="choices" value={way} onChange={(event) => choose(event.target.value as Way)}>
            {(['first', 'chosen', 'none'] as const).map((one) => (
              <Radio key={one} value={one}>
                {said[one]}
              </Radio>
            ))}
          </Radio.Group>
        </FieldGroup>
        <ul className="rows">
          {listed.map(({ channel, reaches }) => (
            <li key={channel} className="row">
              <div className="row-line">
                <span>
                  {way === 'chosen' ? (
                    <Checkbox
                      checked={draft.channels?.includes(channel) ?? false}
                      onChange={(event) => change({ channels: toggled(draft.channels ?? [], channel, event.target.checked) })}
                    >
                      {said.channels[channel]}
                    </Checkbox>
                  ) : (
                    said.channels[channel]
                  )}{' '}
                  {reaches ? <Tag tone="good">{said.ready}</Tag> : <span className="soft">{said.missing[channel]}</span>}
                </span>
                {reaches && (
                  <Button
                    type="text"
                    size="small"
                    disabled={isBusy}
                    aria-label={fill(said.testOf, { channel: said.channels[channel] })}
                    onClick={() => void test(channel)}
                  >
                    {said.test}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
        {listed.some(({ channel }) => channel === 'mail') && (
          <Field label={said.email} help={said.emailHint}>
            {(props) => (
              <Input
                {...props}
                type="email"
                autoComplete="email"
                maxLength={100}
                value={draft.email ?? ''}
                onChange={(event) => change({ email: event.target.value })}
              />
            )}
          </Field>
        )}
        <UnconfirmedEmail view={view} />
        <FieldGroup label={said.hours} help={said.hoursHint}>
          <div className="row-actions">
            {(['opens', 'closes'] as const).map((end) => (
              <label key={end}>
                {said[end]}{' '}
                <Select
                  value={draft[end]}
                  aria-label={said[end]}
                  options={TIMES.filter((time) => (end === 'opens' ? time < draft.closes : time > draft.opens)).map((time) => ({
                    value: time,
                    label: time,
                  }))}
                  onChange={(time: string) => change({ [end]: time })}
                />
              </label>
            ))}
          </div>
        </FieldGroup>
        <FieldGroup label={said.language}>
          <Radio.Group
            className="choices"
            value={draft.language}
            onChange={(event) => change({ language: event.target.value === 'en' ? 'en' : 'zh' })}
          >
            <Radio value="zh">{words.display.chinese}</Radio>
            <Radio value="en">{words.display.english}</Radio>
          </Radio.Group>
        </FieldGroup>
        <FailureNote failure={failure} />
        {done !== null && (
          <Note tone="good" live>
            {done}
          </Note>
        )}
        <p className="row-actions">
          <Button type="primary" disabled={isBusy} aria-busy={isBusy} onClick={() => void save()}>
            {said.save}
          </Button>
        </p>
      </div>
    </Sheet>
  );
}

function Last({ view }: { view: SendingSettingsView }) {
  const { words, language } = useSpeech();
  const said = words.sending.settings;
  if (view.last.length === 0)
    return view.offered.some(({ isListed }) => isListed) ? <Empty title={said.lastNone} hint={said.lastNoneHint} /> : null;
  return (
    <Sheet title={said.last}>
      <ul className="rows">
        {view.last.map(({ id, kind, channel, at, state }) => (
          <li key={id} className="row">
            <div className="row-line">
              <span>
                {said.kinds[kind]}
                <br />
                <span className="soft">
                  {said.channels[channel]} · {formatInstant(at, language, true)}
                </span>
              </span>
              <Tag tone={state === 'sent' ? 'good' : state === 'failed' ? 'care' : 'plain'}>{said.states[state]}</Tag>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function toggled(channels: MessageChannel[], channel: MessageChannel, isOn: boolean): MessageChannel[] {
  return isOn ? [...channels, channel] : channels.filter((one) => one !== channel);
}

function halfHours(from: string, to: string): string[] {
  const all = Array.from({ length: 48 }, (_, n) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`);
  return all.filter((time) => time >= from && time <= to);
}

import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ChannelView, FailedMessageView } from '../../../../libs/contracts/sending';
import { fill, type Words } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, FailureNote, Loaded, Note } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { sendingApi, useChannels, useFailed } from './sending-api';

type Said = Words['sending'];

/** 消息通道, for whoever runs the house: how each is, and what could not be delivered. */
export function ChannelsPage() {
  const { words } = useSpeech();
  const said = words.sending.channels;
  const channels = useChannels();
  return (
    <Page title={said.title} intro={said.intro} actions={<Link to="/message-settings">{said.toSettings}</Link>}>
      <div className="stack">
        <Loaded query={channels}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={said.none} hint={said.noneHint} />
            ) : (
              <>
                {list.map((channel) => (
                  <Channel key={channel.channel} channel={channel} />
                ))}
              </>
            )
          }
        </Loaded>
        <Failed />
      </div>
    </Page>
  );
}

function Channel({ channel }: { channel: ChannelView }) {
  const { words, language } = useSpeech();
  const said = words.sending.channels;
  const at = (instant: string) => formatInstant(instant, language, true);
  const { lastSentAt, waiting, oldestWaitingAt, failure } = channel;
  return (
    <Sheet title={nameOf(channel.channel, words.sending)} aside={<State channel={channel} />}>
      <p>
        {lastSentAt === null ? said.neverSent : fill(said.lastSent, { at: at(lastSentAt) })}
        <br />
        {waiting === 0 || oldestWaitingAt === null
          ? said.nothingWaits
          : fill(said.waiting, { n: waiting, at: at(oldestWaitingAt) })}
      </p>
      {failure !== null && <p className="soft">{fill(said.reason, { reason: reasonOf(failure, words.sending) })}</p>}
    </Sheet>
  );
}

function State({ channel: { isListed, pausedUntil, failure } }: { channel: ChannelView }) {
  const { words, language } = useSpeech();
  const said = words.sending.channels;
  if (!isListed) return <Tag>{said.notListed}</Tag>;
  if (pausedUntil !== null) return <Tag tone="care">{fill(said.paused, { at: formatInstant(pausedUntil, language, true) })}</Tag>;
  return failure === null ? <Tag tone="good">{said.good}</Tag> : <Tag tone="care">{said.trouble}</Tag>;
}

function Failed() {
  const { words } = useSpeech();
  const said = words.sending.channels;
  const failed = useFailed();
  const [again, setAgain] = useState<number | null>(null);
  const { isBusy, failure, run } = useWork();
  const send = (ids: string[]) => run(async () => setAgain(await sendingApi.again(ids)));
  return (
    <Sheet title={said.failed}>
      <FailureNote failure={failure} />
      {again !== null && (
        <Note tone="good" live>
          {fill(said.againDone, { n: again })}
        </Note>
      )}
      <Loaded query={failed}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.failedNone} hint={said.failedNoneHint} />
          ) : (
            <>
              <ul className="rows">
                {list.map((message) => (
                  <Row key={message.id} message={message} isBusy={isBusy} again={() => void send([message.id])} />
                ))}
              </ul>
              <ShowMore pages={failed} />
              <p className="row-actions">
                <Button disabled={isBusy} onClick={() => void send(list.map(({ id }) => id))}>
                  {said.againAll}
                </Button>
              </p>
            </>
          )
        }
      </Loaded>
    </Sheet>
  );
}

function Row({ message, isBusy, again }: { message: FailedMessageView; isBusy: boolean; again: () => void }) {
  const { words, language } = useSpeech();
  const said = words.sending.channels;
  const who = message.person?.name ?? said.system;
  return (
    <li className="row">
      <div className="row-line">
        <span>
          {who}
          {words.app.colon}
          {reasonOf(message.failure ?? '', words.sending)}
          <br />
          <span className="soft">
            {fill(said.row, {
              channel: nameOf(message.channel, words.sending),
              kind: words.sending.settings.kinds[message.kind],
              at: formatInstant(message.madeAt, language, true),
              n: message.tries,
            })}
          </span>
        </span>
        <Button type="text" size="small" disabled={isBusy} aria-label={fill(said.againOf, { who })} onClick={again}>
          {said.again}
        </Button>
      </div>
    </li>
  );
}

function nameOf(channel: string, { settings, channels }: Said): string {
  const known: Record<string, string> = settings.channels;
  return known[channel] ?? fill(channels.webhook, { name: channel.replace(/^webhook:/, '') });
}

function reasonOf(code: string, { channels: { failures } }: Said): string {
  const known: Record<string, string> = failures;
  return known[code] ?? fill(failures.other, { code });
}

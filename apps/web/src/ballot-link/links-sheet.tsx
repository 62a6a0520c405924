import { Button } from 'antd';
import { useState } from 'react';
import type { SittingView } from '../../../../libs/contracts/api';
import type { SittingLinkRow, SittingLinks, SittingReply } from '../../../../libs/contracts/ballot-links';
import { fill, type Words } from '../messages';
import { useCopying } from '../shared/copying';
import { formatDay, formatInstant, type Language } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { LongList } from '../shared/long-list';
import { FailureNote, Loaded, Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { queryClient } from '../shared/queries';
import { useWork } from '../shared/use-work';
import { kitApi } from '../sittings/kit-api';
import { linksApi, useSittingLinks } from './links-api';

const isSilent = (row: SittingLinkRow) => row.reply === null;
const isOpenable = (row: SittingLinkRow) => row.link?.state === 'in-force';

/** 回执: who answered, who has a link and opened it; making, sending, copying and stopping links. */
export function LinksSheet({ sitting }: { sitting: SittingView }) {
  const { words, language, text } = useSpeech();
  const said = words.signIn.links;
  const query = useSittingLinks(sitting.id, sitting.mayRecord);
  const [message, setMessage] = useState<string | null>(null);
  const { isBusy, failure, run } = useWork();
  const { copy, byHand } = useCopying();
  // Folded, so that the roll of the day is not pushed off a phone.
  const [isOpen, setOpen] = useState(false);
  if (!sitting.mayRecord) return null;
  const change = (work: () => Promise<SittingLinks | string>) => {
    setMessage(null);
    return run(async () => {
      const done = await work();
      if (typeof done === 'string') {
        setMessage(done);
        await queryClient.invalidateQueries({ queryKey: ['sitting', sitting.id, 'links'] });
      } else queryClient.setQueryData(['sitting', sitting.id, 'links'], done);
    });
  };
  const copyMissing = (rows: SittingLinkRow[]) =>
    change(async () => {
      const names = rows.filter(isSilent).map(({ person }) => person.name);
      const on = formatDay(sitting.on, language, true);
      const missing = { on, organ: text(sitting.organ.name), names: names.join(words.app.comma) };
      return (await copy(fill(said.missingText, missing))) ? said.copiedMissing : '';
    });
  const copyLink = (person: string) =>
    change(async () => {
      const { path } = await linksApi.copy(sitting.id, person);
      return (await copy(window.location.origin + path)) ? said.copied : '';
    });
  const enter = ({ id, name }: SittingLinkRow['person'], reply: SittingReply) =>
    change(async () => {
      await kitApi.reply(sitting.id, { person: id, reply });
      return fill(words.kit.entered.saved, { name });
    });
  const canChange = sitting.phase === 'convened';
  // To a ballot the reply is the vote; who has voted stands on its own sheet.
  const isBallot = sitting.form === 'by-circulation';
  return (
    <Sheet title={isBallot ? words.acts.links.ballot : said.title}>
      {canChange && <p className="soft">{isBallot ? words.acts.links.ballotHint : said.hint}</p>}
      <Loaded query={query}>
        {({ maySend, people }) => {
          const silent = people.filter(isSilent);
          const missing = people.filter((row) => row.hasPhone && !isOpenable(row)).map(({ person }) => person.id);
          const sendable = silent.filter(isOpenable).map(({ person }) => person.id);
          const counts = {
            members: people.length,
            attend: people.filter(({ reply }) => reply?.reply === 'attend').length,
            excused: people.filter(({ reply }) => reply?.reply === 'excused').length,
            silent: silent.length,
          };
          return (
            <div className="stack">
              {!isBallot && <p role="status">{fill(said.counts, counts)}</p>}
              <div className="row-actions">
                {canChange && missing.length > 0 && (
                  <Button
                    type="primary"
                    disabled={isBusy}
                    onClick={() => {
                      setOpen(true);
                      void change(() => linksApi.make(sitting.id, missing));
                    }}
                  >
                    {said.make}
                  </Button>
                )}
                {canChange && maySend && sendable.length > 0 && (
                  <Button disabled={isBusy} onClick={() => void change(() => linksApi.send(sitting.id, sendable))}>
                    {said.sendAll}
                  </Button>
                )}
                {isBallot ? null : silent.length > 0 ? (
                  <Button disabled={isBusy} onClick={() => void copyMissing(people)}>
                    {said.copyMissing}
                  </Button>
                ) : (
                  <Tag tone="good">{said.noneMissing}</Tag>
                )}
              </div>
              <div role="status" className="submission">
                {message && <Note tone="good">{message}</Note>}
              </div>
              {byHand}
              <FailureNote failure={failure} />
              <details className="folded" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
                <summary>{said.each}</summary>
                <LongList rows={people} nameOf={({ person }) => person.name}>
                  {(shown) => (
                    <ul className="rows">
                      {shown.map((row) => (
                        <Member
                          key={row.person.id}
                          row={row}
                          canChange={canChange}
                          isBallot={isBallot}
                          busy={isBusy}
                          onMake={() => void change(() => linksApi.make(sitting.id, [row.person.id]))}
                          onCopy={() => void copyLink(row.person.id)}
                          onEnter={(reply) => void enter(row.person, reply)}
                          onRevoke={() => void change(() => linksApi.revoke(sitting.id, row.person.id))}
                        />
                      ))}
                    </ul>
                  )}
                </LongList>
              </details>
            </div>
          );
        }}
      </Loaded>
    </Sheet>
  );
}

function Member({
  row,
  canChange,
  isBallot,
  busy,
  onMake,
  onCopy,
  onRevoke,
  onEnter,
}: {
  row: SittingLinkRow;
  canChange: boolean;
  isBallot: boolean;
  busy: boolean;
  onMake: () => void;
  onCopy: () => void;
  onRevoke: () => void;
  onEnter: (reply: SittingReply) => void;
}) {
  const { words, text, language } = useSpeech();
  const said = words.signIn.links;
  const { reply, link } = row;
  const replied =
    reply && fill(said.answered, { at: formatInstant(reply.at, language, true), identified: text(reply.identified) });
  return (
    <li className="row" aria-label={row.person.name}>
      <div className="row-line">
        <span>
          <span className="row-title">{row.person.name}</span>{' '}
          {row.person.position && <span className="soft">{text(row.person.position)}</span>}{' '}
          {!isBallot && (
            <Tag tone={reply === null ? 'plain' : reply.reply === 'attend' ? 'good' : 'care'}>
              {said[reply?.reply ?? 'silent']}
            </Tag>
          )}
          <br />
          <span className="soft">{[replied, reply?.reason, linkWords(row, words, language)].filter(Boolean).join(' · ')}</span>
        </span>
        {canChange && (
          <span className="row-actions">
            {(isBallot ? [] : (['attend', 'excused'] as const)).map((value) => (
              <Button
                key={value}
                size="small"
                type="text"
                disabled={busy || reply?.reply === value}
                aria-label={`${words.kit.entered[value]}${words.app.colon}${row.person.name}`}
                onClick={() => onEnter(value)}
              >
                {words.kit.entered[value]}
              </Button>
            ))}
            {link?.state === 'in-force' && (
              <>
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`${said.copy}${words.app.colon}${row.person.name}`}
                  onClick={onCopy}
                >
                  {said.copy}
                </Button>
                <Button
                  size="small"
                  type="text"
                  disabled={busy}
                  aria-label={`${said.revoke}${words.app.colon}${row.person.name}`}
                  onClick={onRevoke}
                >
                  {said.revoke}
                </Button>
              </>
            )}
            {link && link.state !== 'in-force' && row.hasPhone && (
              <Button
                size="small"
                disabled={busy}
                aria-label={`${said.renew}${words.app.colon}${row.person.name}`}
                onClick={onMake}
              >
                {said.renew}
              </Button>
            )}
          </span>
        )}
      </div>
    </li>
  );
}

/** What became of the link: the last that is known of it. */
function linkWords({ hasPhone, link }: SittingLinkRow, words: Words, language: Language): string {
  const said = words.signIn.links;
  if (!link) return hasPhone ? said.notMade : said.noPhone;
  if (link.state !== 'in-force') return said[link.state];
  const at = (instant: string) => formatInstant(instant, language, true);
  if (link.openedAt) return fill(said.opened, { at: at(link.openedAt) });
  if (link.sentAt) return fill(said.sent, { at: at(link.sentAt) });
  return link.handedOnAt ? fill(said.handedOn, { at: at(link.handedOnAt) }) : said.made;
}

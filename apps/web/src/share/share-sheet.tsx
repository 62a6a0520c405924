import { Button, Input } from 'antd';
import { useState } from 'react';
import { SHARE_DAYS, type ShareLinkView } from '../../../../libs/contracts/share';
import { fill } from '../messages';
import { LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { civilDateOf, formatDay } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { FailureNote, Loaded } from '../shared/notes';
import { Folded, Sheet, Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { readLinksAgain, shareApi, useShareLinks } from './share-api';

/** Links that show how far a case is: made, looked at and stopped by the society. The address itself is seen once. */
export function ShareSheet({ id }: { id: string }) {
  const { words } = useSpeech();
  const said = words.society.share;
  const links = useShareLinks(id);
  const [path, setPath] = useState<string | null>(null);
  const [days, setDays] = useState(String(SHARE_DAYS.usual));
  const wanted = /^\d{1,3}$/.test(days) ? Number(days) : 0;
  const isRight = wanted >= 1 && wanted <= SHARE_DAYS.most;
  const wrong = fill(said.daysWrong, { most: SHARE_DAYS.most });
  const make = async () => {
    const made = await shareApi.make(id, wanted);
    setPath(made.path);
    await readLinksAgain(id);
  };
  return (
    <Sheet>
      <Folded summary={said.sheet}>
        <p className="soft">{said.hint}</p>
        {path !== null && (
          <Field label={said.link}>
            {(control) => (
              <Input
                {...control}
                readOnly
                value={`${window.location.origin}${path}`}
                onFocus={(event) => event.target.select()}
              />
            )}
          </Field>
        )}
        <ChangeForm label={said.make} submit={said.make} send={() => (isRight ? make() : null)}>
          {(problemOf, tried) => (
            <LineField
              label={said.days}
              className="short"
              inputMode="numeric"
              value={days}
              onChange={setDays}
              problem={tried && !isRight ? wrong : problemOf('days')}
            />
          )}
        </ChangeForm>
        <Loaded query={links}>
          {(list) =>
            list.length === 0 ? (
              <p className="soft">{said.none}</p>
            ) : (
              <ul className="rows">
                {list.map((link) => (
                  <LinkRow key={link.id} id={id} link={link} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Folded>
    </Sheet>
  );
}

function LinkRow({ id, link }: { id: string; link: ShareLinkView }) {
  const { words, language } = useSpeech();
  const said = words.society.share;
  const { isBusy, failure, run } = useWork();
  const day = (at: string) => formatDay(civilDateOf(at), language, true);
  return (
    <li className="row">
      <p className="row-line">
        <span>
          {fill(said.by, { name: link.madeBy, day: day(link.madeAt) })} ·{' '}
          <span className="soft">{fill(said.until, { day: day(link.expiresAt) })}</span>
        </span>
        <span className="row-actions">
          <Tag tone={link.state === 'valid' ? 'good' : 'plain'}>{said.state[link.state]}</Tag>
          {link.state === 'valid' && (
            <Button
              size="small"
              disabled={isBusy}
              aria-busy={isBusy}
              onClick={() => void run(() => shareApi.revoke(id, link.id).then(() => readLinksAgain(id)))}
            >
              {said.revoke}
            </Button>
          )}
        </span>
      </p>
      <FailureNote failure={failure} />
    </li>
  );
}

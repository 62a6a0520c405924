import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ProxyView } from '../../../../libs/contracts/actions';
import { fill } from '../messages';
import { useSession } from '../session/session';
import { DayField, ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { civilDateOf, formatDay } from '../shared/dates';
import { Field } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, FailureNote, Loaded, Note } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { ProcedureChoice } from './procedure-choice';
import { proxiesApi, readProxiesAgain, useProxies, useProxyColleagues } from './proxies-api';

/** Who stands in for whom, from when to when. */
export function ProxiesPage() {
  const { words } = useSpeech();
  const said = words.doing.proxies;
  const { person } = useSession();
  const proxies = useProxies();
  const [isSaved, setSaved] = useState(false);
  return (
    <Page title={said.title} intro={said.intro}>
      <div className="stack">
        {isSaved && (
          <Note tone="good" live>
            {said.saved}
          </Note>
        )}
        <Loaded query={proxies}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={said.none} hint={said.noneHint} />
            ) : (
              <>
                <ProxyList title={said.mine} list={list.filter(({ principal }) => principal.id === person.id)} isMine />
                <ProxyList title={said.others} list={list.filter(({ proxy }) => proxy.id === person.id)} />
                <ShowMore pages={proxies} />
              </>
            )
          }
        </Loaded>
        <Sheet title={said.set}>
          <ProxyForm
            onDone={async () => {
              await readProxiesAgain();
              setSaved(true);
            }}
          />
        </Sheet>
      </div>
    </Page>
  );
}

function ProxyList({ title, list, isMine = false }: { title: string; list: ProxyView[]; isMine?: boolean }) {
  if (list.length === 0) return null;
  return (
    <Sheet title={title}>
      <ul className="rows">
        {list.map((proxy) => (
          <ProxyRow key={proxy.id} proxy={proxy} isMine={isMine} />
        ))}
      </ul>
    </Sheet>
  );
}

const TONES = { ended: 'plain', past: 'plain', ahead: 'care', running: 'good' } as const;

function ProxyRow({ proxy, isMine }: { proxy: ProxyView; isMine: boolean }) {
  const { words, language } = useSpeech();
  const said = words.doing.proxies;
  const { isBusy, failure, run } = useWork();
  const state = stateOf(proxy);
  const day = (on: string) => formatDay(on, language, true);
  return (
    <li className="row">
      <p className="row-line">
        <span className="row-title">{(isMine ? proxy.proxy : proxy.principal).name}</span>
        <Tag tone={TONES[state]}>{said[state]}</Tag>
      </p>
      <p className="soft">
        {fill(said.until, { from: day(proxy.firstOn), to: day(proxy.lastOn) })} ·{' '}
        {proxy.procedures === null ? said.all : fill(said.some, { n: proxy.procedures.length })} · {proxy.reason}
      </p>
      {isMine && (state === 'running' || state === 'ahead') && (
        <div className="row-actions">
          <Button
            disabled={isBusy}
            aria-busy={isBusy}
            onClick={() => void run(() => proxiesApi.end(proxy.id).then(readProxiesAgain))}
          >
            {said.end}
          </Button>
        </div>
      )}
      <FailureNote failure={failure} />
    </li>
  );
}

function stateOf({ endedAt, firstOn, lastOn }: ProxyView): keyof typeof TONES {
  const today = civilDateOf(Date.now());
  if (endedAt !== null) return 'ended';
  if (lastOn < today) return 'past';
  return firstOn > today ? 'ahead' : 'running';
}

function ProxyForm({ onDone }: { onDone: () => Promise<void> }) {
  const { words } = useSpeech();
  const said = words.doing.proxies;
  const colleagues = useProxyColleagues(true);
  const today = civilDateOf(Date.now());
  const empty = { proxy: null as string | null, procedures: [] as string[], firstOn: today, lastOn: today, reason: '' };
  const [draft, setDraft, clear] = useKept('proxy', empty);
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const send = () => {
    const { proxy, procedures, firstOn, lastOn } = draft;
    const reason = draft.reason.trim();
    if (proxy === null || reason === '' || firstOn === '' || lastOn === '') return null;
    return proxiesApi.set({ proxy, ...(procedures.length > 0 && { procedures }), firstOn, lastOn, reason }).then(async () => {
      clear();
      await onDone();
    });
  };
  return (
    <Loaded query={colleagues}>
      {(people) =>
        people.length === 0 ? (
          <Empty title={words.doing.nobody} hint={words.doing.nobodyHint} />
        ) : (
          <ChangeForm label={said.set} submit={said.set} send={send}>
            {(problemOf, tried) => (
              <>
                <Field
                  label={said.who}
                  required
                  problem={tried && draft.proxy === null ? words.doing.colleagueRequired : problemOf('proxy')}
                >
                  {(props) => (
                    <Select
                      {...props}
                      className="full"
                      showSearch={{ optionFilterProp: 'label' }}
                      value={draft.proxy ?? undefined}
                      options={people.map(({ id, name }) => ({ value: id, label: name }))}
                      onChange={(proxy: string) => set({ proxy })}
                    />
                  )}
                </Field>
                <ProcedureChoice value={draft.procedures} onChange={(procedures) => set({ procedures })} />
                <DayField
                  label={said.from}
                  required
                  value={draft.firstOn}
                  problem={tried && draft.firstOn === '' ? said.dayRequired : problemOf('firstOn')}
                  onChange={(firstOn) => set({ firstOn })}
                />
                <DayField
                  label={said.to}
                  required
                  value={draft.lastOn}
                  problem={tried && draft.lastOn === '' ? said.dayRequired : problemOf('lastOn')}
                  onChange={(lastOn) => set({ lastOn })}
                />
                <ReasonField
                  label={said.reason}
                  missing={said.reasonRequired}
                  tried={tried}
                  value={draft.reason}
                  problem={problemOf('reason')}
                  onChange={(reason) => set({ reason })}
                />
              </>
            )}
          </ChangeForm>
        )
      }
    </Loaded>
  );
}

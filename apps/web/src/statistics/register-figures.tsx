import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { RegisterEntryView } from '../../../../libs/contracts/registers';
import type { Figures, RegisterStatistics, StatisticsGroup } from '../../../../libs/contracts/statistics';
import { fill } from '../messages';
import { EntryHistory } from '../registers/entry-history';
import { RegisterTable } from '../registers/register-table';
import { request } from '../shared/api';
import { civilDateOf, formatDay } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { MoneyText } from '../shared/money-text';
import { Empty, Loaded } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useRegister, useRegisters } from '../shared/queries';

interface Asked {
  register: string;
  on: string;
  against: string;
  by: string;
}

const search = (asked: Record<string, string>): string =>
  new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();

/** What is counted, as of when, and by what. */
export function RegisterFigures() {
  const { words, text } = useSpeech();
  const said = words.statistics;
  const registers = useRegisters();
  const [asked, setAsked] = useState<Asked>({ register: '', on: civilDateOf(Date.now()), against: '', by: 'society' });
  const change = (part: Partial<Asked>) => setAsked({ ...asked, ...part });
  return (
    <Loaded query={registers}>
      {(list) => {
        const register = asked.register || list[0]?.id;
        if (register === undefined) return <Empty title={said.empty} hint={said.emptyHint} />;
        return (
          <>
            <Sheet>
              <div className="workbench-filters">
                <Field label={said.register}>
                  {(control) => (
                    <Select
                      {...control}
                      className="full"
                      value={register}
                      options={list.map(({ id, title }) => ({ value: id, label: text(title) }))}
                      onChange={(id) => change({ register: id, by: 'society' })}
                    />
                  )}
                </Field>
                <Field label={said.on}>
                  {(control) => (
                    <Input
                      {...control}
                      type="date"
                      value={asked.on}
                      onChange={({ target }) => target.value !== '' && change({ on: target.value })}
                    />
                  )}
                </Field>
                <Field label={said.against}>
                  {(control) => (
                    <Input
                      {...control}
                      type="date"
                      max={asked.on}
                      value={asked.against}
                      onChange={({ target }) => change({ against: target.value })}
                    />
                  )}
                </Field>
              </div>
            </Sheet>
            <Report asked={{ ...asked, register }} onBy={(by) => change({ by })} />
          </>
        );
      }}
    </Loaded>
  );
}

function Report({ asked, onBy }: { asked: Asked; onBy: (by: string) => void }) {
  const { words, text } = useSpeech();
  const said = words.statistics;
  const { register, ...rest } = asked;
  const [opened, setOpened] = useState<{ group: string; day: string; entries: string[] } | null>(null);
  const report = useQuery({
    queryKey: ['register', 'statistics', asked],
    queryFn: () => request<RegisterStatistics>('GET', `/statistics/registers/${encodeURIComponent(register)}?${search(rest)}`),
  });
  return (
    <Loaded query={report}>
      {(view) => (
        <>
          <Sheet title={text(view.title)}>
            <Field label={said.by}>
              {(control) => (
                <Select
                  {...control}
                  className="full"
                  value={view.by}
                  options={view.groupings.map(({ id, label }) => ({ value: id, label: text(label) }))}
                  onChange={onBy}
                />
              )}
            </Field>
            {view.groups.length === 0 ? (
              <Empty title={said.empty} hint={said.emptyHint} />
            ) : (
              <FiguresTable view={view} onOpen={(group, day, entries) => setOpened({ group, day, entries })} />
            )}
            <Export asked={asked} />
          </Sheet>
          {opened !== null && <Listed register={register} {...opened} onClose={() => setOpened(null)} />}
        </>
      )}
    </Loaded>
  );
}

type OnOpen = (group: string, day: string, entries: string[]) => void;

function FiguresTable({ view, onOpen }: { view: RegisterStatistics; onOpen: OnOpen }) {
  const { words, text, language } = useSpeech();
  const said = words.statistics;
  const { on, against, sums, groups, total } = view;
  const days = against === null ? [on] : [on, against];
  const short = (day: string) => formatDay(day, language, true);
  const all: StatisticsGroup = { key: '', label: { zh: said.total, en: said.total }, ...total };
  return (
    <div className="statistics-scroll" tabIndex={0} role="group" aria-label={text(view.title)}>
      <table className="statistics-table">
        <thead>
          <tr>
            <th scope="col">{said.group}</th>
            {days.flatMap((day) => [
              <th key={day} scope="col">
                {fill(said.countOn, { day: short(day) })}
              </th>,
              ...sums.map(({ id, label }) => (
                <th key={`${day} ${id}`} scope="col">
                  {fill(said.sumOn, { day: short(day), label: text(label) })}
                </th>
              )),
            ])}
            {against !== null && <th scope="col">{said.change}</th>}
          </tr>
        </thead>
        <tbody>
          {[...groups, all].map((group) => {
            const name = text(group.label);
            const { before } = group;
            return (
              <tr key={group.key} className={group === all ? 'statistics-total' : undefined}>
                <th scope="row">{name}</th>
                <Cells of={group.now} day={on} name={name} sums={sums} onOpen={onOpen} />
                {before !== null && against !== null && (
                  <>
                    <Cells of={before} day={against} name={name} sums={sums} onOpen={onOpen} />
                    <td>{signed(group.now.count - before.count)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const signed = (change: number): string => (change > 0 ? `+${change}` : String(change));

interface CellsProps {
  of: Figures;
  day: string;
  name: string;
  sums: RegisterStatistics['sums'];
  onOpen: OnOpen;
}

function Cells({ of, day, name, sums, onOpen }: CellsProps) {
  const { words, language } = useSpeech();
  const label = fill(words.statistics.open, { group: name, n: of.count });
  return (
    <>
      <td>
        {of.count === 0 ? (
          0
        ) : (
          <Button
            type="link"
            aria-label={`${label} · ${formatDay(day, language, true)}`}
            onClick={() => onOpen(name, day, of.entries)}
          >
            {of.count}
          </Button>
        )}
      </td>
      {sums.map(({ id, isMoney }) => (
        <td key={id}>{isMoney ? <MoneyText fen={of.sums[id] ?? 0} /> : (of.sums[id] ?? 0)}</td>
      ))}
    </>
  );
}

/** What a number counted, as the register shows it on that day. */
function Listed({
  register,
  group,
  day,
  entries,
  onClose,
}: {
  register: string;
  group: string;
  day: string;
  entries: string[];
  onClose: () => void;
}) {
  const { words, language } = useSpeech();
  const said = words.statistics;
  const view = useRegister(register, { on: day });
  const [history, setHistory] = useState<RegisterEntryView | null>(null);
  return (
    <Sheet
      title={fill(said.list, { group, day: formatDay(day, language, true) })}
      aside={<Button onClick={onClose}>{said.close}</Button>}
    >
      <Loaded query={view}>
        {(loaded) => (
          <RegisterTable
            register={loaded}
            entries={loaded.entries.filter(({ id }) => entries.includes(id))}
            onOpen={setHistory}
          />
        )}
      </Loaded>
      {view.data && <EntryHistory register={view.data} entry={history} onClose={() => setHistory(null)} />}
    </Sheet>
  );
}

function Export({ asked: { register, ...asked } }: { asked: Asked }) {
  const { words } = useSpeech();
  const said = words.statistics;
  const [signedBy, setSigned] = useState({ filledBy: '', reviewedBy: '' });
  const address = `/api/statistics/registers/${encodeURIComponent(register)}/workbook?${search({ ...asked, ...signedBy })}`;
  return (
    <>
      <div className="workbench-filters">
        {(['filledBy', 'reviewedBy'] as const).map((key) => (
          <Field key={key} label={said[key]}>
            {(control) => (
              <Input
                {...control}
                maxLength={100}
                value={signedBy[key]}
                onChange={({ target }) => setSigned({ ...signedBy, [key]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="soft">{said.signedHint}</p>
      <a href={address} download className="button-link">
        {said.excel}
      </a>
    </>
  );
}

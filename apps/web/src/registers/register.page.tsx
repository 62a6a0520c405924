import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { RegisterEntryView, RegisterView } from '../../../../libs/contracts/registers';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { clearable } from '../shared/clearable';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Page } from '../shared/page';
import { useRegister } from '../shared/queries';
import { EntryHistory } from './entry-history';
import { RegisterTable } from './register-table';
import { DayInput } from '../shared/day-input';
import './registers.css';

/** What somebody looks at: which entries, as of which day (none: today), and whether as it was known then. */
interface Looking {
  show: string;
  on: string;
  knownThen: boolean;
}

const NOW: Looking = { show: 'in-force', on: '', knownThen: false };

/** Any register, by the columns that it declares. */
export function RegisterPage() {
  const { id = '' } = useParams();
  // Another register begins as it is today.
  return <AnyRegister key={id} id={id} />;
}

function AnyRegister({ id }: { id: string }) {
  const { words, text } = useSpeech();
  const [looking, setLooking] = useState(NOW);
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<RegisterEntryView | null>(null);
  const register = useRegister(id, askedOf(looking));
  const said = (entry: RegisterEntryView) =>
    [entry.society.name, ...Object.values(entry.values)].map((value) => (value ? text(value) : '')).join(' ');
  return (
    <Page title={register.data ? text(register.data.title) : ''}>
      <Loaded query={register}>
        {(loaded) => {
          const isPlain = looking.show === NOW.show && looking.on === '';
          const entries = loaded.entries.filter((entry) => said(entry).includes(query.trim()));
          return (
            <>
              <Asking register={loaded} looking={looking} onLook={setLooking} query={query} onSearch={setQuery} />
              {loaded.entries.length === 0 && isPlain ? (
                <Empty title={text(loaded.title)} hint={text(loaded.empty)} />
              ) : entries.length === 0 ? (
                <Empty title={words.registers.nothingThere} hint={words.registers.nothingThereHint} />
              ) : (
                <RegisterTable register={loaded} entries={entries} onOpen={setOpened} />
              )}
            </>
          );
        }}
      </Loaded>
      {register.data && <EntryHistory register={register.data} entry={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

function askedOf({ show, on, knownThen }: Looking): Record<string, string> {
  return {
    ...(show === NOW.show ? {} : { show }),
    ...(on === '' ? {} : { on }),
    ...(knownThen && on !== '' ? { knownOn: on } : {}),
  };
}

interface AskingProps {
  register: RegisterView;
  looking: Looking;
  onLook: (looking: Looking) => void;
  query: string;
  onSearch: (query: string) => void;
}

function Asking({ register, looking, onLook, query, onSearch }: AskingProps) {
  const { words, text, language } = useSpeech();
  const said = words.registers;
  const states = register.states.length < 2 ? [] : register.states;
  return (
    <>
      <div className="register-asking">
        <Input
          type="search"
          allowClear={clearable}
          value={query}
          aria-label={said.search}
          placeholder={said.search}
          onChange={(event) => onSearch(event.target.value)}
        />
        <label>
          <span className="soft">{said.show}</span>
          <Select
            value={looking.show}
            aria-label={said.show}
            onChange={(show) => onLook({ ...looking, show })}
            options={[
              { value: 'in-force', label: said.inForce },
              ...states.map(({ id, label }) => ({ value: id, label: text(label) })),
              { value: 'past', label: said.past },
            ]}
          />
        </label>
        <label>
          <span className="soft">{said.on}</span>
          <DayInput value={looking.on} max={civilDateOf(Date.now())} onChange={(on) => onLook({ ...looking, on })} />
        </label>
        {looking.on !== '' && (
          <Checkbox checked={looking.knownThen} onChange={(event) => onLook({ ...looking, knownThen: event.target.checked })}>
            {said.knownThen}
          </Checkbox>
        )}
      </div>
      {looking.on !== '' && (
        <Note tone="plain" live>
          {fill(looking.knownThen ? said.asKnown : said.asOf, { day: formatDay(register.on, language) })}
        </Note>
      )}
    </>
  );
}

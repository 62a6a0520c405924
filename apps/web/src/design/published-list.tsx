import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { BeginDesignRequest, CatalogueEntry, CatalogueView } from '../../../../libs/contracts/designs';
import type { Text } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote } from '../shared/notes';
import { Folded, Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { Downloads } from '../workbench/downloads';
import { simulateAddress } from '../workbench/workbench-api';
import '../workbench/workbench.css';
import { designApi } from './design-api';
import { Choose } from './parts';
import { sourceTitle } from './titles';

interface Filters {
  words: string;
  place: string;
  register: string;
  source: string;
}
type Say = (said: Text) => string;

/** Published procedures, looked up by what they are called, where they hold, what they cite, write and ask. */
export function PublishedList({ catalogue, onBegun }: { catalogue: CatalogueView; onBegun: (id: string) => void }) {
  const { words, text } = useSpeech();
  const said = words.design;
  // Whoever comes from a policy that touches a procedure finds it.
  const asked = useSearchParams()[0].get('find') ?? '';
  const [filters, setFilters] = useState<Filters>({ words: asked, place: '', register: '', source: '' });
  const found = catalogue.procedures.filter((entry) => fits(entry, filters, text));
  const places = [...new Set(catalogue.procedures.map(({ jurisdiction }) => jurisdiction))];
  const sources = [...new Set(catalogue.procedures.flatMap(({ clauses }) => clauses.map(({ source }) => source)))].sort();
  return (
    <>
      <div className="design-filters">
        <Input
          type="search"
          aria-label={said.search}
          placeholder={said.search}
          value={filters.words}
          onChange={(event) => setFilters({ ...filters, words: event.target.value })}
        />
        <Choose
          label={said.place}
          none={said.everyPlace}
          value={filters.place}
          choices={places.map((place) => ({ value: place, label: words.procedures.options.jurisdictions[place] }))}
          onChange={(place) => setFilters({ ...filters, place })}
        />
        <Choose
          label={said.register}
          none={said.everyRegister}
          value={filters.register}
          choices={catalogue.registers.map(({ id, title }) => ({ value: id, label: text(title) }))}
          onChange={(register) => setFilters({ ...filters, register })}
        />
        <Choose
          label={said.source}
          none={said.everySource}
          value={filters.source}
          choices={sources.map((source) => ({ value: source, label: sourceTitle(source, text) }))}
          onChange={(source) => setFilters({ ...filters, source })}
        />
      </div>
      {found.length === 0 ? (
        <Empty title={said.nothing} hint={said.nothingHint} />
      ) : (
        <ul className="rows">
          {found.map((entry) => (
            <li key={entry.hash} className="row">
              <Published entry={entry} catalogue={catalogue} onBegun={onBegun} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function fits(entry: CatalogueEntry, { words, place, register, source }: Filters, text: Say): boolean {
  const clauses = entry.clauses.map((one) => `${sourceTitle(one.source, text)} ${one.clause}`);
  const said = [text(entry.title), text(entry.summary), ...clauses, ...entry.organs.map(({ label }) => text(label))]
    .join(' ')
    .toLowerCase();
  return (
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => said.includes(word)) &&
    (place === '' || entry.jurisdiction === place) &&
    (register === '' || entry.registers.some(({ id }) => id === register)) &&
    (source === '' || entry.clauses.some((one) => one.source === source))
  );
}

function Published({
  entry,
  catalogue,
  onBegun,
}: {
  entry: CatalogueEntry;
  catalogue: CatalogueView;
  onBegun: (id: string) => void;
}) {
  const { words, text, language } = useSpeech();
  const said = words.design;
  const { isBusy, failure, run } = useWork();
  const place = words.procedures.options.jurisdictions[entry.jurisdiction];
  const name = text(entry.title);
  const title = entry.jurisdiction === 'CN' ? name : `${name} · ${place}`;
  const begin = (from: Exclude<BeginDesignRequest['from'], 'nothing' | 'file'>) =>
    run(async () => onBegun((await designApi.begin({ from, hash: entry.hash })).id));
  const isElsewhere = entry.jurisdiction !== catalogue.jurisdiction;
  const ways = [
    { from: 'version', label: said.asVersion, show: true },
    { from: 'copy', label: said.asCopy, show: true },
    { from: 'local', label: said.asLocal, show: isElsewhere },
  ] as const;
  return (
    <>
      <div className="row-line">
        <span className="row-title">{name}</span>
        <Tag>{place}</Tag>
      </div>
      <p>{text(entry.summary)}</p>
      <p className="soft">
        {fill(said.line, {
          version: entry.version,
          steps: entry.steps,
          cases: entry.openCases,
          on: formatInstant(entry.publishedAt, language),
        })}
      </p>
      <Folded summary={said.uses}>
        <UsesList entry={entry} catalogue={catalogue} />
      </Folded>
      <div className="row-actions">
        {ways
          .filter(({ show }) => show)
          .map(({ from, label }) => (
            <Button
              key={from}
              size="small"
              disabled={isBusy}
              aria-label={fill(said.actFor, { act: label, title })}
              onClick={() => void begin(from)}
            >
              {label}
            </Button>
          ))}
        <Link to={simulateAddress(entry.procedure, entry.jurisdiction)} aria-label={fill(words.workbench.simulateOne, { title })}>
          {words.workbench.simulate}
        </Link>
        <Downloads of={entry} title={title} />
      </div>
      <FailureNote failure={failure} />
    </>
  );
}

function UsesList({ entry, catalogue }: { entry: CatalogueEntry; catalogue: CatalogueView }) {
  const { words, text } = useSpeech();
  const said = words.design;
  return (
    <dl className="design-uses">
      {linesOf(entry, catalogue, words, text).map(([name, lines]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{lines.length === 0 ? said.none : lines.join(words.app.semicolon)}</dd>
        </div>
      ))}
    </dl>
  );
}

function linesOf(
  entry: CatalogueEntry,
  { procedures, registers }: CatalogueView,
  { design: said }: Words,
  text: Say,
): [string, string[]][] {
  const titleOf = (id: string) => {
    const found = procedures.find(({ procedure }) => procedure === id);
    return found ? text(found.title) : id;
  };
  const callers = [
    ...new Set(procedures.filter(({ calls }) => calls.includes(entry.procedure)).map(({ procedure }) => procedure)),
  ];
  const register = (id: string) => {
    const found = registers.find((one) => one.id === id);
    return found ? text(found.title) : id;
  };
  return [
    [
      said.usesClauses,
      entry.clauses.map(({ source, clause }) => fill(said.clauseOf, { title: sourceTitle(source, text), clause })),
    ],
    [
      said.usesRegisters,
      entry.registers.map(({ id, writes }) => fill(writes ? said.writes : said.reads, { title: register(id) })),
    ],
    [said.usesOrgans, entry.organs.map(({ label }) => text(label))],
    [
      said.usesParameters,
      entry.parameters.map(({ label, from }) => fill(said.parameterOf, { label: text(label), from: said.parameterFrom[from] })),
    ],
    [said.usesCalls, entry.calls.map(titleOf)],
    [said.usedBy, callers.map(titleOf)],
  ];
}

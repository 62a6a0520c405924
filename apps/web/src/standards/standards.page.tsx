import { Button } from 'antd';
import { useState } from 'react';
import type { StandardsView, StandardView, StandardValue } from '../../../../libs/contracts/standards';
import type { Text } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Folded, Page, Tag } from '../shared/page';
import { useMay } from '../session/session';
import { ByPersonSwitch } from '../statistics/by-person-switch';
import { SetStandard } from './set-standard';
import { useStandards } from './standards-api';

/** Values that the texts leave open, by who sets them; those that something waits for come first. */
export function StandardsPage() {
  const { words } = useSpeech();
  const said = words.policies.standards;
  const standards = useStandards();
  const runsHouse = useMay('prepare-procedures');
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={standards}>
        {(houses) =>
          houses.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <div className="stack">
              {houses.map((house) => (
                <House key={house.organisation.id} house={house} />
              ))}
            </div>
          )
        }
      </Loaded>
      {runsHouse && <ByPersonSwitch />}
    </Page>
  );
}

function House({ house }: { house: StandardsView }) {
  const { text } = useSpeech();
  return (
    <section className="sheet" aria-label={text(house.organisation.name)}>
      <h2>{text(house.organisation.name)}</h2>
      <ul className="rows">
        {house.standards.map((standard) => (
          <Standard key={standard.id} house={house} standard={standard} />
        ))}
      </ul>
    </section>
  );
}

function Standard({ house, standard }: { house: StandardsView; standard: StandardView }) {
  const { words, text, language } = useSpeech();
  const said = words.policies.standards;
  const [isSetting, setSetting] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const titles = (used: StandardView['usedBy']) => used.map(({ title }) => text(title)).join(words.app.comma);
  const waits = standard.usedBy.filter((one) => one.waits);
  const shown = (value: StandardValue) => valueWords(value, standard, house, words, text);
  const since = ({ by, at }: { by: string | null; at: string }) =>
    fill(by === null ? said.sinceOnly : said.since, { by: by ?? '', at: formatInstant(at, language, true) });
  const label = fill(standard.set === null ? said.setOf : said.changeOf, { label: text(standard.label) });
  return (
    <li className="row">
      <div className="row-line">
        <span className="row-title">{text(standard.label)}</span>
        {waits.length > 0 && <Tag tone="care">{said.missing}</Tag>}
      </div>
      {standard.question !== null && <p className="soft">{text(standard.question)}</p>}
      <p className="lead">{shown(standard.value)}</p>
      <p className="soft">
        {[
          said.from[standard.from],
          standard.article,
          standard.isDefault && standard.value !== null ? said.proposed : null,
          standard.set && since(standard.set),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {waits.length > 0 ? (
        <Note tone="care">{fill(said.waits, { titles: titles(waits) })}</Note>
      ) : (
        <p className="soft">{fill(said.usedBy, { titles: titles(standard.usedBy) })}</p>
      )}
      {standard.history.length > 0 && (
        <Folded summary={fill(said.history, { n: standard.history.length })}>
          <ul className="plain-list">
            {standard.history.map((one, index) => (
              <li key={index}>
                {shown(one.value)} <span className="soft">{[one.article, since(one)].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </Folded>
      )}
      <div role="status">{isSaved && <Note tone="good">{said.saved}</Note>}</div>
      {isSetting ? (
        <SetStandard
          label={label}
          house={house}
          standard={standard}
          onDone={() => {
            setSetting(false);
            setSaved(true);
          }}
          onCancel={() => setSetting(false)}
        />
      ) : (
        <Button
          aria-label={label}
          onClick={() => {
            setSaved(false);
            setSetting(true);
          }}
        >
          {standard.set === null ? said.set : said.change}
        </Button>
      )}
    </li>
  );
}

function valueWords(
  value: StandardValue,
  { type, unit }: StandardView,
  { organs }: StandardsView,
  words: Words,
  text: (said: Text) => string,
): string {
  const said = words.policies.standards;
  if (value === null) return said.none;
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (typeof value === 'number') {
    if (type === 'money') return fill(said.money, { n: (value / 100).toLocaleString('en-US') });
    return unit === null ? String(value) : `${value} ${text(unit)}`;
  }
  if (Array.isArray(value)) return value.join(words.app.comma);
  if (typeof value === 'object') return fill(said.ratio, { part: value.part, whole: value.whole });
  const organ = organs.find(({ id }) => id === value);
  return organ === undefined ? (type === 'organ' ? said.none : value) : text(organ.name);
}

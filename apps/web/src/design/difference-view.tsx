import { useMemo } from 'react';
import { differencesBetween, type Difference, type PropertyDifference } from '../../../../libs/design/difference';
import type { Template } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';
import { Tag } from '../shared/page';
import { useSayProperty, useSayValue } from './say-property';

const TONES = { added: 'good', removed: 'stop', moved: 'ink', changed: 'care' } as const;

/** What differs between two versions, thing by thing, old beside new. */
export function DifferenceView({ before, after }: { before: Template; after: Template }) {
  const { words } = useSpeech();
  const said = words.design.difference;
  const list = useMemo(() => safely(before, after), [before, after]);
  if (list.length === 0) return <Empty title={said.none} hint={said.noneHint} />;
  return (
    <ul className="design-differences">
      {list.map((difference, index) => (
        <li key={index}>
          <Line difference={difference} />
        </li>
      ))}
    </ul>
  );
}

/** A draft that somebody broke elsewhere cannot be compared thing by thing; nothing on this page writes such a one. */
function safely(before: Template, after: Template): Difference[] {
  try {
    return differencesBetween(before, after);
  } catch {
    return [];
  }
}

function Line({ difference }: { difference: Difference }) {
  const { words, text } = useSpeech();
  const said = words.design.difference;
  const { what, thing, title } = difference;
  return (
    <>
      <p>
        <Tag tone={TONES[what]}>{said[what]}</Tag> <span className="soft">{said.kinds[thing.of]}</span>{' '}
        <strong>{text(title)}</strong>
      </p>
      {what === 'changed' && (
        <dl className="design-changes">
          {difference.in.map((property, index) => (
            <Property key={index} property={property} />
          ))}
        </dl>
      )}
    </>
  );
}

function Property({ property }: { property: PropertyDifference }) {
  const { words } = useSpeech();
  const sayProperty = useSayProperty();
  const sayValue = useSayValue();
  const said = words.design.difference;
  const shown = (value: unknown) => (value === undefined ? said.absent : sayValue(value, property.path));
  return (
    <>
      <dt>{sayProperty(property.path)}</dt>
      <dd>
        <span className="soft">{said.was}</span> {shown(property.before)}
      </dd>
      <dd>
        <span className="soft">{said.now}</span> {shown(property.after)}
      </dd>
    </>
  );
}

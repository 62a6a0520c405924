import type { ReactNode } from 'react';
import type { FindingView } from '../../../../libs/contracts/publications';
import { thingAt } from '../../../../libs/design/pointers';
import type { Template } from '../../../../libs/procedure';
import { saysOf } from '../design/finding-words';
import { titleOfThing } from '../design/titles';
import { useSpeech } from '../shared/language';
import { Tag } from '../shared/page';

const TONES = { error: 'stop', warning: 'care', note: 'plain' } as const;

interface FindingLinesProps {
  findings: FindingView[];
  /** What they are about; each is said with its place then. */
  template?: Template;
  after?: (finding: FindingView) => ReactNode;
}

/** What the checks found, in sentences; what follows a line is the page's. */
export function FindingLines({ findings, template, after }: FindingLinesProps) {
  const { words, text } = useSpeech();
  const said = words.publishing.sheet;
  const placeOf = ({ path }: FindingView): string => {
    const title = template && titleOfThing(template, thingAt(template, path));
    return title ? `${text(title)}${words.app.colon}` : '';
  };
  return (
    <ul className="rows">
      {findings.map((finding) => (
        <li key={keyOf(finding)} className="row">
          <Tag tone={TONES[finding.severity]}>{said[finding.severity]}</Tag> {placeOf(finding)}
          {saysOf(finding, words, text)}
          {finding.counterExample !== null && <p className="soft">{text(finding.counterExample.says)}</p>}
          {after?.(finding)}
        </li>
      ))}
    </ul>
  );
}

export const keyOf = ({ rule, path }: Pick<FindingView, 'rule' | 'path'>): string => `${rule} ${path}`;

import type { ReactNode } from 'react';
import type { FindingView } from '../../../../libs/contracts/publications';
import { useSpeech } from '../shared/language';
import { Tag } from '../shared/page';

const TONES = { error: 'stop', warning: 'care', note: 'plain' } as const;

/** What the checks found, in sentences; what follows a line is the page's. */
export function FindingLines({ findings, after }: { findings: FindingView[]; after?: (finding: FindingView) => ReactNode }) {
  const { words, text } = useSpeech();
  const said = words.publishing.sheet;
  return (
    <ul className="rows">
      {findings.map((finding) => (
        <li key={keyOf(finding)} className="row">
          <Tag tone={TONES[finding.severity]}>{said[finding.severity]}</Tag> {text(finding.message)}
          {finding.counterExample !== null && <p className="soft">{text(finding.counterExample.says)}</p>}
          {after?.(finding)}
        </li>
      ))}
    </ul>
  );
}

export const keyOf = ({ rule, path }: Pick<FindingView, 'rule' | 'path'>): string => `${rule} ${path}`;

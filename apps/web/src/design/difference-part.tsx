import { useState } from 'react';
import type { Template } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';
import { Sheet } from '../shared/page';
import { DifferenceView } from './difference-view';
import { Choose } from './parts';

/** What this draft changes: against what it was begun from, or against what holds now. */
export function DifferencePart({
  template,
  base,
  current,
}: {
  template: Template;
  base: Template | null;
  current: Template | null;
}) {
  const { words, text } = useSpeech();
  const said = words.design.difference;
  const [against, setAgainst] = useState<'base' | 'current'>(base === null ? 'current' : 'base');
  const versions = { base, current };
  const chosen = versions[against];
  const choices = (['base', 'current'] as const).flatMap((value) => {
    const version = versions[value];
    return version === null
      ? []
      : [{ value, label: `${said[value]}${words.app.colon}${text(version.title)} ${version.version}` }];
  });
  return (
    <Sheet title={words.design.tabs.difference}>
      {chosen === null ? (
        <Empty title={said.nothingToCompare} hint={said.nothingToCompareHint} />
      ) : (
        <>
          <div className="full">
            <Choose
              label={said.against}
              value={against}
              choices={choices}
              onChange={(value) => setAgainst(value as 'base' | 'current')}
            />
          </div>
          <DifferenceView before={chosen} after={template} />
        </>
      )}
    </Sheet>
  );
}

import { Button } from 'antd';
import { fill } from '../messages';
import type { Edit } from '../../../../libs/design/edit';
import type { Template } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Folded } from '../shared/page';
import { DifferenceView } from './difference-view';
import { titleOfThing } from './titles';
import type { Conflict, Settlement } from './use-design';

/** Two have saved one draft: what the other changed, what is not saved here, and three ways on. Nothing is lost by waiting. */
export function ConflictPart({
  conflict,
  before,
  mine,
  onSettle,
}: {
  conflict: Conflict;
  /** What both began from. */
  before: Template;
  mine: Template;
  onSettle: (how: Settlement) => void;
}) {
  const { words } = useSpeech();
  const said = words.design.conflict;
  const { theirs, edits } = conflict;
  return (
    <section aria-label={fill(said.title, { person: theirs.savedBy })} className="design-conflict">
      <Note tone="care" title={fill(said.title, { person: theirs.savedBy })} live>
        <p>{said.hint}</p>
        <Folded summary={said.theirs}>
          <DifferenceView before={before} after={theirs.template} />
        </Folded>
        <Folded summary={fill(said.mine, { n: edits.length })}>
          <DifferenceView before={before} after={mine} />
        </Folded>
        <div className="row-actions">
          {edits.length > 0 && (
            <Button type="primary" onClick={() => onSettle('repeat')}>
              {said.repeat}
            </Button>
          )}
          <Button onClick={() => onSettle('theirs')}>{said.keepTheirs}</Button>
          <Button onClick={() => onSettle('mine')}>{said.keepMine}</Button>
        </div>
      </Note>
    </section>
  );
}

/** Edits that no longer found their place, each by what it was about. */
export function LostPart({ lost, mine, onClose }: { lost: Edit[]; mine: Template; onClose: () => void }) {
  const { words, text } = useSpeech();
  const said = words.design.lost;
  if (lost.length === 0) return null;
  const titleOf = (edit: Edit): string => {
    const title = edit.edit === 'set' ? titleOfThing(mine, edit.thing) : null;
    return title === null ? words.design.findings.ofProcedure : text(title);
  };
  return (
    <Note tone="care" title={fill(said.title, { n: lost.length })} live>
      <p>{said.hint}</p>
      <ul>
        {lost.map((edit, index) => (
          <li key={index}>{titleOf(edit)}</li>
        ))}
      </ul>
      <Button onClick={onClose}>{said.close}</Button>
    </Note>
  );
}

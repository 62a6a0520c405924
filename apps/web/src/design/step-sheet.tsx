import { memo } from 'react';
import { ACTS } from '../../../../libs/procedure/vocabularies';
import { isStep, type Block, type StepBlock } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { BasisEditor } from './basis-editor';
import { useDesigning, useSetter } from './design-context';
import { FindingList } from './findings-panel';
import { KindParts } from './kind-parts';
import { ChoosesEditor, PersonsEditor, RightsEditor } from './officer-parts';
import { Choose, More, TextPair } from './parts';
import { RecordingEditor } from './recording-editor';
import { StructureParts } from './structure-parts';
import { SubmitsEditor } from './submits-editor';

const AUDIENCES = ['applicant', 'society', 'department', 'party-body'] as const;

/** Everything that can be said of the chosen step, what is needed first; what is wrong with it stands on top. */
export const StepSheet = memo(function StepSheet({ block }: { block: Block }) {
  const { words } = useSpeech();
  const { findingsOf } = useDesigning();
  const set = useSetter({ of: 'block', id: block.id });
  return (
    <Sheet title={words.designer.kinds[block.kind]} className="design-sheet">
      <FindingList list={findingsOf({ of: 'block', id: block.id })} />
      {block.kind !== 'choice' && (
        <TextPair label={words.designer.title} value={block.title} maxLength={60} onChange={(title) => set(['title'], title)} />
      )}
      {isStep(block) ? <StepParts block={block} /> : <StructureParts block={block} />}
    </Sheet>
  );
});

function StepParts({ block }: { block: StepBlock }) {
  const { words, text } = useSpeech();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  return (
    <>
      <KindParts block={block} />
      <BasisEditor basis={block.basis} onChange={(basis) => set(['basis'], basis)} />
      <More summary={said.more}>
        <div className="design-part">
          <Choose
            label={said.act}
            value={block.act}
            choices={ACTS.map(({ id, zh, en }) => ({ value: id, label: text({ zh, en }) }))}
            onChange={(act) => set(['act'], act)}
          />
          <Choose
            label={said.audience}
            none={said.audiences.default}
            value={block.audience ?? ''}
            choices={AUDIENCES.map((audience) => ({ value: audience, label: said.audiences[audience] }))}
            onChange={(audience) => set(['audience'], audience === '' ? undefined : audience)}
          />
          {(block.kind === 'work' || block.kind === 'authority' || block.kind === 'document' || block.kind === 'notice') && (
            <SubmitsEditor
              fields={block.submits?.fields ?? []}
              onChange={(fields) => set(['submits'], fields.length > 0 ? { fields } : undefined)}
            />
          )}
          {(block.kind === 'review' || block.kind === 'work' || block.kind === 'authority' || block.kind === 'document') && (
            <>
              <PersonsEditor id={block.id} value={block.persons} onChange={(rule) => set(['persons'], rule)} />
              <ChoosesEditor value={block.chooses} onChange={(rule) => set(['chooses'], rule)} />
            </>
          )}
          {(block.kind === 'intake' ||
            block.kind === 'review' ||
            block.kind === 'work' ||
            block.kind === 'authority' ||
            block.kind === 'document') && (
            <RecordingEditor value={block.actions} by={block.by} onChange={(actions) => set(['actions'], actions)} />
          )}
          {(block.kind === 'intake' || block.kind === 'review' || block.kind === 'meeting') && (
            <RightsEditor value={block.form} onChange={(rights) => set(['form'], rights)} />
          )}
        </div>
      </More>
    </>
  );
}

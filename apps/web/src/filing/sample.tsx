import type { ProcedureGuide } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { FormView } from '../shared/form-view';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Folded, Sheet } from '../shared/page';
import { sampleForm } from './sample-form';

/** 样例: the form filled in once, invented and said to be so. */
export function Sample({ guide }: { guide: ProcedureGuide }) {
  const { words, text } = useSpeech();
  const said = words.societyRecord.sample;
  const sample = sampleForm(guide, {
    society: text(guide.society.name),
    person: said.person,
    file: (label) => fill(said.file, { label }),
    text,
  });
  if (sample === null) return null;
  return (
    <Sheet title={said.title}>
      <Note tone="care">{said.note}</Note>
      <Folded summary={said.folded}>
        <FormView fields={sample.fields} form={sample.form} files={[]} organisations={[]} people={[]} />
      </Folded>
    </Sheet>
  );
}

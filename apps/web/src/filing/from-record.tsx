import { Link } from 'react-router';
import type { ProcedureGuide } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';

/** What the form took from 本会资料, what it would take if it stood there, and where that is put right. */
export function FromRecord({ guide }: { guide: ProcedureGuide }) {
  const { words, text } = useSpeech();
  const said = words.guides.filling;
  const { filled, missing } = guide.fromRecord;
  if (filled.length === 0 && missing.length === 0) return null;
  const labels = (ids: string[]) =>
    guide.fields
      .filter(({ id }) => ids.includes(id))
      .map(({ label }) => text(label))
      .join(words.app.comma);
  return (
    <Note tone={missing.length > 0 ? 'care' : 'plain'}>
      {filled.length > 0 && <p>{fill(said.fromRecord, { fields: labels(filled) })}</p>}
      {missing.length > 0 && <p>{fill(said.missingRecord, { fields: labels(missing) })}</p>}
      <Link to={`/society-record/${guide.society.id}`}>{said.record}</Link>
    </Note>
  );
}

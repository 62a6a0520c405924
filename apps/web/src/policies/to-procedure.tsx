import { Link } from 'react-router';
import type { AffectedView } from '../../../../libs/contracts/policies';
import { useDesigns } from '../design/design-api';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';

/** From a procedure that a text touches to where it is changed: the drafts that somebody has begun of it, or the catalogue. */
export function ToProcedure({ of }: { of: AffectedView['templates'][number] }) {
  const { words, text } = useSpeech();
  const said = words.policies.affected;
  const designs = useDesigns();
  const begun = (designs.data ?? []).filter(
    ({ procedure, jurisdiction }) => procedure === of.procedure && jurisdiction === of.jurisdiction,
  );
  const title = text(of.title);
  return (
    <p className="row-actions">
      {begun.map(({ id, version }) => (
        <Link key={id} to={`/design/${id}`}>
          {fill(said.toDraft, { title, version })}
        </Link>
      ))}
      {begun.length === 0 && <Link to={`/design?find=${encodeURIComponent(title)}`}>{fill(said.toDesign, { title })}</Link>}
    </p>
  );
}

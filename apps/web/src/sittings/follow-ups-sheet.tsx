import { Link } from 'react-router';
import type { SittingView } from '../../../../libs/contracts/api';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Sheet } from '../shared/page';
import { FollowUpList } from './follow-up-list';
import { useFollowUps } from './kit-api';

/** On a sitting's page: what earlier sittings of the organ have asked for and is still open, then what this one asks for. */
export function FollowUpsSheet({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const said = words.kit.followUps;
  const query = useFollowUps(sitting.id);
  const list = query.data ?? [];
  const own = list.filter((entry) => entry.sitting.id === sitting.id);
  const earlier = list.filter((entry) => entry.sitting.id !== sitting.id);
  if (own.length + earlier.length === 0) return null;
  return (
    <Sheet title={said.title} aside={<Link to="/follow-ups">{said.all}</Link>}>
      {[
        { label: said.earlier, entries: earlier },
        { label: said.own, entries: own },
      ].map(
        ({ label, entries }) =>
          entries.length > 0 && (
            <div key={label}>
              <h3>{label}</h3>
              <FollowUpList list={entries} label={label} onSaved={() => onSaved(said.saved)} />
            </div>
          ),
      )}
      <ShowMore pages={query} />
    </Sheet>
  );
}

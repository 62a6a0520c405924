import { LISTED_AT_MOST, type ShortList } from '../../../../libs/contracts/listed';
import { fill } from '../messages';
import { useSpeech } from './language';

interface ShortListEndProps {
  list: ShortList;
  /** How many have come. */
  came: number;
  /** What stands first: the newest, or what is still to be done. */
  first: 'newest' | 'open';
}

/** Under a list that comes whole: where as much has come as comes at most, that there may be more, and where it is. */
export function ShortListEnd({ list, came, first }: ShortListEndProps) {
  const { words } = useSpeech();
  const most = LISTED_AT_MOST[list];
  return came < most ? null : <p className="soft">{fill(words.lists[first], { n: most })}</p>;
}

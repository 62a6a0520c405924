import { Checkbox } from 'antd';
import type { SittingView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Folded } from '../shared/page';

interface PeopleAwayProps {
  sitting: SittingView;
  /** 回避: there, without a vote. 离席: not in the room. */
  kind: 'recused' | 'outOfRoom';
  chosen: string[];
  /** Away in the other way. */
  others: string[];
  disabled: boolean;
  onChange: (chosen: string[]) => void;
}

/** Rarely needed, so folded; only those present can stand aside or leave. */
export function PeopleAway({ sitting, kind, chosen, others, disabled, onChange }: PeopleAwayProps) {
  const { words } = useSpeech();
  const said =
    kind === 'recused'
      ? { title: words.sitting.recused, hint: words.sitting.recusedHint, count: words.sitting.recusedCount }
      : words.kit.outOfRoom;
  const present = sitting.roll.filter(({ id, presence }) => presence === 'present' && !others.includes(id));
  return (
    <Folded summary={chosen.length > 0 ? fill(said.count, { n: chosen.length }) : said.title}>
      <FieldGroup label={said.hint}>
        <div className="choices">
          {present.map((entry) => (
            <Checkbox
              key={entry.id}
              disabled={disabled}
              checked={chosen.includes(entry.id)}
              aria-label={`${entry.name}${said.title}`}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, entry.id] : chosen.filter((id) => id !== entry.id))
              }
            >
              {entry.name}
            </Checkbox>
          ))}
        </div>
      </FieldGroup>
    </Folded>
  );
}

import { Checkbox } from 'antd';
import type { SittingView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Folded } from '../shared/page';

interface RecusalsProps {
  sitting: SittingView;
  recused: string[];
  disabled: boolean;
  onChange: (recused: string[]) => void;
}

/** Rarely needed, so folded; only those present can be recused. */
export function Recusals({ sitting, recused, disabled, onChange }: RecusalsProps) {
  const { words } = useSpeech();
  const present = sitting.roll.filter((entry) => entry.presence === 'present');
  return (
    <Folded summary={recused.length > 0 ? fill(words.sitting.recusedCount, { n: recused.length }) : words.sitting.recused}>
      <FieldGroup label={words.sitting.recusedHint}>
        <div className="choices">
          {present.map((entry) => (
            <Checkbox
              key={entry.id}
              disabled={disabled}
              checked={recused.includes(entry.id)}
              aria-label={`${entry.name}${words.sitting.recused}`}
              onChange={(event) =>
                onChange(event.target.checked ? [...recused, entry.id] : recused.filter((id) => id !== entry.id))
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

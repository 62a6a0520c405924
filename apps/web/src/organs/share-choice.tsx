import { Radio } from 'antd';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { shareNames, type Share } from './majority-words';

/** The wordings of charters, each with an example in numbers. */
export function ShareChoice({
  label,
  value,
  problem,
  onChange,
}: {
  label: string;
  value: Share | null;
  problem?: string;
  onChange: (share: Share) => void;
}) {
  const { words } = useSpeech();
  return (
    <FieldGroup label={label} required problem={problem}>
      <Radio.Group value={value} className="outcomes" onChange={(event) => onChange(event.target.value as Share)}>
        {shareNames.map((share) => (
          <Radio key={share} value={share} aria-label={words.organs.majority[share]} className="outcome">
            <span className="outcome-label">{words.organs.majority[share]}</span>
            <span className="soft">{words.organs.explain[share]}</span>
          </Radio>
        ))}
      </Radio.Group>
    </FieldGroup>
  );
}

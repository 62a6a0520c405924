import type { Basis } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from './language';
import { Folded } from './page';

/** One line, `依据 2 条`, which opens on a tap. What is provisional concerns administrators only, so it is left out. */
export function BasisList({ basis }: { basis: Basis[] }) {
  const { words, text } = useSpeech();
  const shown = basis.filter((entry) => entry.kind !== 'default');
  if (shown.length === 0) return null;
  return (
    <Folded summary={fill(words.basis.count, { n: shown.length })}>
      <ul className="plain-list">
        {shown.map((entry, index) => (
          <li key={index}>
            {entry.kind === 'policy' ? (
              <>
                <span className="soft">
                  {words.basisKind.policy} {entry.source} {entry.clause} · {words.modality[entry.modality]}
                </span>
                <br />
                {text(entry.says)}
              </>
            ) : (
              <>
                <span className="soft">{words.basisKind[entry.kind]}</span> {text(entry.title)} {entry.article ?? ''}
              </>
            )}
          </li>
        ))}
      </ul>
    </Folded>
  );
}

import { createContext, useContext } from 'react';
import { isAdopted, POLICY_SOURCES } from '../../../../libs/contracts/policy-sources';
import type { Basis } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { useSpeech } from './language';
import { Folded } from './page';

/** Where the matter on the page belongs (`CN-NX`): a text of elsewhere is 参照 there, not 依据. Null: not known, and nothing is told apart. */
export const BasisPlace = createContext<string | null>(null);

type Shown = Exclude<Basis, { kind: 'default' }>;
type Policy = Extract<Basis, { kind: 'policy' }>;

/** One line, `依据 2 条`, which opens on a tap. What is provisional concerns administrators only, so it is left out. */
export function BasisList({ basis }: { basis: Basis[] }) {
  const { words } = useSpeech();
  const place = useContext(BasisPlace);
  const shown = basis.filter((entry): entry is Shown => entry.kind !== 'default');
  if (shown.length === 0) return null;
  const models = shown.filter((entry) => place !== null && entry.kind === 'policy' && isAdopted(entry.source, place));
  return (
    <Folded summary={summaryOf(shown.length - models.length, models.length, words)}>
      <ul className="plain-list">
        {shown.map((entry, index) => (
          <li key={index}>
            {entry.kind === 'policy' ? (
              <PolicyLine entry={entry} isModel={models.includes(entry)} />
            ) : (
              <OtherLine entry={entry} />
            )}
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function summaryOf(own: number, adopted: number, { basis }: Words): string {
  if (adopted === 0) return fill(basis.count, { n: own });
  return own === 0 ? fill(basis.adopted, { n: adopted }) : fill(basis.both, { n: own, adopted });
}

function PolicyLine({ entry, isModel }: { entry: Policy; isModel: boolean }) {
  const { words, text } = useSpeech();
  const source = POLICY_SOURCES[entry.source];
  const title = source === undefined ? entry.source : text(source.title);
  return (
    <>
      <span className="soft">
        {isModel && `${words.basis.model} `}
        {fill(words.basis.of, { title, clause: entry.clause })} · {words.modality[entry.modality]}
      </span>
      <br />
      {text(entry.says)}
    </>
  );
}

function OtherLine({ entry }: { entry: Exclude<Shown, Policy> }) {
  const { words, text } = useSpeech();
  return (
    <>
      <span className="soft">{words.basisKind[entry.kind]}</span> {text(entry.title)} {entry.article ?? ''}
    </>
  );
}

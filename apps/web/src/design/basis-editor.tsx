import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { POLICY_SOURCES } from '../../../../libs/contracts/policy-sources';
import type { Basis, Modality } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { lazily } from '../shared/lazily';
import { Choose, Line, PartSet, TextPair } from './parts';
import { sourceTitle } from './titles';

const KINDS = ['policy', 'law', 'charter', 'rule', 'practice', 'default'] as const satisfies readonly Basis['kind'][];
const EMPTY = { zh: '', en: '' };

function basisOf(kind: Basis['kind']): Basis {
  if (kind === 'policy') return { kind, source: '001', clause: '', modality: 'duty', says: EMPTY };
  return kind === 'default' ? { kind, reason: EMPTY } : { kind, title: EMPTY };
}

const ClausePicker = lazily(() => import('../policies/clause-picker').then((m) => ({ default: m.ClausePicker })));

/** A clause that nobody has named yet makes room for the one that is picked. */
const isWritten = (entry: Basis): boolean => entry.kind !== 'policy' || entry.clause !== '';

/** Why it stands there: a clause that is cited, or openly what nobody has written. */
export function BasisEditor({ basis, onChange }: { basis: Basis[]; onChange: (basis: Basis[]) => void }) {
  const { words } = useSpeech();
  const said = words.designer;
  const [isPicking, setPicking] = useState(false);
  const put = (index: number, entry: Basis) => onChange(basis.map((one, at) => (at === index ? entry : one)));
  return (
    <PartSet label={said.basis}>
      <ol className="design-list">
        {basis.map((entry, index) => (
          <li key={index}>
            <Choose
              label={said.basisKind}
              value={entry.kind}
              choices={KINDS.map((kind) => ({ value: kind, label: said.basisKinds[kind] }))}
              onChange={(kind) => put(index, basisOf(kind as Basis['kind']))}
            />
            <BasisParts entry={entry} onChange={(changed) => put(index, changed)} />
            {basis.length > 1 && (
              <Button
                size="small"
                aria-label={fill(said.removeBasis, { n: index + 1 })}
                onClick={() => onChange(basis.filter((_, at) => at !== index))}
              >
                {words.design.difference.removed}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div className="row-actions">
        <Button size="small" onClick={() => onChange([...basis, basisOf('policy')])}>
          {said.addBasis}
        </Button>
        <Button size="small" aria-expanded={isPicking} onClick={() => setPicking(!isPicking)}>
          {said.fromLibrary}
        </Button>
      </div>
      {isPicking && (
        <Suspense fallback={null}>
          <ClausePicker
            onPick={(picked) => {
              setPicking(false);
              onChange([...basis.filter(isWritten), picked]);
            }}
          />
        </Suspense>
      )}
    </PartSet>
  );
}

/** The shipped texts, and the one of the house's own library that is cited, by its number. */
function sourcesWith(cited: string): string[] {
  const shipped = Object.keys(POLICY_SOURCES);
  return shipped.includes(cited) ? shipped : [...shipped, cited];
}

function BasisParts({ entry, onChange }: { entry: Basis; onChange: (basis: Basis) => void }) {
  const { words, text } = useSpeech();
  const said = words.designer;
  switch (entry.kind) {
    case 'policy':
      return (
        <>
          <Choose
            label={said.source}
            value={entry.source}
            choices={sourcesWith(entry.source).map((value) => ({ value, label: sourceTitle(value, text) }))}
            onChange={(source) => onChange({ ...entry, source })}
          />
          <div className="design-line">
            <Line label={said.clause} value={entry.clause} maxLength={40} onChange={(clause) => onChange({ ...entry, clause })} />
            <Choose
              label={said.strength}
              value={entry.modality}
              choices={Object.entries(words.modality).map(([value, label]) => ({ value, label }))}
              onChange={(modality) => onChange({ ...entry, modality: modality as Modality })}
            />
          </div>
          <TextPair
            label={said.says}
            value={entry.says}
            rows={2}
            maxLength={500}
            onChange={(says) => onChange({ ...entry, says })}
          />
        </>
      );
    case 'default':
      return (
        <TextPair
          label={said.reason}
          value={entry.reason}
          rows={2}
          maxLength={500}
          onChange={(reason) => onChange({ ...entry, reason })}
        />
      );
    case 'law':
    case 'charter':
    case 'rule':
    case 'practice':
      return (
        <>
          <TextPair label={said.basisTitle} value={entry.title} onChange={(title) => onChange({ ...entry, title })} />
          <Line
            label={said.article}
            value={entry.article ?? ''}
            maxLength={40}
            onChange={(article) => {
              const { article: _, ...rest } = entry;
              onChange(article === '' ? rest : { ...rest, article });
            }}
          />
        </>
      );
  }
}

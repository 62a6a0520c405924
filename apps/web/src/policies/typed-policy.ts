import type { PolicyClause, PolicyContent, PolicyReading, PolicyView, Replaced } from '../../../../libs/contracts/policies';

/** An entry while it is typed: lines instead of nothing, so that every field has something to stand in it. */
export interface TypedPolicy {
  kind: PolicyContent['kind'];
  jurisdiction: PolicyContent['jurisdiction'];
  title: string;
  number: string;
  issuer: string;
  madeOn: string;
  inForceFrom: string;
  repealedOn: string;
  scope: string;
  replaces: { cited: string; clause: string }[];
  clauses: PolicyClause[];
  file: { id: string; name: string } | null;
  pasted: string;
}

export const NOTHING_TYPED: TypedPolicy = {
  ...{ kind: 'policy', jurisdiction: null, title: '', number: '', issuer: '', madeOn: '', inForceFrom: '', repealedOn: '' },
  ...{ scope: '', replaces: [], clauses: [], file: null, pasted: '' },
};

const given = (line: string): string | null => (line.trim() === '' ? null : line.trim());

export function contentOf(typed: TypedPolicy): PolicyContent {
  const { kind, jurisdiction, title, replaces, clauses } = typed;
  return {
    ...{ kind, jurisdiction, title: title.trim(), clauses },
    ...{ number: given(typed.number), issuer: given(typed.issuer), scope: given(typed.scope) },
    ...{ madeOn: given(typed.madeOn), inForceFrom: given(typed.inForceFrom), repealedOn: given(typed.repealedOn) },
    replaces: replaces.flatMap(({ cited, clause }): Replaced[] =>
      cited.trim() === '' ? [] : [{ cited: cited.trim(), clause: given(clause) }],
    ),
  };
}

/** What was read comes to where it belongs; kind, place and scope are a person's to say. */
export function withReading(typed: TypedPolicy, reading: PolicyReading): TypedPolicy {
  return {
    ...typed,
    title: reading.title ?? typed.title,
    number: reading.number ?? typed.number,
    issuer: reading.issuer ?? typed.issuer,
    madeOn: reading.madeOn ?? typed.madeOn,
    inForceFrom: reading.inForceFrom ?? typed.inForceFrom,
    replaces: reading.replaces.map(({ cited, clause }) => ({ cited, clause: clause ?? '' })),
    clauses: reading.clauses,
  };
}

export function typedOf(view: PolicyView): TypedPolicy {
  const { kind, jurisdiction, title, number, issuer, madeOn, inForceFrom, repealedOn, scope, replaces, clauses, file } = view;
  return {
    ...{ kind, jurisdiction, file, title: title.zh, pasted: '' },
    ...{ number: number ?? '', issuer: issuer ?? '', scope: scope ?? '' },
    ...{ madeOn: madeOn ?? '', inForceFrom: inForceFrom ?? '', repealedOn: repealedOn ?? '' },
    replaces: replaces.map(({ cited, clause }) => ({ cited, clause: clause ?? '' })),
    clauses: clauses.map(({ clause, text, strength, confirmed }) => ({
      ...{ clause, confirmed, text: text ?? '' },
      strength: (strength ?? 'plain') as PolicyClause['strength'],
    })),
  };
}

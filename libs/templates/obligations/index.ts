/**
 * Obligations as data: which sentences a template of each procedure must carry in each jurisdiction, and by what. Only what a text says
 * stands here; defaults of ours never do. The checker in `libs/procedure` is handed this list.
 */
import type { Jurisdiction, Modality, Template } from '../../procedure';
import { actTerm, conceptTerm, MATTERS, type Carrier, type Obligation } from '../../procedure/vocabularies';
import clauses from './clauses.json';
import obligations from './obligations.json';

/** Registers that the catalogue keeps (procedures feed them, obligations ask for them). */
export const REGISTERS_OF_CATALOGUE = [
  'activities',
  'annual-reports',
  'award-rounds',
  'awards',
  'branches',
  'commendations',
  'cooperations',
  'credit',
  'decisions',
  'donations',
  'expenditures',
  'experts',
  'fee-items',
  'grades',
  'group-members',
  'inactive-societies',
  'internal-rules',
  'issues',
  'members',
  'nominations',
  'officers',
  'party-life',
  'party-organisations',
  'plans',
  'platforms',
  'pre-reviews',
  'rectifications',
  'registrations',
  'scientists-by-district',
  'terms',
] as const;

export const MODALITIES = [
  'hard',
  'duty',
  'plain',
  'soft',
  'push',
  'guidance',
  'encourage',
  'aim',
  'request',
] as const satisfies readonly Modality[];

/** A text with its clauses, and how many sentences each has after its heading. */
export interface Source {
  source: string;
  title: string;
  number?: string;
  jurisdiction: Jurisdiction;
  clauses: { clause: string; sentences: number }[];
}

/** The list is wrong; `problems` say where. */
export class ObligationsUnusable extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('; '));
    this.name = 'ObligationsUnusable';
    this.problems = problems;
  }
}

/** The texts whose clauses may be cited. */
export function sources(): Source[] {
  return clauses as Source[];
}

/** What stands in the file, taken apart and held against the texts and the vocabularies. Throws `ObligationsUnusable`. */
export function readObligations(raw: unknown[], texts: Source[] = sources()): Obligation[] {
  const problems = raw.flatMap((entry, index) => problemsOf(entry, texts).map((problem) => `/${index}: ${problem}`));
  if (problems.length > 0) throw new ObligationsUnusable(problems);
  return raw as Obligation[];
}

let known: Obligation[] | null = null;

/** All of them, by procedure and jurisdiction. */
export function allObligations(): Obligation[] {
  known ??= readObligations(obligations);
  return known;
}

/**
 * What a template must carry: its own jurisdiction's text alone. A national text binds national societies; where a local template rests on
 * it, it does so as an adopted default and owes it nothing.
 */
export function obligationsOf({ id, jurisdiction }: Pick<Template, 'id' | 'jurisdiction'>): Obligation[] {
  return allObligations().filter((one) => one.template === id && one.jurisdiction === jurisdiction);
}

const KEYS = ['by', 'clause', 'jurisdiction', 'modality', 'procedure', 'says', 'sentence', 'source', 'template'];
const PROCEDURES: readonly string[] = MATTERS.flatMap(({ procedures }) => procedures);

function problemsOf(entry: unknown, texts: Source[]): string[] {
  if (typeof entry !== 'object' || entry === null || Object.keys(entry).sort().join() !== KEYS.join()) {
    return [`an obligation has exactly ${KEYS.join(', ')}`];
  }
  const { procedure, jurisdiction, source, clause, sentence, modality, by, says } = entry as Obligation;
  const text = texts.find((candidate) => candidate.source === source);
  const cited = text?.clauses.find((candidate) => candidate.clause === clause);
  const wrong: [boolean, string][] = [
    [!PROCEDURES.includes(procedure), `there is no procedure ${procedure}`],
    [text === undefined, `there is no text ${source}`],
    [text !== undefined && text.jurisdiction !== jurisdiction, `${source} is no text of ${jurisdiction}`],
    [cited === undefined, `${source} has no clause ${clause}`],
    [cited !== undefined && !(sentence >= 1 && sentence <= cited.sentences), `${source} ${clause} has no sentence ${sentence}`],
    [!(MODALITIES as readonly string[]).includes(modality), `there is no modality ${modality}`],
    [!isCarrier(by), `${JSON.stringify(by)} is in no vocabulary`],
    [says.zh === '' || says.en === '', 'it says nothing'],
  ];
  return wrong.flatMap(([is, problem]) => (is ? [problem] : []));
}

function isCarrier(by: Carrier): boolean {
  if ('act' in by) return actTerm(by.act) !== null;
  if ('concept' in by) return conceptTerm(by.concept) !== null;
  return (REGISTERS_OF_CATALOGUE as readonly string[]).includes(by.register);
}

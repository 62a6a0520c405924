/**
 * Which sentences of the texts are carried by which steps. It is counted from what templates cite themselves and held against the table of
 * clauses; a sentence that nothing carries has a reason, in words that can be printed.
 */
import type { Basis, Jurisdiction, Template, Text } from '../../procedure';
import { placedBlocks } from '../../procedure';
import { MATTERS, type Obligation } from '../../procedure/vocabularies';
import type { Source } from '../obligations';

/** One place that carries a sentence; `step` null: the template as a whole (what starts it, what an exception rests on). */
export interface Carried {
  procedure: string;
  title: Text;
  step: { id: string; title: Text } | null;
}

/** Why nothing carries a sentence: its procedures are still to be written, one of them should carry it, or there is nothing to carry out. */
export type Uncovered = 'to-be-written' | 'to-be-carried' | 'nothing-to-do';

export interface SentenceCoverage {
  sentence: number;
  carried: Carried[];
  /** Null where it is carried. */
  uncovered: { why: Uncovered; says: Text } | null;
}

export interface SourceCoverage {
  source: string;
  title: string;
  jurisdiction: Jurisdiction;
  clauses: { clause: string; sentences: SentenceCoverage[] }[];
}

/** Every sentence of every text. A citation without a sentence stands for all of its clause. */
export function coverage(
  texts: readonly Source[],
  templates: readonly Template[],
  obligations: readonly Obligation[],
): SourceCoverage[] {
  const cited = templates.flatMap(citationsOf);
  const written = new Set(templates.map(({ id }) => id));
  return texts.map(({ source, title, jurisdiction, clauses }) => ({
    source,
    title,
    jurisdiction,
    clauses: clauses.map(({ clause, sentences }) => ({
      clause,
      sentences: Array.from({ length: sentences }, (_, index) => {
        const sentence = index + 1;
        const at = { source, clause, sentence };
        const carried = distinct(cited.filter((one) => isOf(one, at)).map((one) => one.carried));
        const owed = obligations.filter((one) => isOf(one, at));
        return { sentence, carried, uncovered: carried.length > 0 ? null : reasonFor(owed, written) };
      }),
    })),
  }));
}

interface Cited {
  source: string;
  clause: string;
  sentence?: number;
}

function isOf(cited: Cited, at: Required<Cited>): boolean {
  if (cited.source !== at.source || cited.clause !== at.clause) return false;
  return cited.sentence === undefined || cited.sentence === at.sentence;
}

function citationsOf(template: Template): (Cited & { carried: Carried })[] {
  const { id: procedure, title } = template;
  const ofSteps = placedBlocks(template.blocks).flatMap(({ block }) => {
    const step = block.kind === 'choice' || block.title === undefined ? null : { id: block.id, title: block.title };
    return policiesIn(ownOf(block)).map((basis) => ({ ...basis, carried: { procedure, title, step } }));
  });
  const { blocks: _blocks, ...rest } = template;
  return [...ofSteps, ...policiesIn(rest).map((basis) => ({ ...basis, carried: { procedure, title, step: null } }))];
}

/** What a block says itself: the blocks inside a structure speak for themselves. */
function ownOf(block: object): object {
  const { blocks: _blocks, branches: _branches, otherwise: _otherwise, ...own } = block as Record<string, unknown>;
  return own;
}

type Policy = Extract<Basis, { kind: 'policy' }>;

function policiesIn(value: unknown): Policy[] {
  if (Array.isArray(value)) return value.flatMap(policiesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { kind, source } = value as Partial<Policy>;
  if (kind === 'policy' && typeof source === 'string') return [value as Policy];
  return Object.values(value).flatMap(policiesIn);
}

function distinct(carried: Carried[]): Carried[] {
  const keys = carried.map(({ procedure, step }) => `${procedure}/${step?.id ?? ''}`);
  return carried.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

function reasonFor(owed: Obligation[], written: ReadonlySet<string>): { why: Uncovered; says: Text } {
  const missing = owed.filter(({ template }) => !written.has(template));
  if (missing.length > 0) {
    const { zh, en } = namesOf(missing);
    return {
      why: 'to-be-written',
      says: { zh: `由${zh}办理，流程待编制。`, en: `For ${en}; the procedure is still to be written.` },
    };
  }
  if (owed.length > 0) {
    const { zh, en } = namesOf(owed);
    return { why: 'to-be-carried', says: { zh: `由${zh}办理，流程中尚未写明。`, en: `For ${en}, which does not say so yet.` } };
  }
  return {
    why: 'nothing-to-do',
    says: {
      zh: '属于原则、目标或者工作指导，没有需要单独办理的事项。',
      en: 'A principle, an aim or guidance: there is nothing to carry out by itself.',
    },
  };
}

/** What the procedures are about, in the words of the catalogue. */
function namesOf(owed: Obligation[]): { zh: string; en: string } {
  const numbers = [...new Set(owed.map(({ procedure }) => procedure))];
  const matters = numbers.map(
    (number) => MATTERS.find(({ procedures }) => procedures.includes(number)) ?? { zh: number, en: number },
  );
  return { zh: matters.map(({ zh }) => `“${zh}”`).join('、'), en: matters.map(({ en }) => `“${en}”`).join(', ') };
}

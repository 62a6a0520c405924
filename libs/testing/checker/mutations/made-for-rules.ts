/** For every rule that is walked, the smallest template that keeps it: so that each rule has something that can be made wrong. */
import { parseTemplate } from '../../../procedure/authoring';
import type { Act, Block, Concept, Field, Jurisdiction, Matter, Template } from '../../../procedure';
import type { ValueTest } from '../../../procedure/machine/monitor.types';
import { CASE_RULES, type ActsOf, type CaseRule, type ValueRule } from '../../../procedure/rules';
import { severityOf } from '../../../procedure/rules/strength';
import { ORGAN_ACTS, PARTY_ACTS } from '../../../procedure/rules/template-words';
import { calendarOf, registers } from '../../../templates';
import { allObligations } from '../../../templates/obligations';
import { review, sketch, TEST_BASIS } from '../../templates/builder';
import { DECIDER, meeting } from '../../templates/meeting';
import type { Subject } from './mutation.types';
import { subjectOf } from './subjects';

const text = (words: string) => ({ zh: words, en: words });
const PLACES: readonly Jurisdiction[] = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'];

/** One template for each rule, where its words are strongest. */
export function madeForRules(): Subject[] {
  return CASE_RULES.flatMap((rule, index): Subject[] => {
    const matter = rule.matters?.[0] ?? 'activity';
    const jurisdiction = strongest(rule, matter);
    const made = jurisdiction === null ? null : templateFor(rule, matter, jurisdiction, index);
    if (made === null) return [];
    const { template, issues } = parseTemplate(made);
    if (template === null) throw new Error(`the template for ${rule.rule} is wrong: ${JSON.stringify(issues)}`);
    const around = { registers: registers(), obligations: allObligations(), templates: [template] };
    return [subjectOf(template.id, template, { calendar: calendarOf(jurisdiction ?? 'CN'), ...around })];
  });
}

function strongest(rule: CaseRule, matter: Matter): Jurisdiction | null {
  const by = (severity: string) => PLACES.find((place) => severityOf(rule, place, matter) === severity);
  return by('error') ?? by('warning') ?? by('note') ?? null;
}

function templateFor(rule: CaseRule, matter: Matter, jurisdiction: Jurisdiction, index: number): unknown {
  const { blocks, fields } = contentOf(rule);
  const results = [{ id: 'settled', label: text('settled') }];
  const made = sketch(blocks, { id: `keeps-${rule.rule.toLowerCase()}-${index}`, fields, parameters: [DECIDER], results });
  return { ...(made as Template), matter, jurisdiction };
}

function contentOf(rule: CaseRule): { blocks: Block[]; fields: Field[] } {
  if (rule.kind === 'never') return watched(rule);
  if (rule.kind === 'at-end') return { blocks: [...doing('when', rule.when), ...doing('needed', rule.needs)], fields: [] };
  const about = rule.first.about?.[0];
  const isHidden = 'seenBy' in rule.then;
  const then = 'seenBy' in rule.then ? [review('then')] : doing('then', rule.then);
  return {
    blocks: [...doing('first', rule.first, isHidden), ...then],
    fields: about === undefined ? [] : [choice(about, 'yes', 'no')],
  };
}

/** Whoever does such a step in most procedures. */
function doing(id: string, { acts, about }: ActsOf, isHidden = false): Block[] {
  const [act] = acts;
  if (act === undefined) throw new Error(`no act for ${id}`);
  if (about !== undefined) return [check(id, act, "form.asked == 'yes'")];
  if (ORGAN_ACTS.includes(act)) return [meeting(id, { act })];
  if (act === 'register') return [entry(id)];
  if (PARTY_ACTS.includes(act)) {
    const by = { role: 'party-secretary', of: 'party-organisation', nobody: 'party-member' } as const;
    const clock = { within: '10 working days', remind: [], then: 'remind' as const };
    return [review(id, { refused: 'refuse' }, { act, by, clock, audience: 'party-body' })];
  }
  const by = { role: 'association-officer', of: 'association', nobody: 'association-head' } as const;
  const clock = { within: '5 working days', remind: [], then: 'remind' as const };
  const hidden = { by, clock, audience: 'department' } as const;
  return [review(id, { refused: 'refuse' }, { act, ...(isHidden ? hidden : {}) })];
}

function entry(id: string): Block {
  const outcomes = {
    entered: { to: 'next' as const, label: text('entered') },
    conflict: { to: 'refuse' as const, label: text('no') },
  };
  const common = { kind: 'register' as const, id, title: text(id), act: 'register' as const, basis: TEST_BASIS };
  return { ...common, register: 'branches', as: 'active', unique: 'name-in-society', outcomes };
}

function check(id: string, act: Act, that: string): Block {
  const outcomes = { holds: 'next' as const, fails: 'refuse' as const };
  return { kind: 'check', id, title: text(id), act, that, outcomes, failure: text(id), basis: TEST_BASIS };
}

function choice(concept: Concept, ...values: string[]): Field {
  const options = values.map((value) => ({ value, label: text(value) }));
  return { id: 'asked', type: 'choice', label: text('asked'), concept, required: true, options };
}

/** A field that could have the forbidden value, a check that refuses it, and somebody behind it. */
function watched({ concept, part, tests }: ValueRule): { blocks: Block[]; fields: Field[] } {
  const common = { id: 'asked', label: text('asked'), concept, required: true } as const;
  const [test] = tests;
  if (test === undefined) throw new Error(`no test of ${concept}`);
  const of = (field: Field, that: string) => ({
    fields: [field],
    blocks: [check('asking', 'eligibility', that), review('last')],
  });
  if (part !== undefined)
    return of({ ...common, type: 'organisation', among: 'society-and-branches' }, "form.asked.kind == 'society'");
  if ('above' in test) return of({ ...common, type: 'money', minimum: 0 }, 'form.asked == 0');
  const named = (is: ValueTest): string =>
    String(('is' in is ? is.is : 'isNot' in is ? is.isNot : []).find((value) => typeof value === 'string'));
  if ('is' in test) return of(choice(concept, named(test), 'fine'), `form.asked != '${named(test)}'`);
  return of(choice(concept, named(test), 'bad'), `form.asked == '${named(test)}'`);
}

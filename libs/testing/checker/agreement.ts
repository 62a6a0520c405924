/** The checker's exploration and the brute force asked the same question: an invented template, an invented rule about it. */
import { compile, parseTemplate } from '../../procedure/authoring';
import type { Monitor } from '../../procedure/machine/monitor.types';
import type { Program, Template } from '../../procedure';
import type { Verdict } from '../../procedure/checker/checker.types';
import { explore } from '../../procedure/checker/explore';
import { dice } from '../dice';
import { CALENDAR } from '../story';
import { sketch } from '../templates/builder';
import { bruteForce, type BruteDomain, type BruteVerdict } from './brute-force';
import { smallDomain, smallForm } from './small-form';
import { smallMonitor } from './small-monitor';
import { smallBlocks } from './small-template';

const STEPS_AT_MOST = 6;

export interface Question {
  template: Template;
  program: Program;
  monitor: Monitor;
  domain: BruteDomain;
}

export function questionOf(seed: number): Question {
  const thrown = dice(seed);
  const form = smallForm(thrown);
  const blocks = smallBlocks(thrown, form, 2 + thrown.roll(STEPS_AT_MOST - 1));
  const { fields, parameters, lookUps } = form;
  const results = [{ id: 'settled', label: { zh: '结', en: 'settled' } }];
  const { template, issues } = parseTemplate(sketch(blocks, { fields, parameters, lookUps, results }));
  if (template === null) throw new Error(`RANDOM_SEED=${seed}: the invented template is wrong: ${JSON.stringify(issues)}`);
  const program = compile(template);
  const known = program.facts.filter(({ type, optional }) => type !== 'table' && optional !== true).map(({ field }) => field);
  return { template, program, monitor: smallMonitor(thrown, blocks, known), domain: smallDomain(template, program) };
}

export interface Answers {
  brute: BruteVerdict;
  checker: Verdict;
}

export function answersTo({ template, program, monitor, domain }: Question): Answers {
  const surroundings = { calendar: CALENDAR, registers: [], templates: [], obligations: [] };
  return { brute: bruteForce(program, monitor, domain), checker: explore(template, program, monitor, surroundings) };
}

/** `same`, or how they differ; a checker that does not decide is not wrong. */
export function compareAnswers({ brute, checker }: Answers): 'same' | 'undecided' | 'bounded' | 'differ' {
  if (checker.is === 'undecided') return 'undecided';
  if (brute.is === 'bounded') return 'bounded';
  return brute.is === checker.is ? 'same' : 'differ';
}

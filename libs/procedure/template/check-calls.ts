/**
 * Templates that call each other, looked at together: whether what is called exists, may be called, gets a form that it accepts, and ends
 * as its caller expects; and whether calls ever come to an end.
 */
import type { Text } from '../kernel';
import { beginningsIn, sourceOf, type Beginning } from './check-call-blocks';
import { isKeptByAssociation } from './check-filed-by';
import { isAsked, unfitFor } from './called-fields';
import type { Issue, Start, Template } from './template.types';

/** A finding in one of several templates. */
export interface CallIssue extends Issue {
  procedure: string;
}

type Templates = ReadonlyMap<string, Template>;
type Report = (rule: string, path: string, message: Text, severity?: Issue['severity']) => void;

const text = (zh: string, en: string): Text => ({ zh, en });

/**
 * Everything that is wrong between templates that hold in one place, each parsed without errors and with its overlay applied. Versions of
 * one procedure never stand side by side here: the last one counts.
 */
export function checkCalls(templates: readonly { template: Template }[]): CallIssue[] {
  const known: Templates = new Map(templates.map(({ template }) => [template.id, template]));
  const edges = new Map([...known].map(([id, template]) => [id, waitsFor(template)]));
  return [...known.values()].flatMap((template) => {
    const issues: CallIssue[] = [];
    const report: Report = (rule, path, message, severity = 'error') =>
      void issues.push({ procedure: template.id, rule, path, severity, message });
    for (const beginning of beginningsIn(template)) {
      if (beginning.procedure === null) continue;
      checkBeginning(template, known, beginning, report);
      if (beginning.way !== 'stands') checkCycle(template, edges, beginning.procedure, procedurePath(beginning), report);
    }
    return issues;
  });
}

function procedurePath({ path, way }: Beginning): string {
  return `${path}${way === 'waits' ? '' : '/opens'}/procedure`;
}

function checkBeginning(template: Template, known: Templates, beginning: Beginning, report: Report): void {
  const name = beginning.procedure ?? '';
  const at = procedurePath(beginning);
  const called = known.get(name);
  if (called === undefined) {
    report('CALL_PROCEDURE_UNKNOWN', at, text(`没有办事流程“${name}”。`, `There is no procedure "${name}".`));
    return;
  }
  const way: Start['kind'] = beginning.way === 'stands' ? 'filed' : 'called';
  if (!startsOf(called).includes(way)) {
    const [zh, en] =
      way === 'called'
        ? [`“${name}”不能由其他流程发起。`, `"${name}" is not started by being called.`]
        : [`“${name}”不能由本会自行提出。`, `"${name}" is not filed by a society.`];
    report('CALL_START_MISSING', at, text(zh, en));
  }
  if (beginning.way === 'stands') return;
  if (isKeptByAssociation(called) && !isKeptByAssociation(template) && beginning.audience !== 'department') {
    const zh = `“${name}”由科协办理，本步骤须仅供部门知悉（department）。`;
    const en = `"${name}" is the association's own: this step is the department's alone ("department").`;
    report('CALL_TOLD_TO_SOCIETY', `${beginning.path}/audience`, text(zh, en));
  }
  checkInput(template, called, beginning, report);
  for (const id of beginning.results) {
    if ((called.results ?? []).some((result) => result.id === id)) continue;
    const message = text(`“${name}”没有办理结果“${id}”。`, `"${name}" has no result "${id}".`);
    report('CALL_RESULT_UNKNOWN', `${beginning.path}/outcomes/${id}`, message);
  }
}

function startsOf({ startedBy }: Template): Start['kind'][] {
  return startedBy === 'filed' ? ['filed'] : startedBy.map(({ kind }) => kind);
}

/** Nobody fills in the form of a case that is called, so what it requires must be given to it. */
function checkInput(template: Template, called: Template, beginning: Beginning, report: Report): void {
  const { input, inputPath, around } = beginning;
  for (const [name, from] of Object.entries(input)) {
    const at = `${inputPath}/${name}`;
    const target = called.form.fields.find(({ id }) => id === name);
    const source = sourceOf(template, around, from);
    if (target === undefined) {
      const message = text(`“${called.id}”的表单没有项目“${name}”。`, `The form of "${called.id}" has no field "${name}".`);
      report('CALL_INPUT_UNKNOWN', at, message);
    } else if (source !== null) {
      const unfit = unfitFor(target, source);
      if (unfit !== null) report(unfit.rule, at, unfit.message);
    }
  }
  for (const field of called.form.fields) {
    if (field.id in input || field.default !== undefined || field.type === 'computed' || field.type === 'note') continue;
    if (isAsked(field)) {
      const message = text(`没有给出必填项目“${field.id}”。`, `The required field "${field.id}" is not given.`);
      report('CALL_INPUT_MISSING', inputPath, message);
    } else if (field.requiredWhen !== undefined || field.required === true) {
      const zh = `项目“${field.id}”在某些情况下必填，这里没有给出。`;
      const en = `The field "${field.id}" is required in some cases and is not given here.`;
      report('CALL_INPUT_PERHAPS_MISSING', inputPath, text(zh, en), 'warning');
    }
  }
}

/** Procedures that begin by themselves when this one comes to the step: what is only dated waits for a person. */
function waitsFor(template: Template): string[] {
  return beginningsIn(template).flatMap(({ procedure, way }) => (procedure === null || way === 'stands' ? [] : [procedure]));
}

/** A procedure that calls itself, also through others, would begin cases without end. The shortest way back is named. */
function checkCycle(template: Template, edges: Map<string, string[]>, procedure: string, at: string, report: Report): void {
  const back = wayBetween(edges, procedure, template.id);
  if (back === null) return;
  const way = [template.id, ...back].join(' → ');
  report('CALL_CYCLE', at, text(`流程相互调用，没有尽头：${way}。`, `These procedures call each other without end: ${way}.`));
}

/** From one to another along the calls, both named; null where there is no way. */
function wayBetween(edges: Map<string, string[]>, from: string, to: string): string[] | null {
  const seen = new Set([from]);
  const ways: string[][] = [[from]];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const here = way.at(-1) ?? '';
    if (here === to) return way;
    for (const next of edges.get(here) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

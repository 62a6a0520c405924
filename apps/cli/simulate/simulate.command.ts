import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  simulate,
  type Issue,
  type Jurisdiction,
  type Simulation,
  type SimulationScript,
  type Template,
} from '../../../libs/procedure';
import { applyOverlay, compile, parseOverlay, parseScript, parseTemplate } from '../../../libs/procedure/authoring';
import { StartProblem, reasonOf } from '../../../libs/runtime/problem';
import { calendarOf, listProcedures, loadTemplate, TemplateUnusable } from '../../../libs/templates';
import { textFlag, type Invocation } from '../invocation';
import { issueLines, linesOf, UNREADABLE, type Language } from './lines';

const HOW = 'npx --no guicheng simulate TEMPLATE --script FILE [--jurisdiction CN-TJ] [--lang en] [--json]';

/**
 * `guicheng simulate TEMPLATE --script FILE`: a scenario played on a template, without database or server. TEMPLATE is a procedure of the
 * catalogue or a file; an overlay lies beside it. Exit code 0: played, and as the script expects; 1: template or script has findings, or it
 * came otherwise; 2: a file cannot be read.
 */
export function simulateCommand(invocation: Invocation): Promise<number> {
  const { words, flags, environment } = invocation;
  const [name] = words;
  const file = textFlag(invocation, 'script');
  if (name === undefined || words.length > 1 || file === undefined)
    throw new StartProblem('simulate', 'it needs a template and a script', HOW);
  const language = languageOf(textFlag(invocation, 'lang'));
  const isJson = flags['json'] === true;
  const say = (value: unknown, lines: string[]): void => console.log(isJson ? JSON.stringify(value, null, 2) : lines.join('\n'));
  try {
    const input = readJson(resolve(environment.typedIn, file)) as Partial<SimulationScript> | null;
    const wanted = textFlag(invocation, 'jurisdiction') ?? input?.jurisdiction ?? 'CN';
    const found = templateAt(name, wanted, environment.typedIn);
    if (found.template === null) {
      say({ result: 'findings', of: 'template', issues: found.issues }, issueLines('template', found.issues, language));
      return Promise.resolve(1);
    }
    const { script, issues } = parseScript(input, found.template);
    if (script === null) {
      say({ result: 'findings', of: 'script', issues }, issueLines('script', issues, language));
      return Promise.resolve(1);
    }
    const calendar = calendarOf(found.template.jurisdiction);
    const simulation = simulate({ template: found.template, program: compile(found.template), calendar }, script);
    const isAsExpected = simulation.unmet.length === 0 && simulation.refused.every(({ isExpected }) => isExpected);
    const result = isAsExpected ? 'simulated' : 'otherwise';
    say(
      { result, ...simulation } satisfies Simulation & { result: string },
      linesOf(found.template, script, simulation, language),
    );
    return Promise.resolve(isAsExpected ? 0 : 1);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    say({ result: 'unreadable', reason: error.message }, [`${UNREADABLE[language]} ${error.message}`]);
    return Promise.resolve(2);
  }
}

class Unreadable extends Error {}

function languageOf(flag: string | undefined): Language {
  if (flag === undefined || flag === 'zh' || flag === 'en') return flag ?? 'zh';
  throw new StartProblem('simulate', `there is no language "${flag}"`, '--lang zh, or --lang en');
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new Unreadable(`${path} (${reasonOf(error)})`);
  }
}

interface Found {
  template: Template | null;
  issues: Issue[];
}

/** A procedure of the catalogue by its id, else a file with its overlays beside it. */
function templateAt(name: string, jurisdiction: string, typedIn: string): Found {
  if (listProcedures().includes(name)) {
    try {
      return { template: loadTemplate(name, jurisdiction as Jurisdiction), issues: [] };
    } catch (error) {
      if (error instanceof TemplateUnusable) return { template: null, issues: error.issues };
      throw error;
    }
  }
  const path = resolve(typedIn, name);
  const base = parseTemplate(readJson(path));
  if (base.template === null || jurisdiction === base.template.jurisdiction) return base;
  const { overlay, issues } = parseOverlay(readJson(join(dirname(path), `${jurisdiction}.overlay.json`)));
  if (overlay === null) return { template: null, issues };
  const applied = applyOverlay(base.template, overlay);
  return applied.issues.length > 0 ? { template: null, issues: applied.issues } : parseTemplate(applied.template);
}

import { resolve } from 'node:path';
import { simulate, type Program, type Simulation, type SimulationScript, type Template } from '../../../libs/procedure';
import { compile, parseScript } from '../../../libs/procedure/authoring';
import { StartProblem } from '../../../libs/runtime/problem';
import { calendarOf, registers } from '../../../libs/templates';
import { textFlag, type Invocation } from '../invocation';
import { languageOf, readJson, templateAt, Unreadable, UNREADABLE } from '../template-at';
import { issueLines, linesOf } from './lines';

const HOW = 'npx --no guicheng simulate TEMPLATE --script FILE [--jurisdiction CN-TJ] [--lang en] [--json] [--without-rules]';

/**
 * `guicheng simulate TEMPLATE --script FILE`: a scenario played on a template, without database or server. TEMPLATE is a procedure of the
 * catalogue or a file; an overlay lies beside it. Exit code 0: played, and as the script expects; 1: template or script has findings, or it
 * came otherwise; 2: a file cannot be read. `--without-rules`: what the rules of the texts would refuse is let through, to watch how `check`
 * says that they are broken.
 */
export function simulateCommand(invocation: Invocation): Promise<number> {
  const { words, flags, environment } = invocation;
  const [name] = words;
  const file = textFlag(invocation, 'script');
  if (name === undefined || words.length > 1 || file === undefined)
    throw new StartProblem('simulate', 'it needs a template and a script', HOW);
  const language = languageOf(textFlag(invocation, 'lang'), 'simulate');
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
    const program = programOf(found.template, flags['without-rules'] === true);
    const simulation = simulate({ template: found.template, program, calendar, registers: registers() }, script);
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

function programOf(template: Template, isUnwatched: boolean): Program {
  const { monitors, ...program } = compile(template);
  return isUnwatched || monitors === undefined ? program : { ...program, monitors };
}

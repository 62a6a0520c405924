import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Issue, Jurisdiction, Overlay, Template } from '../../../libs/procedure';
import { checkTemplate, type Finding } from '../../../libs/procedure/checker';
import { StartProblem } from '../../../libs/runtime/problem';
import { surroundingsIn } from '../../../libs/templates/surroundings';
import { textFlag, type Invocation } from '../invocation';
import { languageOf, templateAt, Unreadable, UNREADABLE, type Language } from '../template-at';
import { linesOf } from './lines';

const HOW = 'npx --no guicheng check FILE… [--jurisdiction CN-TJ] [--lang en] [--json] [--script DIR]';
const JURISDICTIONS: readonly Jurisdiction[] = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'];

/** One template that was asked about, with what there is to say of it. */
export interface Checked {
  /** As it was typed. */
  name: string;
  /** Null where it cannot be read as a template: then the findings say why. */
  template: Template | null;
  findings: Finding[];
  /** Files that hold its counter-examples, by the place of their finding. */
  scripts: Record<number, string>;
}

/**
 * `guicheng check FILE…`: everything that stands in the way of publishing. FILE is a procedure of the catalogue, a template or an overlay;
 * files that are checked together may call each other. Exit code 0: clean, notes at most; 1: findings; 2: a file cannot be read.
 */
export function checkCommand(invocation: Invocation): Promise<number> {
  const { words, flags } = invocation;
  const jurisdiction = jurisdictionOf(textFlag(invocation, 'jurisdiction'));
  const language = languageOf(textFlag(invocation, 'lang'), 'check');
  if (words.length === 0) throw new StartProblem('check', 'it needs at least one template', HOW);
  const isJson = flags['json'] === true;
  const say = (value: unknown, lines: string[]): void => console.log(isJson ? JSON.stringify(value, null, 2) : lines.join('\n'));
  try {
    const checked = checkAll(invocation, jurisdiction, language);
    const folder = textFlag(invocation, 'script');
    if (folder !== undefined) for (const one of checked) writeScripts(one, resolve(invocation.environment.typedIn, folder));
    say(
      { issues: checked.flatMap(issuesOf) },
      checked.flatMap((one) => linesOf(one, language)),
    );
    return Promise.resolve(checked.some(({ findings }) => findings.some(({ severity }) => severity !== 'note')) ? 1 : 0);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    say({ result: 'unreadable', reason: error.message }, [`${UNREADABLE[language]} ${error.message}`]);
    return Promise.resolve(2);
  }
}

function jurisdictionOf(flag: string | undefined): Jurisdiction | undefined {
  if (flag === undefined) return undefined;
  const known = JURISDICTIONS.find((one) => one === flag);
  if (known === undefined) throw new StartProblem('check', `there is no jurisdiction "${flag}"`, JURISDICTIONS.join(', '));
  return known;
}

interface Read {
  name: string;
  template: Template | null;
  issues: Issue[];
  overlay?: { base: Template; overlay: Overlay };
}

function checkAll({ words, environment }: Invocation, jurisdiction: Jurisdiction | undefined, language: Language): Checked[] {
  const read = words.map((name): Read => ({ name, ...templateAt(name, jurisdiction, environment.typedIn) }));
  const together = read.flatMap(({ template }) => (template === null ? [] : [template]));
  return read.map(({ name, template, issues, overlay }) => {
    if (template === null) return { name, template, findings: issues.map((issue) => ({ ...issue, basis: [] })), scripts: {} };
    const local = together.filter((other) => other.jurisdiction === template.jurisdiction);
    const national = together.filter(({ id, jurisdiction: of }) => of === 'CN' && !local.some((other) => other.id === id));
    const others = [...national, ...local];
    const surroundings = surroundingsIn(template.jurisdiction, others);
    let explored = 0;
    const findings = checkTemplate(template, { ...surroundings, ...(overlay === undefined ? {} : { overlay }) }, (rule, of) =>
      waiting(`${name}: ${rule} ${(explored += 1)}/${of}`, language),
    );
    waiting(null, language);
    return { name, template, findings: [...issues.map((issue) => ({ ...issue, basis: [] })), ...findings], scripts: {} };
  });
}

/** How far it is, for whoever looks at a screen; nothing of it stands in what is printed. */
function waiting(what: string | null, language: Language): void {
  if (!process.stderr.isTTY) return;
  const words = what === null ? '' : `${language === 'zh' ? '正在核对' : 'Checking'} ${what}`;
  process.stderr.write(`\r\u001B[K${words}`);
}

/** As `simulate` plays them, with `--without-rules`. */
function writeScripts(checked: Checked, folder: string): void {
  checked.findings.forEach(({ rule, counterExample }, index) => {
    if (counterExample === undefined || checked.template === null) return;
    mkdirSync(folder, { recursive: true });
    const { id, jurisdiction } = checked.template;
    const path = join(folder, `${id}.${jurisdiction}.${rule}.${index + 1}.json`);
    writeFileSync(path, `${JSON.stringify(counterExample.script, null, 2)}\n`);
    checked.scripts[index] = path;
  });
}

function issuesOf({ name, template, findings, scripts }: Checked): object[] {
  return findings.map(({ rule, severity, path, message, basis, counterExample, undecided }, index) => ({
    of: name,
    procedure: template?.id ?? null,
    jurisdiction: template?.jurisdiction ?? null,
    rule,
    severity,
    path,
    message,
    basis,
    counterExample: counterExample ?? null,
    undecided: undecided ?? null,
    ...(scripts[index] === undefined ? {} : { script: scripts[index] }),
  }));
}

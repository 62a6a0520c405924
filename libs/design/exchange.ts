/**
 * A procedure as one file, to be carried from house to house: the template with the scenarios that go with it. What comes in was written
 * by anybody, so it is read whole or not at all, and everything that stands in the way is named with its place.
 */
import type { Issue, SimulationScript, Template } from '../procedure';
import { parseScript, parseTemplate } from '../procedure/authoring';

export const EXCHANGE_FORMAT = 'guicheng-procedure';
/** Counted up when a file of today could no longer be read as it is. */
export const EXCHANGE_VERSION = 1;

export interface ProcedureFile {
  format: typeof EXCHANGE_FORMAT;
  formatVersion: number;
  template: Template;
  scenarios: SimulationScript[];
}

/** Room for the biggest template that may be published, with its scenarios. */
export const MOST_CHARACTERS = 400_000;
const MOST_SCENARIOS = 50;
const MOST_ISSUES = 100;

export interface ReadProcedureFile {
  /** Null as soon as one thing in the file is an error: nothing is taken over by halves. */
  template: Template | null;
  scenarios: SimulationScript[];
  issues: Issue[];
}

/** Keys are in a fixed order, so that the same procedure is the same file. */
export function procedureFile(template: Template, scenarios: SimulationScript[]): string {
  const file: ProcedureFile = { format: EXCHANGE_FORMAT, formatVersion: EXCHANGE_VERSION, template, scenarios };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads what `procedureFile` writes, or a template alone, as the command line takes it. */
export function readProcedureFile(text: string): ReadProcedureFile {
  if (text.length > MOST_CHARACTERS) return refused(tooBig());
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(notJson(text, error));
  }
  if (!isObject(input)) return refused(issue('NOT_A_PROCEDURE', '', ...NOT_A_PROCEDURE));
  // Without the envelope it is a template alone.
  if (!('format' in input) && 'blocks' in input) return collected(input, [], '');
  const envelope = envelopeIssue(input);
  if (envelope !== null) return refused(envelope);
  return collected(input['template'], (input['scenarios'] ?? []) as unknown[], '/template');
}

function envelopeIssue(input: Record<string, unknown>): Issue | null {
  if (input['format'] !== EXCHANGE_FORMAT) return issue('NOT_A_PROCEDURE', '/format', ...NOT_A_PROCEDURE);
  const version = input['formatVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return issue(
      'FORMAT_UNKNOWN',
      '/formatVersion',
      '文件没有写明格式版本。',
      'The file does not say the version of its format.',
    );
  }
  if (version > EXCHANGE_VERSION) {
    return issue(
      'FORMAT_NEWER',
      '/formatVersion',
      `文件的格式版本是 ${version}，这里只能读到第 ${EXCHANGE_VERSION} 版。请先更新本系统，或请对方用旧格式导出。`,
      `The file is of format version ${version}; this installation reads up to version ${EXCHANGE_VERSION}. Update it, or ask for the older format.`,
    );
  }
  const known = ['format', 'formatVersion', 'template', 'scenarios'];
  const stranger = Object.keys(input).find((key) => !known.includes(key));
  if (stranger !== undefined) {
    return issue(
      'KEY_UNKNOWN',
      `/${pointer(stranger)}`,
      '文件中有不认识的内容。',
      'There is something in the file that is not known here.',
    );
  }
  const { scenarios = [] } = input;
  if (Array.isArray(scenarios) && scenarios.length <= MOST_SCENARIOS) return null;
  return issue(
    'SCENARIOS_UNFIT',
    '/scenarios',
    `情景应是不超过 ${MOST_SCENARIOS} 项的列表。`,
    `Scenarios are a list of at most ${MOST_SCENARIOS}.`,
  );
}

function collected(input: unknown, scripts: unknown[], at: string): ReadProcedureFile {
  const { template, issues } = parseTemplate(input);
  const read = issues.map((one) => ({ ...one, path: `${at}${one.path}` }));
  if (template === null) return { template: null, scenarios: [], issues: read.slice(0, MOST_ISSUES) };
  const played = scripts.map((script) => parseScript(script, template));
  const found = played.flatMap((one, index) => one.issues.map((told) => ({ ...told, path: `/scenarios/${index}${told.path}` })));
  const scenarios = played.flatMap(({ script }) => (script === null ? [] : [script]));
  const isWhole = scenarios.length === scripts.length;
  const all = [...read, ...found].slice(0, MOST_ISSUES);
  return isWhole ? { template, scenarios, issues: all } : { template: null, scenarios: [], issues: all };
}

const NOT_A_PROCEDURE: [zh: string, en: string] = [
  '这不是导出的办事流程文件，请选择从“导出”得到的文件。',
  'This is no exported procedure. Choose a file that was made by exporting one.',
];

function tooBig(): Issue {
  const most = Math.round(MOST_CHARACTERS / 1000);
  return issue(
    'FILE_TOO_BIG',
    '',
    `文件超过 ${most} 千字，请精简后重试。`,
    `The file has more than ${most},000 characters. Make it smaller.`,
  );
}

/** Where it stops being readable, by line and column as an editor counts them, as far as the parser says it. */
function notJson(text: string, error: unknown): Issue {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const [zh, en] = ['文件不完整或已损坏，请重新导出后再试。', 'The file is incomplete or broken. Export it again.'];
  if (at === undefined) return issue('FILE_UNREADABLE', '', zh, en);
  const before = text.slice(0, Number(at)).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  const [whereZh, whereEn] = [
    `第 ${line} 行第 ${column} 个字符处读不下去。`,
    ` It cannot be read on from line ${line}, column ${column}.`,
  ];
  return issue('FILE_UNREADABLE', '', `${whereZh}${zh}`, `${en}${whereEn}`);
}

function refused(one: Issue): ReadProcedureFile {
  return { template: null, scenarios: [], issues: [one] };
}

function issue(rule: string, path: string, zh: string, en: string): Issue {
  return { rule, path, severity: 'error', message: { zh, en } };
}

const pointer = (key: string): string => key.slice(0, 60).replace(/~/g, '~0').replace(/\//g, '~1');

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ways that were walked and kept: they travel with a procedure, and have to come to the same when it is handed in. */
import { hashOf } from '../../../libs/persistence';
import { simulate, type SimulationScript, type Template } from '../../../libs/procedure';
import { compile, parseScript } from '../../../libs/procedure/authoring';
import { loadTemplate, registers } from '../../../libs/templates';
import { scenariosOf } from '../../../libs/templates/scenarios';
import type { Database } from '../database';
import { calendarHere } from '../days-off/calendar-here';
import { ApiException } from '../errors/api-exception';

/** Those that a version was handed in with; of a version of the catalogue, those that it is shipped with. */
export async function scenariosFor(database: Database, template: Template): Promise<SimulationScript[]> {
  const row = await database.one<{ scenarios: SimulationScript[] }>(
    `select scenarios from guicheng.publication where hash = $1 and decision = 'confirmed' order by decided_at desc limit 1`,
    [hashOf(template)],
  );
  return row?.scenarios ?? shippedWith(database, template);
}

/** Where a place has none of its own, the national ones go along that can be played there and come to the same. */
async function shippedWith(database: Database, template: Template): Promise<SimulationScript[]> {
  const { id, jurisdiction, version } = template;
  const own = scenariosOf(id, jurisdiction);
  const all = own.length > 0 ? own : await carriedTo(database, template, scenariosOf(id));
  return all.length > 0 && loadTemplate(id, jurisdiction).version === version ? all : [];
}

/** Of those of another version or place, the ones that come to the same on this one. */
export async function carriedTo(
  database: Database,
  template: Template,
  scripts: SimulationScript[],
): Promise<SimulationScript[]> {
  const own = scripts.map((script) => ({ ...script, jurisdiction: template.jurisdiction }));
  const failed = new Set(await failing(database, template, own));
  return own.filter((script) => !failed.has(script));
}

/** What is handed in is walked once more: a scenario that comes to something else is a rule that was broken without a finding. */
export async function walked(database: Database, template: Template, scripts: SimulationScript[]): Promise<SimulationScript[]> {
  const failed = await failing(database, template, scripts);
  if (failed.length === 0) return scripts;
  throw new ApiException('SCENARIOS_UNMET', { n: failed.length, titles: failed.map(titleOf).join('；') }, 'scenarios');
}

async function failing(database: Database, template: Template, scripts: SimulationScript[]): Promise<SimulationScript[]> {
  const calendar = await calendarHere(database, template.jurisdiction);
  const world = { template, program: compile(template), calendar, registers: registers() };
  return scripts.filter((input) => {
    const { script } = parseScript(input, template);
    if (script === null) return true;
    const { unmet, refused } = simulate(world, script);
    return unmet.length > 0 || refused.some(({ isExpected }) => !isExpected);
  });
}

/** What was sent may have put anything in the place of a title. */
function titleOf({ title }: Partial<SimulationScript>): string {
  return typeof title?.zh === 'string' ? title.zh.slice(0, 60) : '—';
}

/** Ways that were walked and kept: they travel with a procedure, and have to come to the same when it is handed in. */
import { hashOf } from '../../../libs/persistence';
import { simulate, type Jurisdiction, type SimulationScript, type Template } from '../../../libs/procedure';
import { compile, parseScript } from '../../../libs/procedure/authoring';
import { calendarOf, loadTemplate, registers } from '../../../libs/templates';
import { scenariosOf } from '../../../libs/templates/scenarios';
import type { Database } from '../database';
import { ApiException } from '../errors/api-exception';

/** Those that a version was handed in with; of a version of the catalogue, those that it is shipped with. */
export async function scenariosFor(database: Database, template: Template): Promise<SimulationScript[]> {
  const row = await database.one<{ scenarios: SimulationScript[] }>(
    `select scenarios from guicheng.publication where hash = $1 and decision = 'confirmed' order by decided_at desc limit 1`,
    [hashOf(template)],
  );
  return row?.scenarios ?? shippedWith(template);
}

/** Where a place has none of its own, the national ones go along that can be played there and come to the same. */
function shippedWith(template: Template): SimulationScript[] {
  const { id, jurisdiction, version } = template;
  const own = scenariosOf(id, jurisdiction);
  const all = own.length > 0 ? own : carriedTo(template, jurisdiction, scenariosOf(id));
  return all.length > 0 && loadTemplate(id, jurisdiction).version === version ? all : [];
}

/** Of those of another version or place, the ones that come to the same on this one. */
export function carriedTo(template: Template, jurisdiction: Jurisdiction, scripts: SimulationScript[]): SimulationScript[] {
  return scripts.map((script) => ({ ...script, jurisdiction })).filter((script) => failing(template, [script]).length === 0);
}

/** What is handed in is walked once more: a scenario that comes to something else is a rule that was broken without a finding. */
export function walked(template: Template, scripts: SimulationScript[]): SimulationScript[] {
  const failed = failing(template, scripts);
  if (failed.length === 0) return scripts;
  throw new ApiException('SCENARIOS_UNMET', { n: failed.length, titles: failed.map(titleOf).join('；') }, 'scenarios');
}

function failing(template: Template, scripts: SimulationScript[]): SimulationScript[] {
  const calendar = calendarOf(template.jurisdiction);
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

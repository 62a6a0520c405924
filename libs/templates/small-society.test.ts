/**
 * Every procedure runs in a society of two staff whose president heads the party branch: nobody is asked for whom such a society does
 * not have, and no separation stops it. Its council has its members all the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulate, type Role, type ScriptAct, type SimulationScript } from '../procedure';
import { compile, parseScript } from '../procedure/authoring';
import { calendarOf, listProcedures, loadTemplate, registers } from '.';

type Person = SimulationScript['persons'][number];

const SMALL: Person[] = [
  { id: 'clerk', posts: ['society-secretariat', 'society-finance', 'society-administrator', 'party-staff'] },
  { id: 'manager', posts: ['secretary-general', 'council-member', 'party-member'] },
  { id: 'president', posts: ['president', 'party-secretary'] },
  { id: 'supervisor', posts: ['supervisor'] },
];
/** Posts that only these four hold. */
const POSTS: Role[] = SMALL.flatMap(({ posts }) => posts).filter((post) => post !== 'council-member');

/** The script with its society's people exchanged: whoever has the first post of somebody does what that one did. */
function inSmallSociety(script: SimulationScript): SimulationScript {
  const stays = ({ posts }: Person): boolean => !posts.some((post) => POSTS.includes(post));
  const instead = (id: string): string => {
    const person = script.persons.find((one) => one.id === id);
    // Who decided in a called case need not appear in its caller's script: then he is known by his post.
    const post = (person?.posts ?? POSTS.filter((one) => one === id)).find((one) => POSTS.includes(one));
    return SMALL.find(({ posts }) => post !== undefined && posts.includes(post))?.id ?? id;
  };
  const acts = script.acts.map((act): ScriptAct => {
    const who = act.who === undefined ? {} : { who: instead(act.who) };
    if (act.do !== 'event' || !Array.isArray(act.event['deciders'])) return { ...act, ...who };
    const deciders = [...new Set((act.event['deciders'] as string[]).map(instead))];
    return { ...act, ...who, event: { ...act.event, deciders } };
  });
  return { ...script, persons: [...SMALL, ...script.persons.filter(stays)], applicant: instead(script.applicant), acts };
}

const approved = listProcedures().flatMap((procedure) => {
  const folder = join(__dirname, procedure, 'scenarios');
  const files = readdirSync(folder).filter((file) => file.endsWith('approved.json'));
  return files.map((file) => ({ procedure, file, path: join(folder, file) }));
});

it.each(approved)('$procedure/$file', ({ procedure, path }) => {
  const input = inSmallSociety(JSON.parse(readFileSync(path, 'utf8')) as SimulationScript);
  const template = loadTemplate(procedure, input.jurisdiction);
  const { script, issues } = parseScript(input, template);
  expect(issues).toEqual([]);
  if (script === null) throw new Error('no script');
  const world = { template, program: compile(template), calendar: calendarOf(template.jurisdiction), registers: registers() };
  const simulation = simulate(world, script);
  expect(simulation.refused).toEqual([]);
  expect(simulation.state).toMatchObject({ status: 'closed', outcome: 'completed' });
});

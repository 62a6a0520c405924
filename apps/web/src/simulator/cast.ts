/** With whom and with what a case is played when no scenario says it: invented people in every post, an organ of nine, plain values. */
import {
  addDays,
  isDayOff,
  isParameterValue,
  ROLES_IN,
  type Calendar,
  type Parameter,
  type Role,
  type ScriptOrgan,
  type SimulationScript,
  type Template,
} from '../../../../libs/procedure';
import { filledForm } from '../../../../libs/procedure/checker/explore/forms';

export const ORGAN = 'council';
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const GIVEN = ['明', '敏', '军', '静', '伟', '芳', '磊', '洋'];
const BOTH_HANDS = 2;

/** An invented name for the n-th person, the same each time. */
export function inventedName(n: number): string {
  return `${SURNAMES[n % SURNAMES.length] ?? '赵'}${GIVEN[Math.floor(n / SURNAMES.length) % GIVEN.length] ?? '明'}`;
}

/** Posts that the template speaks of, and those that may file. */
export function postsOf(template: Template): Role[] {
  const known: readonly string[] = Object.values(ROLES_IN).flat();
  const spoken = new Set<Role>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && known.includes(value)) spoken.add(value as Role);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit([template.filedBy, template.blocks]);
  return [...new Set<Role>(['society-secretariat', ...spoken])];
}

/** A society of two staff, and two people in every other post, so that whoever must keep out has somebody beside him. */
export function castOf(template: Template): SimulationScript['persons'] {
  return postsOf(template).flatMap((post) =>
    Array.from({ length: BOTH_HANDS }, (_, n) => ({ id: `${post}-${n + 1}`, posts: [post] })),
  );
}

/** A council of nine; two thirds must come and two thirds of those present agree, as most charters have it. */
export function organOf(): ScriptOrgan {
  const thirds = { operator: 'at-least', of: { numerator: 2, denominator: 3 } } as const;
  return {
    members: Array.from({ length: 9 }, (_, n) => `m${n + 1}`),
    chair: 'm1',
    rules: {
      quorum: { ...thirds, base: 'members' },
      threshold: { ...thirds, base: 'present' },
      article: '演示',
      forms: ['on-site'],
      noticeDays: 0,
    },
  };
}

/** A value by which the case can be filed: the template's own, or the plainest of its type. */
export function plainParameter({ type, default: usual }: Parameter): unknown {
  if (usual !== undefined && usual !== null && isParameterValue({ type }, usual)) return usual;
  const plain: Record<Parameter['type'], unknown> = {
    organ: ORGAN,
    integer: 1,
    boolean: false,
    textList: ['学术交流', '科学普及'],
    money: 1_000_000,
    ratio: { part: 1, whole: 3 },
    date: '2026-01-01',
  };
  return plain[type];
}

/** The first working day of the last year that the calendar knows in which 春节 is still to come. */
export function beforeHoliday(calendar: Calendar): string {
  let day = `${calendar.knownTo.slice(0, 4)}-02-02`;
  while (isDayOff(day, calendar)) day = addDays(day, 1);
  return day;
}

/** A case that can be played at once. */
export function firstScript(template: Template, calendar: Calendar): SimulationScript {
  const persons = castOf(template);
  const files = template.filedBy[0] ?? 'society-secretariat';
  const parameters = Object.fromEntries(template.parameters.map((one) => [one.id, plainParameter(one)]));
  const set = parameters as NonNullable<SimulationScript['parameters']>;
  return {
    title: { zh: '演示', en: 'Demonstration' },
    ...(template.jurisdiction === 'CN' ? {} : { jurisdiction: template.jurisdiction }),
    begins: `${beforeHoliday(calendar)} 09:00`,
    persons,
    applicant: persons.find(({ posts }) => posts.includes(files))?.id ?? 'society-secretariat-1',
    parameters: set,
    form: filledForm(template, set, new Map()) ?? {},
    lookUps: {},
    organs: { [ORGAN]: organOf() },
    acts: [],
  };
}

/** A scenario as the beginning of another play: its people, form and values, none of its acts. */
export function begunFrom({ expect: _expect, ends: _ends, ...script }: SimulationScript): SimulationScript {
  return { ...script, acts: [] };
}

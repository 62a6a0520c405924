import { calendar, registers } from '../../templates';
import type { Surroundings } from '../checker';
import { explore } from '../checker/explore';
import { compile } from '../template/compile';
import { FIXTURES, type Fixture } from '../../testing/rules';
import { RULES, TEMPLATE_RULES } from './index';
import { propertiesOf } from './monitors';
import { severityOf } from './strength';
import { unwatched } from './unwatched';

/** Where and how a template breaks a rule; what nobody could decide stands there too, so that it is never taken for right. */
function findings(rule: string, { template, templates = [] }: Fixture): string[] {
  const surroundings: Surroundings = {
    calendar: calendar(),
    registers: registers(),
    templates: [template, ...templates],
    obligations: [],
  };
  const properties = propertiesOf(template).filter((property) => property.rule.rule === rule);
  const program = compile(
    template,
    properties.map(({ monitor }) => monitor),
  );
  const shown = TEMPLATE_RULES.filter(
    (one) => one.rule === rule && severityOf(one, template.jurisdiction, template.matter) !== null,
  )
    .flatMap((one) => one.check(template, surroundings))
    .map(({ path }) => `shows ${path}`);
  const unseen = unwatched(template).filter((finding) => finding.rule === rule);
  const walked = properties.map(({ monitor }) => explore(template, program, monitor, surroundings));
  return [
    ...shown,
    ...unseen.map(({ path }) => `not watched ${path}`),
    ...walked.flatMap((verdict) => (verdict.is === 'kept' ? [] : [`${verdict.is} ${verdict.path}`])),
  ];
}

describe.each(FIXTURES.map((fixtures) => [fixtures.rule, fixtures] as const))('%s', (rule, { valid, invalid }) => {
  it.each(valid.map((fixture) => [fixture.name, fixture] as const))('is kept: %s', (_name, fixture) => {
    expect(findings(rule, fixture)).toEqual([]);
  });

  it.each(invalid.map((fixture) => [fixture.name, fixture] as const))('is broken: %s', (_name, fixture) => {
    const found = findings(rule, fixture);
    expect(found).not.toEqual([]);
    expect(found.filter((one) => one.startsWith('undecided'))).toEqual([]);
  });
});

describe('the fixtures', () => {
  it('are there for every rule, both ways', () => {
    expect(FIXTURES.map(({ rule }) => rule)).toEqual([...new Set(RULES.map(({ rule }) => rule))]);
    expect(FIXTURES.filter(({ valid, invalid }) => valid.length === 0 || invalid.length === 0)).toEqual([]);
  });
});

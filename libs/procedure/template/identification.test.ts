import { compile } from './compile';
import { FRESH_MS, isAtLeast, lacksIdentification, STRENGTHS } from './identification';
import { parseTemplate } from './parse-template';
import type { Template } from './template.types';
import template from '../../templates/branch-setup/template.json';

const AT = '2026-05-20T02:00:00.000Z';
const before = (ms: number) => new Date(Date.parse(AT) - ms).toISOString();
const branch = template as unknown as Template;

/** The template with something asked of the step that checks the materials. */
function asking(identification: unknown): Template {
  const changed = structuredClone(branch);
  for (const block of changed.blocks) if (block.kind === 'intake') Object.assign(block, { identification });
  return changed;
}

describe('identification', () => {
  it('is ordered: each strength is enough for itself and for everything weaker, and for nothing else', () => {
    for (const [index, strength] of STRENGTHS.entries())
      expect(STRENGTHS.filter((least) => isAtLeast(strength, least))).toEqual(STRENGTHS.slice(0, index + 1));
  });

  it.each([
    ['nothing is asked', undefined, { strength: 'link', provedAt: null }, null],
    ['an account is asked of a link', { least: 'account' }, { strength: 'link+code', provedAt: AT }, 'IDENTIFICATION_TOO_WEAK'],
    ['an account is asked of an account', { least: 'account' }, { strength: 'account', provedAt: null }, null],
    [
      'a fresh proof was never given',
      { least: 'work-app', fresh: true },
      { strength: 'work-app', provedAt: null },
      'STEP_UP_REQUIRED',
    ],
    ['it is just fresh', { least: 'account', fresh: true }, { strength: 'account', provedAt: before(FRESH_MS) }, null],
    [
      'it is just too old',
      { least: 'account', fresh: true },
      { strength: 'account', provedAt: before(FRESH_MS + 1) },
      'STEP_UP_REQUIRED',
    ],
    [
      'it is fresh and too weak',
      { least: 'account+factor', fresh: true },
      { strength: 'account', provedAt: AT },
      'IDENTIFICATION_TOO_WEAK',
    ],
  ] as const)('says what is lacking when %s', (_when, asked, identified, expected) => {
    expect(lacksIdentification(asked, identified, AT)).toBe(expected);
  });
});

describe('a step that asks for identification', () => {
  it('is a template, carries it into the program, and leaves every other program as it was', () => {
    const asked = asking({ least: 'account+factor', fresh: true });
    expect(parseTemplate(asked)).toMatchObject({ issues: [] });
    const steps = JSON.stringify(compile(asked));
    expect(steps).toContain('"identification":{"least":"account+factor","fresh":true}');
    expect(JSON.stringify(compile(branch))).not.toContain('identification');
  });

  it.each([[{ least: 'fingerprint' }], [{ fresh: true }], [{ least: 'account', fresh: false }], ['account']])(
    'is refused when it says %j',
    (wrong) => {
      expect(parseTemplate(asking(wrong))).not.toMatchObject({ issues: [] });
    },
  );
});

import { isDayOff, placedSteps, type Basis, type Template } from '../procedure';
import { checkCalls, compile } from '../procedure/authoring';
import { calendar, listProcedures, loadTemplate, TemplateUnusable } from './index';

const JURISDICTIONS = ['CN', 'CN-TJ', 'CN-CQ', 'CN-NX', 'CN-QH'] as const;
/** What is published, and what is written to be: both are held to the same. */
const all = (): Template[] =>
  listProcedures().flatMap((procedure) => JURISDICTIONS.map((jurisdiction) => loadTemplate(procedure, jurisdiction)));

/** A local template cites its own text, never the national one. */
const SOURCES: Record<Template['jurisdiction'], string> = {
  CN: '001',
  'CN-TJ': '002',
  'CN-CQ': '000',
  'CN-NX': '003',
  'CN-QH': '004',
};

/** Every Chinese text of a value, with where it stands. */
function chinese(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return path.endsWith('/zh') ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => chinese(inner, `${path}/${key}`));
}

describe('the catalogue', () => {
  it('has a procedure, and every one is usable in every jurisdiction', () => {
    expect(listProcedures().length).toBeGreaterThan(0);
    for (const template of all()) {
      expect(compile(template)).toMatchObject({ procedure: template.id, jurisdiction: template.jurisdiction });
    }
  });

  it('refuses a procedure that it does not have', () => {
    expect(() => loadTemplate('no-such-procedure')).toThrow(TemplateUnusable);
  });

  it('says 受理, 批准, 审批, 驳回, 超期, 逾期 or 升级 nowhere', () => {
    const texts = all().flatMap((template) => chinese(template));
    expect(texts.length).toBeGreaterThan(100);
    for (const [path, text] of texts) {
      expect([path, text.match(/受理|批准|审批|驳回|超期|逾期|升级|否决/u)]).toEqual([path, null]);
    }
  });

  it('rests every step on a cited text, or says why it is there without one', () => {
    const bases = all().flatMap((template) =>
      placedSteps(template).map(({ block }) => ({ jurisdiction: template.jurisdiction, id: block.id, basis: block.basis })),
    );
    const cited = (basis: Basis[]): string[] => basis.flatMap((each) => (each.kind === 'policy' ? [each.source] : []));
    for (const { basis } of bases) expect(basis.length).toBeGreaterThan(0);
    for (const jurisdiction of JURISDICTIONS) {
      const here = bases.filter((step) => step.jurisdiction === jurisdiction);
      expect(here.length).toBeGreaterThan(0);
      for (const { id, basis } of here) {
        expect([jurisdiction, id, cited(basis).filter((source) => source !== SOURCES[jurisdiction])]).toEqual([
          jurisdiction,
          id,
          [],
        ]);
      }
    }
  });

  it('fits together in every jurisdiction: what is called is there, may be called, gets what it asks for and ends as expected', () => {
    for (const jurisdiction of JURISDICTIONS) {
      const templates = listProcedures().map((procedure) => loadTemplate(procedure, jurisdiction));
      const found = checkCalls(templates.map((template) => ({ template })));
      expect([jurisdiction, found.filter(({ severity }) => severity === 'error')]).toEqual([jurisdiction, []]);
    }
  });

  it('lets the association decide nothing about a branch unless its own rule asks for it', () => {
    const steps = placedSteps(loadTemplate('branch-setup')).map(({ block }) => block);
    const notice = steps.find(({ id }) => id === 'association-notice');
    expect(Object.values(notice?.outcomes ?? {}).map((outcome: unknown) => (outcome as { to: string }).to)).toEqual([
      'next',
      'next',
    ]);
    const consent = steps.find(({ id }) => id === 'association-consent');
    expect(consent?.basis.map(({ kind }) => kind)).toEqual(['rule']);
    expect(loadTemplate('branch-setup').parameters.find(({ id }) => id === 'associationConsent')?.default).toBe(false);
  });
});

describe('the calendar', () => {
  it('is settled for the years that were published, with its source', () => {
    const { knownFrom, knownTo, source, holidays, workdays } = calendar();
    expect([knownFrom, knownTo]).toEqual(['2025-01-01', '2026-12-31']);
    expect(source).not.toBe('');
    for (const day of [...holidays, ...workdays]) expect(day >= knownFrom && day <= knownTo).toBe(true);
    expect(new Set([...holidays, ...workdays]).size).toBe(holidays.length + workdays.length);
  });

  it.each([
    ['2026-02-16', true],
    ['2026-02-14', false],
    ['2026-10-07', true],
    ['2026-10-10', false],
    ['2025-10-08', true],
    ['2026-05-18', false],
    ['2026-05-23', true],
  ])('%s is off: %p', (day, off) => {
    expect(isDayOff(day, calendar())).toBe(off);
  });
});

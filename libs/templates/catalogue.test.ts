import { caseMachine, canonicalJson, isRejection, placedSteps } from '../procedure';
import { compile } from '../procedure/authoring';
import { calendar, listProcedures, loadTemplate, TemplateUnusable } from './index';

const JURISDICTIONS = ['CN', 'CN-TJ', 'CN-CQ', 'CN-NX', 'CN-QH'] as const;

describe('the catalogue', () => {
  it('has a procedure, and every one is usable in every jurisdiction', () => {
    expect(listProcedures().length).toBeGreaterThan(0);
    for (const procedure of listProcedures()) {
      for (const jurisdiction of JURISDICTIONS) {
        const template = loadTemplate(procedure, jurisdiction);
        expect(compile(template)).toMatchObject({ procedure, jurisdiction: template.jurisdiction });
      }
    }
  });

  it('refuses a procedure that it does not have', () => {
    expect(() => loadTemplate('no-such-procedure')).toThrow(TemplateUnusable);
  });
});

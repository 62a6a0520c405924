import { placedSteps } from '../../procedure';
import { checkRegisters, parseRegister } from '../../procedure/authoring';
import { listProcedures, loadTemplate, registers } from '..';
import { allObligations, REGISTERS_OF_CATALOGUE, sources } from '../obligations';
import { declared } from '.';

const JURISDICTIONS = ['CN', 'CN-TJ', 'CN-CQ', 'CN-NX', 'CN-QH'] as const;

/** Every Chinese text of a value, with where it stands. */
function chinese(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return path.endsWith('/zh') ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => chinese(inner, `${path}/${key}`));
}

describe('the registers of the catalogue', () => {
  it('are declared without errors, each once, under names that obligations know', () => {
    for (const source of declared) expect(parseRegister(source).issues).toEqual([]);
    const ids = registers().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !(REGISTERS_OF_CATALOGUE as readonly string[]).includes(id))).toEqual([]);
  });

  it('rest on sentences that there are, as strongly as these are worded', () => {
    for (const { id, basis } of registers()) {
      for (const cited of basis) {
        if (cited.kind !== 'policy') continue;
        const text = sources().find(({ source }) => source === cited.source);
        const clause = text?.clauses.find((one) => one.clause === cited.clause);
        expect([id, cited.clause, (clause?.sentences ?? 0) >= (cited.sentence ?? 1)]).toEqual([id, cited.clause, true]);
        const worded = allObligations().filter(
          ({ source, clause: of, sentence }) => source === cited.source && of === cited.clause && sentence === cited.sentence,
        );
        if (worded.length > 0)
          expect([id, cited.clause, worded.map(({ modality }) => modality)]).toEqual([
            id,
            cited.clause,
            expect.arrayContaining([cited.modality]),
          ]);
      }
    }
  });

  it('say 受理, 批准, 审批, 驳回, 超期, 逾期 or 升级 nowhere', () => {
    for (const [path, text] of registers().flatMap((register) => chinese(register))) {
      expect([path, text.match(/受理|批准|审批|驳回|超期|逾期|升级|否决/u)]).toEqual([path, null]);
    }
  });

  it('fit every procedure that asks or writes them, and are written by one or stand ready for one', () => {
    const templates = listProcedures().flatMap((id) => JURISDICTIONS.map((jurisdiction) => loadTemplate(id, jurisdiction)));
    const wrong = templates.flatMap((template) =>
      checkRegisters(template, registers()).map(({ rule, path }) => `${template.id} ${template.jurisdiction} ${path} ${rule}`),
    );
    expect(wrong).toEqual([]);
    const written = templates.flatMap((template) =>
      placedSteps(template).flatMap(({ block }) => (block.kind === 'register' ? [block.register] : [])),
    );
    expect(written).toContain('branches');
  });
});

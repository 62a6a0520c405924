import { copy } from '../plain';
import { loadTemplate } from '../../templates';
import { applyOverlay, parseTemplate } from '../authoring';
import type { Overlay, OverlayChange, Template } from './template.types';
import { placedSteps } from './walk-template';

const DEFAULT = [{ kind: 'default' as const, reason: { zh: '暂定', en: 'A default' } }];
const base = (): Template => copy(loadTemplate('branch-setup'));
const overlay = (...change: OverlayChange[]): Overlay => ({ overlay: 'CN-QH', of: 'branch-setup', version: 1, change });
const step = (template: Template, id: string) => placedSteps(template).find(({ block }) => block.id === id)?.block;

describe('an overlay', () => {
  it('changes what it names, rests it on its own basis, and leaves the base as it was', () => {
    const before = base();
    const { template, issues } = applyOverlay(
      before,
      overlay({ at: 'materials', set: { clock: { within: '5 working days' } }, basis: DEFAULT }),
    );
    expect(issues).toEqual([]);
    expect(template.jurisdiction).toBe('CN-QH');
    expect(step(template, 'materials')).toMatchObject({
      clock: { within: '5 working days', then: 'turn-to:president' },
      basis: DEFAULT,
    });
    expect(before).toEqual(base());
    expect(parseTemplate(template).issues).toEqual([]);
  });

  it('reaches blocks inside blocks, and inserts behind them', () => {
    const inserted = { ...copy(step(base(), 'follow-up')), id: 'second-follow-up' } as Template['blocks'][number];
    const { template, issues } = applyOverlay(base(), overlay({ after: 'follow-up', insert: [inserted], basis: DEFAULT }));
    expect(issues).toEqual([]);
    const ids = placedSteps(template).map(({ block }) => block.id);
    expect(ids[ids.indexOf('follow-up') + 1]).toBe('second-follow-up');
    expect(parseTemplate(template).issues).toEqual([]);
  });

  it('adds and replaces fields and parameters', () => {
    const [parent] = base().form.fields;
    if (parent === undefined) throw new Error('no field');
    const field = { ...parent, help: { zh: '说明', en: 'Help' } };
    const parameter = {
      id: 'fee',
      type: 'integer' as const,
      from: 'rule' as const,
      label: { zh: '费用', en: 'Fee' },
      optional: true,
    };
    const { template } = applyOverlay(base(), overlay({ field, basis: DEFAULT }, { parameter, basis: DEFAULT }));
    expect(template.form.fields).toHaveLength(base().form.fields.length);
    expect(template.form.fields[0]?.help).toEqual(field.help);
    expect(template.parameters.at(-1)?.id).toBe('fee');
  });

  it('says which change finds nothing to change, and when it is of another procedure', () => {
    const { issues } = applyOverlay(base(), {
      ...overlay({ at: 'materials', set: {}, basis: DEFAULT }, { after: 'no-such-step', insert: [], basis: DEFAULT }),
      of: 'other',
    });
    expect(issues.map(({ rule, path }) => [rule, path])).toEqual([
      ['OVERLAY_OF_OTHER_PROCEDURE', '/of'],
      ['OVERLAY_TARGET_UNKNOWN', '/change/1/after'],
    ]);
  });
});

/** What the shipped catalogue passes before it is published: the gate through which people's own procedures go. */
import { loadTemplate, TemplateUnusable } from '../templates';
import { surroundingsOf } from '../templates/surroundings';
import { refuseFindings } from './seed';

it('is refused with everything that is to be mended', () => {
  const template = structuredClone(loadTemplate('branch-setup'));
  // The step stands, and is no decision of the organ any more.
  for (const block of template.blocks) if (block.kind === 'meeting') block.act = 'follow-up';
  expect(() => refuseFindings(template, surroundingsOf('branch-setup', 'CN'))).toThrow(TemplateUnusable);
  expect(() => refuseFindings(template, surroundingsOf('branch-setup', 'CN'))).toThrow(/obligation/);
});

it('is published where nothing is', () => {
  expect(() => refuseFindings(loadTemplate('branch-setup'), surroundingsOf('branch-setup', 'CN'))).not.toThrow();
});

/** Good templates to make wrong: those of the catalogue in each jurisdiction that has words of its own. */
import type { Jurisdiction, Template } from '../../../procedure';
import { checkTemplate } from '../../../procedure/checker';
import type { Surroundings } from '../../../procedure/checker/checker.types';
import type { CaseRule } from '../../../procedure/rules';
import { propertiesOf } from '../../../procedure/rules/monitors';
import { listProcedures, loadOverlay, loadTemplate } from '../../../templates';
import { surroundingsOf } from '../../../templates/surroundings';
import type { Subject } from './mutation.types';

const JURISDICTIONS: readonly Jurisdiction[] = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'];

/** The national base, and every overlay. */
export function catalogue(): Subject[] {
  return listProcedures().flatMap((id) =>
    JURISDICTIONS.filter((place) => place === 'CN' || loadOverlay(id, place) !== null).map((place) =>
      subjectOf(`${id} ${place}`, loadTemplate(id, place), surroundingsOf(id, place)),
    ),
  );
}

/** A template that is good as far as it keeps its rules; those that it breaks are nothing to learn from. */
export function subjectOf(name: string, template: Template, surroundings: Surroundings): Subject {
  const found = checkTemplate(template, surroundings);
  const broken = (rule: CaseRule): boolean =>
    found.some((finding) => finding.rule === rule.rule && finding.message.en.includes(rule.says.en));
  const properties = propertiesOf(template).filter(({ rule }) => !broken(rule));
  return { name, template, surroundings, properties, found };
}

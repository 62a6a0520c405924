/**
 * What a local text changes in the procedure above it, and whether it may: a step that rests on a ban stays as strict as it was, or the
 * local text's own clause says otherwise. Everything else is told, in the words of officials (与上位文件的衔接说明).
 */
import type { Text } from '../../kernel';
import { canonicalJson } from '../../plain';
import type { Basis, Overlay, OverlayChange, StepBlock, Template } from '../../template/template.types';
import { placedBlocks, placedSteps, type Placed } from '../../template/walk-template';
import { clausesIn, finding } from '../checked';
import type { Finding, Severity } from '../checker.types';
import { differencesOf, type Difference } from './judgement';
import { alwaysPassed } from './passing';
import { cited, differenceWords, joined } from './words';

interface Compared {
  base: Template;
  applied: Template;
  /** Texts that the base rests on: a local text's own clause stands in another one. */
  above: Set<string>;
}

/** Everything that an overlay changes, and every change that is not shown to be as strict as what it replaces. */
export function compareOverlay(base: Template, overlay: Overlay, applied: Template): Finding[] {
  const above = new Set(placedSteps(base).flatMap(({ block }) => sourcesIn(block.basis)));
  const compared = { base, applied, above };
  const changed = placedSteps(base).flatMap((placed) => ofStep(compared, placed, overlay.change));
  return [...changed, ...ofWays(compared, overlay.change), ...overlay.change.flatMap((change) => ofRest(compared, change))];
}

function sourcesIn(basis: Basis[]): string[] {
  return basis.flatMap((one) => (one.kind === 'policy' ? [one.source] : []));
}

/** The local text's own clauses among the bases of a change: of a text that the base does not rest on, or of a law. */
function ownBasis({ above }: Compared, changes: OverlayChange[]): Basis[] {
  return changes
    .flatMap(({ basis }) => basis)
    .filter((one) => one.kind === 'law' || (one.kind === 'policy' && !above.has(one.source)));
}

/** A ban is kept. Of everything else a local text may have its own way, and is told: the text above binds those whom it names. */
function weightOf(basis: Basis[]): Severity {
  return basis.some((one) => one.kind === 'policy' && one.modality === 'hard') ? 'error' : 'note';
}

function ofStep(compared: Compared, { block: before, around }: Placed<StepBlock>, changes: OverlayChange[]): Finding[] {
  const changing = (ids: string[]): OverlayChange[] => changes.filter((change) => 'at' in change && ids.includes(change.at));
  const found = placedSteps(compared.applied).find(({ block }) => block.id === before.id);
  if (found === undefined) {
    // A structure around it was written anew without it.
    return [removed(before, ownBasis(compared, changing(around.map(({ id }) => id))))];
  }
  const own = changing([before.id]);
  if (own.length === 0) return [];
  const differences = differencesOf(before, found.block);
  const clauses = ownBasis(compared, own);
  const isKept = differences.every(({ judgement }) => judgement === 'stricter' || judgement === 'words');
  const severity = isKept || clauses.length > 0 ? 'note' : weightOf(before.basis);
  return [told(before, found, differences, clauses, severity)];
}

function told(
  before: StepBlock,
  { block, path }: { block: StepBlock; path: string },
  differences: Difference[],
  clauses: Basis[],
  severity: Severity,
): Finding {
  const own = cited(clauses);
  const what: Text =
    differences.length > 0
      ? joined(differences.map((difference) => differenceWords(before, block, difference)))
      : own === ''
        ? { zh: '办法与上位规定相同', en: 'it is done as above' }
        : { zh: '办法与上位规定相同，依据改为本地文件', en: 'it is done as above, and rests on the local text' };
  if (severity === 'note') {
    const [zh, en] = own === '' ? ['', ''] : [`（依据 ${own}）`, ` (by ${own})`];
    const message = `与上位文件的衔接说明：“${block.title.zh}”：${what.zh}${zh}。`;
    return finding('OVERLAY_DIFFERENCE', 'note', path, message, `"${block.title.en}": ${what.en}${en}.`, clausesIn(block.basis));
  }
  const above = cited(before.basis);
  return finding(
    'OVERLAY_WEAKENS',
    severity,
    path,
    `与上位文件的衔接说明：“${block.title.zh}”：${what.zh}；上位规定见 ${above}，请注明允许这样办的本地条款，或按上位规定办理。`,
    `"${block.title.en}": ${what.en}; the text above is ${above}. Cite the local clause that allows it, or do it as above.`,
    clausesIn(before.basis),
  );
}

function removed(before: StepBlock, clauses: Basis[]): Finding {
  const weight = clauses.length > 0 ? 'note' : weightOf(before.basis);
  const above = cited(before.basis);
  const rests = above === '' ? { zh: '', en: '' } : { zh: `（上位规定见 ${above}）`, en: ` (by ${above})` };
  return finding(
    weight === 'note' ? 'OVERLAY_DIFFERENCE' : 'OVERLAY_WEAKENS',
    weight,
    '/blocks',
    `与上位文件的衔接说明：本地规定不再有“${before.title.zh}”${rests.zh}${citedWords(clauses)}。`,
    `The local procedure has no "${before.title.en}" any more${rests.en}.`,
    clausesIn(before.basis),
  );
}

/** Steps that every completed case went through above, and that the local procedure lets it pass by. */
function ofWays(compared: Compared, changes: OverlayChange[]): Finding[] {
  const { base, applied } = compared;
  const [above, local] = [alwaysPassed(base), alwaysPassed(applied)];
  const steps = placedSteps(applied);
  const turning = changes.filter((change) => 'insert' in change || ('at' in change && Object.keys(change.set).length > 0));
  // Which of them leads past it is not asked: all of them must have a clause of their own.
  const clauses = turning.every((change) => ownBasis(compared, [change]).length > 0) ? ownBasis(compared, turning) : [];
  return placedSteps(base).flatMap(({ block }) => {
    const found = steps.find((step) => step.block.id === block.id);
    if (found === undefined || local.has(block.id) || !above.has(block.id)) return [];
    const weight = clauses.length > 0 ? 'note' : weightOf(block.basis);
    return [
      finding(
        weight === 'note' ? 'OVERLAY_DIFFERENCE' : 'OVERLAY_WEAKENS',
        weight,
        found.path,
        `与上位文件的衔接说明：按上位规定，每件都经过“${block.title.zh}”；按本地规定，可以不经过这一步办结${citedWords(clauses)}。`,
        `Above, every completed case has gone through "${block.title.en}"; by the local procedure one can be completed without it.`,
        clausesIn(block.basis),
      ),
    ];
  });
}

function citedWords(clauses: Basis[]): string {
  const own = cited(clauses);
  return own === '' ? '' : `（依据 ${own}）`;
}

/** Steps, fields and parameters that are added or replaced. */
function ofRest(compared: Compared, change: OverlayChange): Finding[] {
  const { base, applied } = compared;
  const own = citedWords(change.basis);
  const note = (path: string, zh: string, en: string): Finding =>
    finding('OVERLAY_DIFFERENCE', 'note', path, `与上位文件的衔接说明：${zh}${own}。`, en, clausesIn(change.basis));
  if ('insert' in change) {
    return placedBlocks(change.insert).flatMap(({ block }) => {
      const at = placedSteps(applied).find((step) => step.block.id === block.id);
      if (at === undefined) return [];
      return [
        note(at.path, `本地规定增加步骤“${at.block.title.zh}”`, `The local procedure adds the step "${at.block.title.en}".`),
      ];
    });
  }
  if ('field' in change) {
    const { id, label } = change.field;
    const path = `/form/fields/${applied.form.fields.findIndex((field) => field.id === id)}`;
    const before = base.form.fields.find((field) => field.id === id);
    if (before === undefined)
      return [note(path, `本地规定增加填写项目“${label.zh}”`, `The local form has the field "${label.en}" besides.`)];
    const isLoose = before.required === true && change.field.required !== true;
    const [zh, en] = isLoose
      ? ['不再必填', 'is not required any more']
      : canonicalJson(before) === canonicalJson(change.field)
        ? ['与上位规定相同', 'is asked as above']
        : ['的填写要求不同', 'is asked differently'];
    return [note(path, `填写项目“${label.zh}”${zh}`, `The field "${label.en}" ${en}.`)];
  }
  if (!('parameter' in change)) return [];
  const { id, label } = change.parameter;
  const path = `/parameters/${applied.parameters.findIndex((parameter) => parameter.id === id)}`;
  const isNew = !base.parameters.some((parameter) => parameter.id === id);
  const [zh, en] = isNew ? ['增加', 'adds'] : ['另定', 'sets otherwise'];
  return [note(path, `本地规定${zh}标准“${label.zh}”`, `The local procedure ${en} the standard "${label.en}".`)];
}

/** A broken rule in words: what can happen, and on which way. */
import type { Text } from '../../kernel';
import type { Monitor } from '../../machine/monitor.types';
import { readPlace } from '../../machine/places';
import type { Block, Template } from '../../template/template.types';
import { placedBlocks } from '../../template/walk-template';
import type { Breach } from './judge';
import { isAct, type Move } from './moves';

/** Of a long way its beginning and its end are said. */
const SAID_FIRST = 3;
const SAID_LAST = 6;

/** What can happen, and the way on which it does, by the template's own titles. */
export function saidOf(template: Template, monitor: Monitor, breach: Breach, moves: Move[]): Text {
  const what = whatOf(template, monitor, breach);
  const way = wayOf(template, moves);
  return { zh: `${what.zh}：${way.zh}。`, en: `${what.en}: ${way.en}.` };
}

/** Where a finding stands: the step, the field, or the whole. */
export function pathOf(template: Template, monitor: Monitor, breach: Breach | null): string {
  if (breach !== null && breach.at !== null) return placed(template, breach.at.id)?.path ?? '';
  if (monitor.kind === 'value') {
    const at = template.form.fields.findIndex(({ id }) => id === monitor.field);
    return at < 0 ? '' : `/form/fields/${at}`;
  }
  const [step] = monitor.kind === 'before' ? monitor.then : monitor.kind === 'never' ? monitor.ends : monitor.when;
  return step === undefined ? '' : (placed(template, step.step)?.path ?? '');
}

function placed(template: Template, id: string): { block: Block; path: string } | undefined {
  return placedBlocks(template.blocks).find(({ block }) => block.id === readPlace(id).id);
}

function titleOf(template: Template, id: string): Text {
  const block = placed(template, id)?.block;
  return (block === undefined || !('title' in block) ? undefined : block.title) ?? { zh: id, en: id };
}

function titlesOf(template: Template, ids: string[]): Text {
  const titles = [...new Set(ids)].map((id) => titleOf(template, id));
  return { zh: titles.map(({ zh }) => `“${zh}”`).join('、'), en: titles.map(({ en }) => `"${en}"`).join(', ') };
}

function whatOf(template: Template, monitor: Monitor, breach: Breach): Text {
  const at = breach.at === null ? { zh: '', en: '' } : titlesOf(template, [breach.at.id]);
  switch (monitor.kind) {
    case 'before': {
      const first = titlesOf(
        template,
        monitor.first.map(({ step }) => step),
      );
      return {
        zh: `${at.zh}可以不待${first.zh}同意就进行`,
        en: `${at.en} can come before ${first.en} has consented`,
      };
    }
    case 'never':
      return { zh: `${at.zh}可以这样结束`, en: `${at.en} can end as it never may` };
    case 'at-end': {
      const needs = titlesOf(
        template,
        monitor.needs.map(({ step }) => step),
      );
      return { zh: `办件可以不经${needs.zh}而通过`, en: `the case can end as approved without ${needs.en}` };
    }
    case 'value': {
      const label = template.form.fields.find(({ id }) => id === monitor.field)?.label ?? {
        zh: monitor.field,
        en: monitor.field,
      };
      return {
        zh: `“${label.zh}”不合规定的办件也可以通过`,
        en: `the case can end as approved with a value of "${label.en}" that is not allowed`,
      };
    }
  }
}

function wayOf(template: Template, moves: Move[]): Text {
  const said = moves.filter(isAct).map((move) => moveOf(template, move));
  const short = (words: string[]): string[] =>
    words.length <= SAID_FIRST + SAID_LAST + 1 ? words : [...words.slice(0, SAID_FIRST), '……', ...words.slice(-SAID_LAST)];
  return {
    zh: ['提交申请', ...short(said.map(({ zh }) => zh))].join(' → '),
    en: ['the request is filed', ...short(said.map(({ en }) => en))].join(' → '),
  };
}

function moveOf(template: Template, move: Move): Text {
  if (move.does === 'settles') return { zh: '', en: '' };
  const title = titleOf(template, move.node.id);
  switch (move.does) {
    case 'interrupts': {
      const block = placed(template, move.node.id)?.block;
      const on = block?.kind === 'sequence' ? block.on?.find(({ event }) => event === move.event)?.title : undefined;
      return on ?? { zh: move.event, en: move.event };
    }
    case 'ends':
    case 'returns':
    case 'corrects': {
      const label = labelOf(template, move.node.id, move.outcome);
      const isCorrected = move.does === 'corrects';
      return {
        zh: `${title.zh}（${isCorrected ? '更正为' : ''}${label.zh}）`,
        en: `${title.en} (${isCorrected ? 'corrected to: ' : ''}${label.en})`,
      };
    }
    case 'decides':
    case 'judges':
    case 'skips':
      return title;
  }
}

function labelOf(template: Template, step: string, outcome: string): Text {
  const block = placed(template, step)?.block;
  const declared: unknown =
    block !== undefined && 'outcomes' in block ? (block.outcomes as Record<string, unknown>)[outcome] : undefined;
  const label = typeof declared === 'object' && declared !== null && 'label' in declared ? (declared.label as Text) : undefined;
  return label ?? { zh: outcome, en: outcome };
}

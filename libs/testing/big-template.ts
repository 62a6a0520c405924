/** A procedure as long as any may be, for measuring: two hundred steps, twenty conditions, branches side by side, rounds, ways back. */
import { parseTemplate } from '../procedure/authoring';
import type { Block, Field, Template } from '../procedure';
import { review, sketch } from './templates/builder';
import { DECIDER, meeting } from './templates/meeting';

const text = (words: string) => ({ zh: words, en: words });
const SUPPLEMENT = { rounds: 9, within: '5 working days', clock: 'stopped', late: 'stays-open' } as const;
const back = { to: 'return' as const, label: text('returned'), reason: true };
const never = ['transfer', 'delegate', 'add-signer', 'proxy'] as const;

/** So many steps, one condition to ten of them, each about a field of its own or about what the one before it has decided. */
export function bigTemplate(steps: number): Template {
  const parts = Math.max(1, Math.round(steps / 10));
  const fields: Field[] = Array.from({ length: parts }, (_, n) => ({
    ...{ id: `field${n}`, type: 'money', label: text(`field ${n}`), required: true },
  }));
  const blocks = Array.from({ length: parts }, (_, n) => part(n, n === parts - 1)).flat();
  const { template, issues } = parseTemplate({
    ...(sketch(blocks, { fields, parameters: [DECIDER], results: [{ id: 'settled', label: text('settled') }] }) as object),
    matter: 'large-expenditure',
  });
  if (template === null) throw new Error(`the big template is wrong: ${JSON.stringify(issues)}`);
  return template;
}

/** Ten steps: alone, side by side, in a choice, in rounds. The last part decides. */
function part(n: number, isLast: boolean): Block[] {
  const step = (name: string, ways: Parameters<typeof review>[1] = {}) =>
    review(`step-${n}-${name}`, ways, 'returned' in ways ? { supplement: SUPPLEMENT } : {});
  const beside: Block = {
    ...{ kind: 'parallel', id: `beside-${n}`, join: 'all' },
    branches: [
      { id: 'one', blocks: [step('a', { returned: back }), step('b')] },
      { id: 'other', blocks: [step('c', { no: 'refuse' }), step('d')] },
      { id: 'third', blocks: [step('e')] },
    ],
  };
  const chosen: Block = {
    ...{ kind: 'choice', id: `choice-${n}` },
    branches: [
      { when: n % 2 === 0 ? `form.field${n} > ${1000 * n}` : `outcomes['step-${n}-a'] == 'agreed'`, blocks: [step('f')] },
    ],
    otherwise: [step('g', { back: `back-to:step-${n}-h` })],
  };
  const rounds: Block = {
    ...{ kind: 'loop', id: `rounds-${n}`, most: 3, again: `outcomes['step-${n}-i'] == 'again'`, exhausted: 'next' },
    blocks: [step('i', { again: 'next' })],
  };
  const opening: Block[] = isLast
    ? [preReview(), meeting('council'), payment()]
    : [step('j'), ...(n % 4 === 3 ? [rounds] : [step('k')])];
  return [step('h'), beside, chosen, ...opening];
}

function preReview(): Block {
  return review('party', { 'not-agreed': 'refuse' }, { act: 'pre-review', actions: { never: [...never] } });
}

function payment(): Block {
  return review('pay', {}, { act: 'pay' });
}

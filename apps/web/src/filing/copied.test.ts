import type { FieldOfForm } from '../../../../libs/contracts/api';
import { copied } from './copied';

const field = (id: string, type: FieldOfForm['type'], more: Partial<FieldOfForm> = {}): FieldOfForm => ({
  id,
  type,
  label: { zh: id, en: id },
  ...more,
});
const options = [{ value: 'open', label: { zh: '开放', en: 'Open' } }];

it('fills what is empty, and leaves alone what was typed', () => {
  const fields = [field('name', 'text'), field('purpose', 'longText')];
  expect(copied(fields, { name: '去年', purpose: '学术' }, { name: '今年' })).toEqual({ purpose: '学术' });
});

it('leaves the papers of the earlier case with it, in tables too', () => {
  const table = field('rows', 'table', {
    columns: [
      { id: 'who', type: 'text', label: { zh: '人', en: 'who' } },
      { id: 'paper', type: 'file', label: { zh: '纸', en: 'paper' } },
    ],
  });
  const before = { plan: ['file-1'], rows: [{ who: '甲', paper: 'file-2' }] };
  expect(copied([field('plan', 'files'), table], before, {})).toEqual({ rows: [{ who: '甲' }] });
});

it('takes no choice that is not offered any more, and no field that the form has no more', () => {
  const fields = [field('kind', 'choice', { options }), field('kinds', 'choices', { options })];
  expect(copied(fields, { kind: 'shut', kinds: ['open'], gone: 1 }, {})).toEqual({ kinds: ['open'] });
});

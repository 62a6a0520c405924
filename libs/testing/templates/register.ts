/** A step that writes a register, and an invented register that has every type of column. */
import type { Register, RegisterBlock } from '../../procedure';
import { TEST_BASIS } from './builder';

const text = (words: string) => ({ zh: words, en: words });

export function register(id: string, as: string, more: Partial<RegisterBlock> = {}): RegisterBlock {
  return {
    ...{ kind: 'register', id, title: text(id), act: 'register', register: 'licences', as, basis: TEST_BASIS },
    outcomes: { entered: { to: 'next', label: text('entered') }, conflict: { to: 'refuse', label: text('conflict') } },
    ...more,
  };
}

/** Licences: told apart by their name, valid until a day. */
export const LICENCES: Register = {
  id: 'licences',
  title: { zh: '许可台账', en: 'Licences' },
  empty: { zh: '还没有许可。', en: 'There is none yet.' },
  key: ['name'],
  columns: [
    { id: 'name', label: { zh: '名称', en: 'Name' }, type: 'text', concept: 'award-name' },
    { id: 'kind', label: { zh: '类别', en: 'Kind' }, type: 'choice', values: ['small', 'big'].map(value), optional: true },
    { id: 'seats', label: { zh: '数量', en: 'Number' }, type: 'integer', optional: true },
    { id: 'fee', label: { zh: '费用', en: 'Fee' }, type: 'money', concept: 'fee', optional: true },
    { id: 'until', label: { zh: '有效期至', en: 'Until' }, type: 'date', optional: true },
    { id: 'open', label: { zh: '公开', en: 'Open' }, type: 'yesNo', optional: true },
    { id: 'holder', label: { zh: '持有人', en: 'Holder' }, type: 'text', optional: true, personal: true },
  ],
  states: [
    { id: 'active', label: { zh: '有效', en: 'Active' }, inForce: true },
    { id: 'watch', label: { zh: '关注', en: 'Under watch' }, inForce: true },
    { id: 'ended', label: { zh: '已终止', en: 'Ended' }, inForce: false },
  ],
  changes: [
    { from: 'active', to: ['watch', 'ended'] },
    { from: 'watch', to: ['ended'] },
  ],
  validity: { until: 'until' },
  basis: TEST_BASIS,
};

function value(id: string) {
  return { value: id, label: text(id) };
}

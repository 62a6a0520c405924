/** Conditions that are always true, or never: what looks like a choice is none. */
import { conditionsOf } from '../../template/conditions';
import { finding, type Check } from '../checked';
import { constantOf } from '../constant';

export const constants: Check = ({ template, placed }) => {
  const ofBlocks = placed.flatMap(({ block, path }) =>
    conditionsOf(block).map(({ text, path: at }) => ({ text, at: `${path}${at}` })),
  );
  const ofFields = template.form.fields.flatMap((field, index) =>
    (['shownWhen', 'requiredWhen'] as const).flatMap((name) => {
      const text = field[name];
      return text === undefined ? [] : [{ text, at: `/form/fields/${index}/${name}` }];
    }),
  );
  return [...ofBlocks, ...ofFields].flatMap(({ text, at }) => {
    const value = constantOf(text);
    if (value === null) return [];
    return [
      finding(
        'CONDITION_CONSTANT',
        'warning',
        at,
        value ? '这个条件总是成立，等于没有条件。' : '这个条件永远不成立，其后的内容不会用到。',
        value ? 'This condition always holds, so it is none.' : 'This condition never holds: what depends on it is never used.',
      ),
    ];
  });
};

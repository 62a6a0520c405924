import type { Basis, Jurisdiction } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { TemplateRule } from './rule.types';
import { everywhere } from './strength';
import { SOURCE_OF } from './template-words';

/** A step without any reason is refused at reading; here: that what is cited holds in the place, and that no text of elsewhere is dressed up. */
export const R38: TemplateRule = {
  rule: 'R38',
  kind: 'template',
  says: {
    zh: '每个步骤注明所依据的条款，或者注明为暂定；引用的文件须适用于本地。',
    en: 'Every step cites its clause or says that it is a default, and what is cited holds in this place.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: ({ jurisdiction, blocks }) =>
    placedSteps({ blocks }).flatMap(({ block, path }) => {
      if (block.basis.length === 0) return [{ path: `${path}/basis` }];
      return block.basis.flatMap((basis, index) =>
        isOfElsewhere(basis, jurisdiction) ? [{ path: `${path}/basis/${index}/source` }] : [],
      );
    }),
};

/** The national text is adopted everywhere; of the other shipped ones each binds its own societies. What a house has registered is its own. */
function isOfElsewhere(basis: Basis, jurisdiction: Jurisdiction): boolean {
  if (basis.kind !== 'policy' || !Object.values(SOURCE_OF).includes(basis.source)) return false;
  return ![SOURCE_OF.CN, SOURCE_OF[jurisdiction]].includes(basis.source);
}

import { subjectsOf, type SubjectOf } from '../../../../libs/design/subjects';
import type { LookUp, Template } from '../../../../libs/procedure';
import type { DesignSurroundings } from '../../../../libs/contracts/designs';
import { fill, type Words } from '../messages';

/** What a look-up asks, in words: it has no name of its own. */
export function sayLookUp(
  { register, measure }: LookUp,
  surroundings: DesignSurroundings | undefined,
  { designer }: Words,
): string {
  const title = surroundings?.registers.find(({ id }) => id === register)?.title.zh ?? designer.register;
  return fill(designer.lookUps[measure], { title });
}

/** What conditions may speak of, each by a name that people know. */
export function namedSubjects(template: Template, surroundings: DesignSurroundings | undefined, words: Words): SubjectOf[] {
  return subjectsOf(template).map((subject) => {
    const lookUp = subject.group === 'look-ups' ? template.lookUps.find(({ id }) => id === subject.path[1]) : undefined;
    if (lookUp === undefined) return subject;
    const said = sayLookUp(lookUp, surroundings, words);
    return { ...subject, label: { zh: said, en: said } };
  });
}

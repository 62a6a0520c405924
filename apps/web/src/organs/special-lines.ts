import type { OrganRulesRequest } from '../../../../libs/contracts/api';
import { KEPT_FOR_MEETINGS } from '../../../../libs/contracts/ballots';
import type { Text } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { articleWords, majorityWords } from './majority-words';

/** Rules of their own, a line each: `修改章程、终止、注销：到会人数的三分之二以上同意（依据本会章程第四十条）`. */
export function specialLines(
  { special = [], secret }: OrganRulesRequest,
  isParty: boolean,
  { words, text }: { words: Words; text: (text: Text) => string },
): string[] {
  const said = words.kit.rules;
  const named = (matters: string[]) =>
    KEPT_FOR_MEETINGS.filter(({ id }) => matters.includes(id))
      .map(({ title }) => text(title))
      .join(words.app.comma);
  const cited = (line: string, article: string | undefined) =>
    article === undefined ? line : `${line}${fill(words.app.aside, { what: articleWords(article, isParty, words) })}`;
  return [
    ...special.map(({ matters, threshold, article }) =>
      cited(
        fill(said.line, {
          matters: named(matters),
          base: words.organs.baseOf[threshold.base],
          threshold: majorityWords(threshold, words),
        }),
        article,
      ),
    ),
    ...(secret === undefined || secret.matters.length === 0
      ? []
      : [cited(fill(said.secretLine, { matters: named(secret.matters) }), secret.article)]),
  ];
}

import type { GrantView } from '../../../../libs/contracts/supervision';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';

/** Period, scope and reason of a grant, in the words of whoever reads it. */
export function GrantFacts({ grant }: { grant: GrantView }) {
  const { words, text, language } = useSpeech();
  const said = words.supervision;
  const join = (values: string[]) => values.join(words.app.comma);
  const { societies, procedures } = grant.scope;
  return (
    <>
      <p>{fill(said.until, { from: formatDay(grant.from, language, true), until: formatDay(grant.until, language, true) })}</p>
      <p className="soft">
        {said.scope}
        {words.app.colon}
        {societies === null ? said.allSocieties : join(societies.map(({ name }) => text(name)))} ·{' '}
        {procedures === null ? said.allProcedures : join(procedures.map(({ title }) => text(title)))}
      </p>
      <p className="soft">
        {said.reason}
        {words.app.colon}
        {grant.reason}
      </p>
    </>
  );
}

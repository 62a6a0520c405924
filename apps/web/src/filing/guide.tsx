import { Link } from 'react-router';
import type { GuideStep, ProcedureGuide } from '../../../../libs/contracts/api';
import type { Text } from '../../../../libs/procedure';
import { fill } from '../messages';
import { BasisList } from '../shared/basis-list';
import { IdentificationWords } from '../session/identification-words';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Folded, Sheet, Tag } from '../shared/page';
import { periodSentence } from '../shared/period-words';

/** A parameter's value: an organ's name, a number, a list. */
function valueWords(value: unknown, { words, text }: Pick<ReturnType<typeof useSpeech>, 'words' | 'text'>): string {
  if (Array.isArray(value)) return value.map(String).join(words.app.comma);
  if (typeof value === 'object' && value !== null && 'zh' in value) return text(value as Text);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What happens, who decides, how long it takes and why: before and beside the form. */
export function Guide({ guide, title }: { guide: ProcedureGuide; title?: string }) {
  const { words, text } = useSpeech();
  const checks = guide.steps.filter((step) => step.kind === 'check');
  const missing = guide.parameters.filter((parameter) => parameter.missing);
  const isOwn = missing.some(({ own }) => own);
  // Those of the deployment are the association's business; the society reads its own, with the article.
  const set = guide.parameters.filter((parameter) => parameter.article !== null && !parameter.missing);
  return (
    <Sheet title={title ?? words.filing.guide}>
      {missing.length > 0 && (
        <Note tone="care" title={isOwn ? words.filing.parameterHint : words.filing.parameterHouse}>
          <ul className="plain-list">
            {missing.map((parameter) => (
              <li key={parameter.id}>
                {text(parameter.label)}
                {words.app.colon}
                {words.filing.parameterMissing}
              </li>
            ))}
          </ul>
          {isOwn && <Link to="/organs">{words.nav.organs}</Link>}
        </Note>
      )}
      <ol className="flow" aria-label={words.filing.steps}>
        {checks.length > 0 && (
          <li>
            <p className="flow-title">{words.task.checks}</p>
            <Folded summary={fill(words.filing.checks, { n: checks.length })}>
              <ul className="plain-list">
                {checks.map((step) => (
                  <li key={step.id}>
                    {text(step.title)} <BasisList basis={step.basis} />
                  </li>
                ))}
              </ul>
            </Folded>
          </li>
        )}
        {guide.steps
          .filter((step) => step.kind !== 'check')
          .map((step) => (
            <Step key={step.id} step={step} />
          ))}
      </ol>
      {set.length > 0 && (
        <Folded summary={words.filing.parameters}>
          <ul className="plain-list">
            {set.map((parameter) => (
              <li key={parameter.id}>
                {text(parameter.label)}
                {words.app.colon}
                {valueWords(parameter.value, { words, text })} <span className="soft">{parameter.article}</span>
              </li>
            ))}
          </ul>
        </Folded>
      )}
    </Sheet>
  );
}

function Step({ step }: { step: GuideStep }) {
  const { words, text } = useSpeech();
  const within = step.within && periodSentence(step.within, words);
  return (
    <li>
      <p className="flow-title">
        {text(step.title)} {step.conditional && <Tag>{words.filing.conditional}</Tag>}
      </p>
      <p className="soft">{[step.by && text(step.by), within].filter(Boolean).join(' · ')}</p>
      <IdentificationWords asked={step.identification} />
      <BasisList basis={step.basis} />
    </li>
  );
}

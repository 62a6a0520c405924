import { Button } from 'antd';
import { conditionOf, phraseOf, type Clause, type Phrase } from '../../../../libs/design/phrases';
import { clauseAbout, samePath, type SubjectOf } from '../../../../libs/design/subjects';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Folded } from '../shared/page';
import { ClauseRow } from './clause-row';
import { useDesigning } from './design-context';
import { Choose, Line, PartSet } from './parts';
import { namedSubjects } from './use-subjects';

/** A condition put together of phrases: what is looked at, how it compares, with what. What phrases cannot say stays as it was written. */
export function ConditionBuilder({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (condition: string) => void;
}) {
  const { words } = useSpeech();
  const { template, surroundings } = useDesigning();
  const said = words.designer;
  const condition = value ?? '';
  const phrase: Phrase | null = condition.trim() === '' ? { join: 'all', clauses: [] } : phraseOf(condition);
  const subjects = namedSubjects(template, surroundings, words);
  return (
    <PartSet label={label}>
      {phrase === null ? (
        <p className="soft">{said.beyond}</p>
      ) : (
        <Phrases phrase={phrase} subjects={subjects} onChange={(next) => onChange(conditionOf(next))} />
      )}
      <Folded summary={said.advanced}>
        <Line label={said.advanced} help={said.advancedHint} value={condition} rows={2} maxLength={500} onChange={onChange} />
      </Folded>
    </PartSet>
  );
}

function Phrases({ phrase, subjects, onChange }: { phrase: Phrase; subjects: SubjectOf[]; onChange: (phrase: Phrase) => void }) {
  const { words } = useSpeech();
  const said = words.designer;
  const { clauses } = phrase;
  const put = (index: number, clause: Clause) =>
    onChange({ ...phrase, clauses: clauses.map((one, at) => (at === index ? clause : one)) });
  const first = subjects[0];
  return (
    <>
      {clauses.length > 1 && (
        <Choose
          label={said.join}
          value={phrase.join}
          choices={(['all', 'any'] as const).map((join) => ({ value: join, label: said.joins[join] }))}
          onChange={(join) => onChange({ ...phrase, join: join as Phrase['join'] })}
        />
      )}
      <ol className="design-list">
        {clauses.map((clause, index) => (
          <li key={index}>
            <ClauseRow
              clause={clause}
              subjects={subjects}
              subject={subjects.find(({ path }) => samePath(path, clause.subject))}
              onChange={(changed) => put(index, changed)}
            />
            <Button
              size="small"
              aria-label={fill(said.removeClause, { n: index + 1 })}
              onClick={() => onChange({ ...phrase, clauses: clauses.filter((_, at) => at !== index) })}
            >
              {words.design.difference.removed}
            </Button>
          </li>
        ))}
      </ol>
      {first && (
        <Button size="small" onClick={() => onChange({ ...phrase, clauses: [...clauses, clauseAbout(first)] })}>
          {said.addClause}
        </Button>
      )}
    </>
  );
}

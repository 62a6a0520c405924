import { Button } from 'antd';
import { postTitle } from '../../../../libs/contracts/posts';
import { freeId } from '../../../../libs/design/ids';
import { ASSOCIATION_ROLES, SOCIETY_ROLES, type NamedResult, type Role } from '../../../../libs/procedure';
import { MATTERS } from '../../../../libs/procedure/vocabularies';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { useDesigning, useSetter } from './design-context';
import { Exceptions } from './exceptions-editor';
import { FindingList } from './findings-panel';
import { Parameters } from './parameter-parts';
import { LookUps } from './look-up-parts';
import { Choose, PartSet, TextPair, Tick } from './parts';
import { StartsEditor } from './starts-editor';

const FILERS: readonly Role[] = [...SOCIETY_ROLES.filter((role) => role !== 'society-administrator'), ...ASSOCIATION_ROLES];

/** What the procedure is, who begins it, what the societies have to set for it, and how else it may end. */
export function AboutSheet() {
  const { words, text } = useSpeech();
  const { template, findingsOf } = useDesigning();
  const said = words.designer.about;
  const set = useSetter({ of: 'template' });
  return (
    <div className="design-columns">
      <Sheet title={said.title} className="design-sheet">
        <FindingList list={findingsOf({ of: 'template' })} />
        <p className="soft">
          {said.version}
          {words.app.colon}
          {template.version} · {said.place}
          {words.app.colon}
          {words.procedures.options.jurisdictions[template.jurisdiction]}
        </p>
        <TextPair label={words.design.name} value={template.title} maxLength={60} onChange={(title) => set(['title'], title)} />
        <TextPair
          label={said.summary}
          value={template.summary}
          rows={2}
          maxLength={300}
          onChange={(summary) => set(['summary'], summary)}
        />
        <Choose
          label={said.matter}
          value={template.matter}
          choices={MATTERS.map(({ id, zh, en }) => ({ value: id, label: text({ zh, en }) }))}
          onChange={(matter) => {
            set(['matter'], matter);
            if (matter !== 'other') set(['matterReason'], undefined);
          }}
        />
        {template.matter === 'other' && (
          <TextPair
            label={said.matterReason}
            value={template.matterReason}
            rows={2}
            onChange={(reason) => set(['matterReason'], reason)}
          />
        )}
        <Filing />
        <Tick
          label={said.share}
          checked={template.share === true}
          onChange={(checked) => set(['share'], checked ? true : undefined)}
        />
      </Sheet>
      <div>
        <Parameters />
        <LookUps />
        <Results />
        <Exceptions />
      </div>
    </div>
  );
}

function Filing() {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer.about;
  const set = useSetter({ of: 'template' });
  return (
    <>
      <StartsEditor />
      <PartSet label={said.filedBy}>
        <div className="design-ticks">
          {FILERS.map((role) => (
            <Tick
              key={role}
              label={text(postTitle[role])}
              checked={template.filedBy.includes(role)}
              onChange={(checked) =>
                set(['filedBy'], checked ? [...template.filedBy, role] : template.filedBy.filter((one) => one !== role))
              }
            />
          ))}
        </div>
      </PartSet>
    </>
  );
}

function Results() {
  const { words } = useSpeech();
  const { template, edit } = useDesigning();
  const said = words.designer.about;
  const results: NamedResult[] = template.results ?? [];
  const add = () => {
    const id = freeId(
      results.map((result) => result.id),
      'result',
    );
    const label = { zh: '', en: '' };
    const after = results[results.length - 1]?.id ?? null;
    edit({ edit: 'insert-entry', list: 'results', entry: { id, label } as { id: string }, after });
  };
  return (
    <Sheet title={said.results} className="design-sheet">
      <p className="soft">{said.resultsHint}</p>
      <ol className="design-list">
        {results.map((result, index) => (
          <li key={result.id}>
            <ResultParts result={result} n={index + 1} />
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={add}>{said.addResult}</Button>
      </div>
    </Sheet>
  );
}

function ResultParts({ result, n }: { result: NamedResult; n: number }) {
  const { words } = useSpeech();
  const { edit } = useDesigning();
  const said = words.designer.about;
  const set = useSetter({ of: 'results', id: result.id });
  return (
    <>
      <TextPair
        label={fill(said.result, { n })}
        value={result.label}
        maxLength={40}
        onChange={(label) => set(['label'], label)}
      />
      <div className="design-line">
        <Tick
          label={said.refuses}
          checked={result.refuses === true}
          onChange={(checked) => set(['refuses'], checked ? true : undefined)}
        />
        <Button
          size="small"
          aria-label={fill(said.removeResult, { n })}
          onClick={() => edit({ edit: 'remove-entry', list: 'results', id: result.id })}
        >
          {words.design.difference.removed}
        </Button>
      </div>
    </>
  );
}

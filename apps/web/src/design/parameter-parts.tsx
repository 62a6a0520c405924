import { Button } from 'antd';
import { ownStandardId } from '../../../../libs/design/ids';
import type { Parameter } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { useDesigning, useSetter } from './design-context';
import { FindingList } from './findings-panel';
import { Choose, TextPair, Tick } from './parts';

/** 本会标准: what the texts leave to charter or rule. One that other procedures ask for is set once for all of them. */
export function Parameters() {
  const { words } = useSpeech();
  const { template, edit } = useDesigning();
  const said = words.designer.about;
  const { parameters } = template;
  const insert = (entry: Parameter) =>
    edit({ edit: 'insert-entry', list: 'parameters', entry, after: parameters[parameters.length - 1]?.id ?? null });
  const add = () => {
    insert({ id: ownStandardId(), type: 'integer', from: 'rule', label: { zh: '', en: '' } });
  };
  return (
    <Sheet title={said.parameters} className="design-sheet">
      <p className="soft">{said.parametersHint}</p>
      <ol className="design-list">
        {parameters.map((parameter, index) => (
          <li key={parameter.id}>
            <ParameterParts parameter={parameter} n={index + 1} />
          </li>
        ))}
      </ol>
      <Known onChosen={insert} />
      <div>
        <Button onClick={add}>{said.addParameter}</Button>
      </div>
    </Sheet>
  );
}

/** Standards that published procedures ask for already: a society that has set one need not set it again. */
function Known({ onChosen }: { onChosen: (parameter: Parameter) => void }) {
  const { words, text } = useSpeech();
  const { template, surroundings } = useDesigning();
  const said = words.designer.about;
  const here = new Set(template.parameters.map(({ id }) => id));
  const known = new Map<string, Parameter>();
  for (const { parameters } of surroundings?.templates ?? [])
    for (const parameter of parameters) if (!here.has(parameter.id)) known.set(parameter.id, parameter);
  if (known.size === 0) return null;
  return (
    <Choose
      label={said.knownParameter}
      help={said.knownParameterHint}
      none={words.designer.choose}
      value=""
      choices={[...known.values()].map(({ id, type, label }) => ({
        value: id,
        label: text(label),
        group: said.parameterTypes[type],
      }))}
      onChange={(id) => {
        const chosen = known.get(id);
        if (chosen !== undefined) onChosen(chosen);
      }}
    />
  );
}

function ParameterParts({ parameter, n }: { parameter: Parameter; n: number }) {
  const { words } = useSpeech();
  const { edit, findingsOf } = useDesigning();
  const said = words.designer.about;
  const thing = { of: 'parameters', id: parameter.id } as const;
  const set = useSetter(thing);
  return (
    <>
      <FindingList list={findingsOf(thing)} />
      <TextPair
        label={fill(said.parameter, { n })}
        value={parameter.label}
        maxLength={60}
        onChange={(label) => set(['label'], label)}
      />
      <div className="design-line">
        <Choose
          label={said.parameterType}
          value={parameter.type}
          choices={Object.entries(said.parameterTypes).map(([value, label]) => ({ value, label }))}
          onChange={(type) => set(['type'], type)}
        />
        <Choose
          label={said.from}
          value={parameter.from}
          choices={Object.entries(said.froms).map(([value, label]) => ({ value, label }))}
          onChange={(from) => set(['from'], from)}
        />
      </div>
      <div className="design-line">
        <Tick
          label={said.optional}
          checked={parameter.optional === true}
          onChange={(checked) => set(['optional'], checked ? true : undefined)}
        />
        <Button
          size="small"
          aria-label={fill(said.removeParameter, { n })}
          onClick={() => edit({ edit: 'remove-entry', list: 'parameters', id: parameter.id })}
        >
          {words.design.difference.removed}
        </Button>
      </div>
    </>
  );
}

import type { FieldOfForm, GuideStep, OrganisationView, ProcedureGuide } from '../../../../libs/contracts/api';
import type { Text } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Tag } from '../shared/page';
import { periodSentence } from '../shared/period-words';

const isAttached = ({ type }: FieldOfForm) => type === 'file' || type === 'files';
const isTypedIn = (field: FieldOfForm) => !isAttached(field) && field.type !== 'note' && field.type !== 'computed';

/** Without what a switch of this society or its association has left out: nobody should hear of a consent that is not asked for. */
function takenSteps({ steps, path }: ProcedureGuide): GuideStep[] {
  const taken = new Set(path.filter(({ status }) => status !== 'skipped').map(({ id }) => id));
  return steps.filter(({ id }) => taken.has(id));
}

/** What an applicant asks on the telephone, in the order in which he asks it. No article numbers here (users.md 35). */
export function GuideFacts({ guide }: { guide: ProcedureGuide }) {
  const { words, text, language } = useSpeech();
  const said = words.guides.guide;
  const comma = words.app.comma;
  const steps = takenSteps(guide);
  const deciders = [...new Set(steps.filter(({ decides }) => decides).map(({ by, title }) => text(by ?? title)))];
  const label = (id: string) => guide.fields.find((field) => field.id === id)?.label;
  const filled = guide.fromRecord.filled.flatMap((id) => label(id) ?? []).map(text);
  return (
    <dl className="facts-list">
      <dt>{said.decides}</dt>
      <dd>{deciders.length > 0 ? deciders.join(comma) : said.decidesNobody}</dd>
      <dt>{said.materials}</dt>
      <dd>
        <Materials fields={guide.fields.filter(isAttached)} />
        <p className="soft">
          {fill(said.form, { n: guide.fields.filter(isTypedIn).length })}
          {filled.length > 0 && (language === 'zh' ? '，' : '; ') + fill(said.fromRecord, { fields: filled.join(comma) })}
        </p>
      </dd>
      <dt>{said.takes}</dt>
      <dd>
        <Limits steps={steps} />
      </dd>
      <dt>{said.ask}</dt>
      <dd>
        <Office sentence={said.askSociety} office={guide.society} />
        <Office sentence={said.askOffice} office={guide.office} />
      </dd>
    </dl>
  );
}

function Materials({ fields }: { fields: FieldOfForm[] }) {
  const { words, text } = useSpeech();
  const said = words.guides.guide;
  if (fields.length === 0) return <p>{said.noMaterials}</p>;
  return (
    <ul className="plain-list">
      {fields.map((field) => (
        <li key={field.id}>
          {text(field.label)} {!field.required && <Tag>{said.materialWhen}</Tag>}
          {field.help && <span className="soft"> {text(field.help)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Limits({ steps }: { steps: GuideStep[] }) {
  const { words, text } = useSpeech();
  const limited = steps.flatMap(({ id, title, within }) => (within === null ? [] : [{ id, title, within }]));
  if (limited.length === 0) return <p>{words.guides.guide.noLimit}</p>;
  return (
    <ul className="plain-list">
      {limited.map(({ id, title, within }: { id: string; title: Text; within: string }) => (
        <li key={id}>
          {text(title)} <span className="soft">{periodSentence(within, words)}</span>
        </li>
      ))}
    </ul>
  );
}

function Office({ sentence, office }: { sentence: string; office: OrganisationView }) {
  const { words, text } = useSpeech();
  const organisation = text(office.name);
  return (
    <p>
      {office.phone === null
        ? fill(words.guides.guide.noPhone, { organisation })
        : fill(sentence, { organisation, phone: office.phone })}
    </p>
  );
}

import { Button } from 'antd';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import type { DraftView, FileView, FormContent, ProcedureGuide } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useSession, useSocieties } from '../session/session';
import { FormView } from '../shared/form-view';
import { deviceStore } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { useDrafts, useGuide } from '../shared/queries';
import { BlankForm } from './blank-form';
import { draftAddress } from './draft-address';
import './guide.css';

/** The form on paper: blank, for whoever has no network, or as far as it is filled in (users.md 38). */
export function PaperPage() {
  const { id = '' } = useParams();
  const { words, text } = useSpeech();
  const said = words.guides.paper;
  const [parameters] = useSearchParams();
  const societies = useSocieties();
  const society = parameters.get('society') ?? societies[0]?.id ?? '';
  const draft = parameters.get('draft');
  const guide = useGuide(id, society);
  if (!society) return <Navigate to="/procedures" replace />;
  return (
    <Loaded query={guide}>
      {(view) => (
        <Page
          title={fill(said.title, { procedure: text(view.title), kind: draft === null ? said.blank : said.filled })}
          intro={`${said.society}${words.app.colon}${text(view.society.name)}`}
          actions={
            <>
              <Button type="primary" onClick={() => window.print()}>
                {said.print}
              </Button>
              {draft !== null && <Link to={draftAddress(id, society, draft)}>{said.back}</Link>}
            </>
          }
        >
          {draft === null && <p className="soft">{said.hint}</p>}
          <Sheet>
            {draft === null ? <BlankForm fields={view.fields} /> : <Filled guide={view} draft={draft} />}
            <Signatures />
          </Sheet>
        </Page>
      )}
    </Loaded>
  );
}

/** What stands on this device goes before the server's copy, as in the form itself. */
function Filled({ guide, draft }: { guide: ProcedureGuide; draft: string }) {
  const { person } = useSession();
  const drafts = useDrafts();
  const kept = deviceStore.read(`draft.${person.id}.${draft}`) as { form: FormContent; files: FileView[] } | undefined;
  const choices = guide.fields.flatMap((field) => [...(field.choices ?? []), ...(field.columns ?? []).flatMap(choicesOf)]);
  const view = (form: FormContent, files: FileView[]) => (
    <FormView
      fields={guide.fields}
      form={form}
      files={files}
      organisations={choices.map(({ value, label }) => ({ id: value, name: label }))}
      people={choices.map(({ value, label }) => ({ id: value, name: label.zh }))}
    />
  );
  if (kept) return view(kept.form, kept.files);
  return <Loaded query={drafts}>{(list: DraftView[]) => view(list.find(({ id }) => id === draft)?.form ?? {}, [])}</Loaded>;
}

function choicesOf({ choices = [] }: { choices?: NonNullable<ProcedureGuide['fields'][number]['choices']> }) {
  return choices;
}

function Signatures() {
  const { words } = useSpeech();
  const said = words.guides.paper;
  return (
    <dl className="paper-signatures">
      {[said.signature, said.seal, said.date].map((label) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{label === said.date ? said.year : ' '}</dd>
        </div>
      ))}
    </dl>
  );
}

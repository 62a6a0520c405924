import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { PolicyView } from '../../../../libs/contracts/policies';
import { ChangeForm } from '../shared/change-form';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { ClauseFields } from './clause-fields';
import { policiesApi, readPoliciesAgain, usePolicy } from './policies-api';
import { PolicyFields } from './policy-fields';
import { PolicySource } from './policy-source';
import { contentOf, NOTHING_TYPED, typedOf, withReading, type TypedPolicy } from './typed-policy';

/** Registering a text, or correcting its entry: read, confirmed, divided into clauses. What is typed survives a reload. */
export function RegisterPolicyPage() {
  const { id = null } = useParams();
  const { words } = useSpeech();
  const said = words.policies.form;
  const policy = usePolicy(id);
  return (
    <Page title={id === null ? said.title : said.change}>
      {id === null ? <Entry view={null} /> : <Loaded query={policy}>{(view) => <Entry view={view} />}</Loaded>}
    </Page>
  );
}

function Entry({ view }: { view: PolicyView | null }) {
  const { words } = useSpeech();
  const said = words.policies.form;
  const navigate = useNavigate();
  const [typed, setTyped, forget] = useKept<TypedPolicy>(
    `policy.${view === null ? 'new' : `${view.id}.${view.revision}`}`,
    view === null ? NOTHING_TYPED : typedOf(view),
  );
  const set = (change: Partial<TypedPolicy>) => setTyped({ ...typed, ...change });
  const send = () => {
    if (typed.title.trim() === '') return null;
    const body = {
      content: contentOf(typed),
      ...(typed.file === null ? {} : { file: typed.file.id }),
      ...(view === null ? {} : { revision: view.revision }),
    };
    return policiesApi.save(view?.id ?? null, body).then(async ({ id }) => {
      forget();
      await readPoliciesAgain();
      void navigate(`/policies/${id}`);
    });
  };
  return (
    <div className="stack">
      <Sheet title={said.source}>
        <PolicySource
          typed={typed}
          onPasted={(pasted) => set({ pasted })}
          onRead={(reading, file) => setTyped({ ...withReading(typed, reading), file: file ?? typed.file })}
        />
      </Sheet>
      <ChangeForm
        label={view === null ? said.title : said.change}
        submit={view === null ? said.save : said.saveChange}
        send={send}
        onCancel={() => void navigate(view === null ? '/policies' : `/policies/${view.id}`)}
      >
        {(problemOf, tried) => (
          <>
            <Sheet title={said.confirm}>
              <div className="stack">
                <PolicyFields typed={typed} set={set} problemOf={problemOf} tried={tried} />
              </div>
            </Sheet>
            <Sheet title={said.clauses}>
              <ClauseFields clauses={typed.clauses} onChange={(clauses) => set({ clauses })} problemOf={problemOf} />
            </Sheet>
          </>
        )}
      </ChangeForm>
      {view === null && (
        <Button type="text" onClick={forget}>
          {said.clear}
        </Button>
      )}
    </div>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import type { OrganView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useMay } from '../session/session';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Page, Tag } from '../shared/page';
import { useOrgans } from '../shared/queries';
import { articleWords, rulesSentence } from './majority-words';
import { specialLines } from './special-lines';
import { OrganRulesForm } from './organ-rules-form';

export function OrgansPage() {
  const { words } = useSpeech();
  const organs = useOrgans();
  return (
    <Page title={words.organs.title} intro={words.organs.intro}>
      <Loaded query={organs}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.organs.empty} hint={words.organs.emptyHint} />
          ) : (
            list.map((organ) => <Organ key={organ.id} organ={organ} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function Organ({ organ }: { organ: OrganView }) {
  const { words, text } = useSpeech();
  const [isEditing, setEditing] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const maySet = useMay('set-charter-rules');
  const mayEdit = maySet || organ.mayConvene;
  const name = `${text(organ.society.name)} · ${text(organ.name)}`;
  // A party body sits by its own rules, not by the charter.
  const said = organ.isParty ? words.acts.party : words.sittings;
  return (
    <section className="sheet" aria-label={name}>
      <div className="sheet-head">
        <h2>{name}</h2>
        <span className="soft">{fill(words.organs.members, { n: organ.members.length })}</span>
      </div>
      {organ.rules ? (
        <>
          <p className="lead">{rulesSentence(organ.rules, words)}</p>
          {specialLines(organ.rules, organ.isParty, { words, text }).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="soft">
            {articleWords(organ.rules.article, organ.isParty, words)} ·{' '}
            {organ.rules.forms.map((form) => words.sittings.form[form]).join(words.app.comma)} ·{' '}
            {organ.rules.noticeDays > 0 && fill(said.noticeDays, { n: organ.rules.noticeDays })}{' '}
            <Tag>{fill(words.organs.current, { n: organ.rules.version })}</Tag>
          </p>
        </>
      ) : (
        <Note tone="care">{words.organs.missing}</Note>
      )}
      <div role="status">{isSaved && <Note tone="good">{words.organs.saved}</Note>}</div>
      {mayEdit && !isEditing && (
        <Button
          type={organ.rules ? 'default' : 'primary'}
          aria-label={`${organ.rules ? words.organs.change : words.organs.edit}${words.app.colon}${text(organ.name)}`}
          onClick={() => {
            setSaved(false);
            setEditing(true);
          }}
        >
          {organ.rules ? words.organs.change : words.organs.edit}
        </Button>
      )}
      {isEditing && (
        <OrganRulesForm
          organ={organ}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            setSaved(true);
          }}
        />
      )}
    </section>
  );
}

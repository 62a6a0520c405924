import { Radio } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { OrganView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { useOrgans } from '../shared/queries';
import { ConveneForm } from './convene-form';

/** Which organ, then the rest by that organ's own charter. */
export function ConvenePage() {
  const { words } = useSpeech();
  const organs = useOrgans();
  return (
    <Page title={words.sittings.conveneTitle}>
      <Loaded query={organs}>{(list) => <Convene organs={list.filter(({ mayConvene }) => mayConvene)} />}</Loaded>
    </Page>
  );
}

function Convene({ organs }: { organs: OrganView[] }) {
  const { words, text } = useSpeech();
  const [parameters, setParameters] = useSearchParams();
  const organ =
    organs.find((candidate) => candidate.id === parameters.get('organ')) ?? (organs.length === 1 ? organs[0] : undefined);
  const items = parameters.getAll('item');
  const nameOf = ({ society, name }: OrganView): string => `${text(society.name)} · ${text(name)}`;
  return (
    <Sheet className="decision">
      {items.length === 0 && organs.length > 1 ? (
        <FieldGroup label={words.sittings.organ} required>
          <Radio.Group
            value={organ?.id}
            className="choices"
            options={organs.map((candidate) => ({ value: candidate.id, label: nameOf(candidate) }))}
            onChange={(event) => setParameters({ organ: String(event.target.value) }, { replace: true })}
          />
        </FieldGroup>
      ) : (
        organ && <p className="lead">{nameOf(organ)}</p>
      )}
      {organ && !organ.rules && (
        <Note tone="care">
          <p>{fill(words.sittings.noRules, { organ: text(organ.name) })}</p>
          <Link to="/organs">{words.sittings.toOrgans}</Link>
        </Note>
      )}
      {organ?.rules && <ConveneForm key={organ.id} organ={organ} rules={organ.rules} ticked={items} />}
      {!organ && <p className="soft">{words.sittings.chooseOrgan}</p>}
    </Sheet>
  );
}

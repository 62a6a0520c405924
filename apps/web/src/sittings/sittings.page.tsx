import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { SittingListEntry } from '../../../../libs/contracts/api';
import { fill, type Words } from '../messages';
import { useMay } from '../session/session';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded } from '../shared/notes';
import { Page, Tag } from '../shared/page';
import { useSittings } from '../shared/queries';

export const PHASE_TONE = { convened: 'ink', closed: 'care', signed: 'good' } as const;

/** What it is about; the number of items stands beside it. */
function subjectsOf({ subjects, items }: SittingListEntry, { acts: { card: said }, app }: Words): string {
  const listed = subjects.join(app.semicolon);
  return fill(said.subjects, { subjects: items > subjects.length ? fill(said.more, { subjects: listed }) : listed });
}

export function SittingsPage() {
  const { words, text, language } = useSpeech();
  const sittings = useSittings();
  const navigate = useNavigate();
  const mayConvene = useMay('record-sittings');
  return (
    <Page
      title={words.sittings.title}
      actions={
        <>
          <Link to="/follow-ups">{words.kit.followUps.nav}</Link>
          {mayConvene && (
            <Button type="primary" onClick={() => void navigate('/agenda')}>
              {words.agenda.convene}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={sittings}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.sittings.empty} hint={words.sittings.emptyHint} />
          ) : (
            <>
              <ul className="cards cards-wide">
                {list.map((sitting) => (
                  <li key={sitting.id}>
                    <Link to={`/sittings/${sitting.id}`} className="card">
                      <span className="card-title">
                        {formatDay(sitting.on, language)} {text(sitting.organ.name)}
                      </span>
                      <span className="card-line">
                        {text(sitting.society.name)} · {words.sittings.form[sitting.form]} ·{' '}
                        {fill(words.sittings.items, { n: sitting.items })}
                      </span>
                      {sitting.subjects.length > 0 && <span className="card-line">{subjectsOf(sitting, words)}</span>}
                      <span className="card-tags">
                        <Tag tone={PHASE_TONE[sitting.phase]}>{words.sittings.phase[sitting.phase]}</Tag>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              <ShowMore pages={sittings} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

import { Link } from 'react-router';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useRegisters } from '../shared/queries';

/** Every register that this reader has something in, or that a procedure feeds. */
export function RegistersPage() {
  const { words, text } = useSpeech();
  const said = words.registers;
  const registers = useRegisters();
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={registers}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <ul className="sheet plain-list register-list">
              {list.map(({ id, title }) => (
                <li key={id}>
                  <Link to={`/registers/${id}`}>{text(title)}</Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

import { useState } from 'react';
import type { PasswordState } from '../../../../libs/contracts/accounts';
import { ChangeForm } from '../shared/change-form';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { queryClient } from '../shared/queries';
import { accountsApi, usePasswordState } from './accounts-api';
import { BLANK, isTwice, NewPasswordFields, PasswordField } from './new-password';

/** 修改密码: one's own. `onChanged` is given where nothing else could be done before. */
export function PasswordPage({ onChanged }: { onChanged?: () => void }) {
  const { words } = useSpeech();
  const said = words.accounts;
  const state = usePasswordState();
  return (
    <Page title={said.changePassword}>
      <Sheet>
        <Loaded query={state}>{(view) => <Change state={view} onChanged={onChanged} />}</Loaded>
      </Sheet>
    </Page>
  );
}

function Change({ state, onChanged }: { state: PasswordState; onChanged?: () => void }) {
  const { words } = useSpeech();
  const said = words.accounts;
  const [current, setCurrent] = useState('');
  const [given, setGiven] = useState(BLANK);
  const [isDone, setDone] = useState(false);
  const send = () => {
    if (current === '' || !isTwice(given)) return null;
    return accountsApi.changePassword(current, given.password).then(async () => {
      setCurrent('');
      setGiven(BLANK);
      setDone(true);
      onChanged?.();
      await queryClient.invalidateQueries();
    });
  };
  return (
    <>
      {state.why && <Note tone="care">{said.why[state.why]}</Note>}
      <div role="status">{isDone && <Note tone="good">{said.passwordChanged}</Note>}</div>
      <ChangeForm label={said.changePassword} submit={said.savePassword} send={send}>
        {(problemOf, tried) => (
          <>
            <PasswordField
              label={said.currentPassword}
              autoComplete="current-password"
              value={current}
              onChange={setCurrent}
              problem={tried && current === '' && !isDone ? words.session.passwordRequired : problemOf('current')}
            />
            <NewPasswordFields
              given={given}
              onChange={(next) => {
                setDone(false);
                setGiven(next);
              }}
              rules={state.rules}
              problemOf={problemOf}
              tried={tried && !isDone}
            />
          </>
        )}
      </ChangeForm>
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { fill } from '../messages';
import { ApiFailure } from '../shared/api';
import { useSpeech } from '../shared/language';
import { ErrorNote, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { queryClient } from '../shared/queries';
import type { ApiError } from '../../../../libs/contracts/api';
import { FactorSetup, RecoveryCodeList } from './factor-setup';
import { signInApi, useFactor } from './sign-in-api';
import { withProof } from './step-up';

const readAgain = () => void queryClient.invalidateQueries({ queryKey: ['factor'] });

/** 账号安全: one's own second factor. */
export function SecurityPage() {
  const { words } = useSpeech();
  const said = words.signIn.factor;
  const factor = useFactor();
  // It counts from the first code on; the codes that are then shown must not go with reading again.
  const [isNew, setNew] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const renew = () => {
    setError(null);
    withProof(signInApi.newRecoveryCodes).then(
      (renewed) => setCodes(renewed.codes),
      (failure: unknown) => failure instanceof ApiFailure && setError(failure.error),
    );
  };
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={factor}>
        {({ isSet, isDemanded, recoveryCodesLeft }) => (
          <Sheet
            title={isSet || isNew ? said.isSet : said.isNotSet}
            aside={
              <Tag tone={isSet || isNew ? 'good' : isDemanded ? 'care' : 'plain'}>
                {isDemanded ? said.demanded : said.offered}
              </Tag>
            }
          >
            {!isSet && <FactorSetup onCodes={() => setNew(true)} onDone={readAgain} />}
            {isSet && codes && (
              <RecoveryCodeList
                codes={codes}
                onKept={() => {
                  setCodes(null);
                  readAgain();
                }}
              />
            )}
            {isSet && !codes && (
              <div className="stack">
                <p>{fill(said.left, { n: recoveryCodesLeft })}</p>
                <p className="soft">{said.change}</p>
                {error && <ErrorNote error={error} />}
                <div>
                  <Button onClick={renew}>{said.newCodes}</Button>
                  <p className="soft">{said.newCodesHint}</p>
                </div>
              </div>
            )}
          </Sheet>
        )}
      </Loaded>
    </Page>
  );
}

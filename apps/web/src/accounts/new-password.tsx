import { Input } from 'antd';
import type { PasswordRules } from '../../../../libs/contracts/accounts';
import { fill } from '../messages';
import type { ProblemOf } from '../people/change-form';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';

export interface NewPassword {
  password: string;
  again: string;
}

export const BLANK: NewPassword = { password: '', again: '' };

/** Whether it can be sent; the server judges the password itself. */
export function isTwice(given: NewPassword): boolean {
  return given.password !== '' && given.password === given.again;
}

/** A new password, typed twice, with its rules beside it. */
export function NewPasswordFields({
  given,
  onChange,
  rules,
  problemOf,
  tried,
}: {
  given: NewPassword;
  onChange: (given: NewPassword) => void;
  rules: PasswordRules;
  problemOf: ProblemOf;
  tried: boolean;
}) {
  const { words } = useSpeech();
  const said = words.accounts;
  const help = [
    fill(said.ruleLength, { n: rules.leastLength }),
    said.ruleCommon,
    ...(rules.needsKinds ? [said.ruleKinds] : []),
    ...(rules.expiresAfterDays === null ? [] : [fill(said.ruleExpires, { n: rules.expiresAfterDays })]),
  ].join('');
  return (
    <>
      <Field
        label={said.newPassword}
        required
        help={help}
        problem={tried && given.password === '' ? words.session.passwordRequired : problemOf('password')}
      >
        {(props) => (
          <Input
            {...props}
            className="full"
            type="password"
            autoComplete="new-password"
            value={given.password}
            onChange={(event) => onChange({ ...given, password: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={said.again}
        required
        problem={tried && given.password !== '' && given.again !== given.password ? said.notTheSame : undefined}
      >
        {(props) => (
          <Input
            {...props}
            className="full"
            type="password"
            autoComplete="new-password"
            value={given.again}
            onChange={(event) => onChange({ ...given, again: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

import { Input } from 'antd';
import type { PasswordRules } from '../../../../libs/contracts/accounts';
import { fill } from '../messages';
import type { ProblemOf } from '../shared/change-form';
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
      <PasswordField
        label={said.newPassword}
        help={help}
        value={given.password}
        onChange={(password) => onChange({ ...given, password })}
        problem={tried && given.password === '' ? words.session.passwordRequired : problemOf('password')}
      />
      <PasswordField
        label={said.again}
        value={given.again}
        onChange={(again) => onChange({ ...given, again })}
        problem={tried && given.password !== '' && given.again !== given.password ? said.notTheSame : undefined}
      />
    </>
  );
}

export function PasswordField({
  label,
  value,
  onChange,
  help,
  problem,
  autoComplete = 'new-password',
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  problem?: string;
  autoComplete?: 'new-password' | 'current-password';
}) {
  return (
    <Field label={label} required help={help} problem={problem}>
      {(props) => (
        <Input
          {...props}
          className="full"
          type="password"
          autoComplete={autoComplete}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

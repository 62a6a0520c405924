import { passwordProblem, rulesOf } from './password-rules';

const problem = (password: string, profile: 'general' | 'mlps-3' = 'general', known: string[] = []) =>
  passwordProblem(password, rulesOf(profile), known)?.code ?? null;

describe('a password', () => {
  it('has at least ten characters, counted as people count them', () => {
    expect(problem('九个字的密码不够长')).toBe('PASSWORD_TOO_SHORT');
    expect(problem('十个字的密码刚刚够长')).toBeNull();
  });

  it('is not among the common ones, also with digits around them, nor a few characters again and again', () => {
    for (const common of ['1234567890', 'qwertyuiop', 'Password2026!', 'aaaaaaaaaaaa', '1212121212', 'sunshine888'])
      expect([common, problem(common)]).toEqual([common, 'PASSWORD_COMMON']);
  });

  it('is not the account’s own name', () => {
    expect(problem('environment2026', 'general', ['environment'])).toBe('PASSWORD_COMMON');
  });

  it('needs no mixture in general, and three kinds of characters in mlps-3', () => {
    expect(problem('correct horse battery')).toBeNull();
    expect(problem('correcthorsebattery', 'mlps-3')).toBe('PASSWORD_KINDS');
    expect(problem('Correct horse battery', 'mlps-3')).toBeNull();
    expect(problem('correcthorse42battery', 'mlps-3')).toBe('PASSWORD_KINDS');
  });

  it('expires in mlps-3 only', () => {
    expect([rulesOf('general').expiresAfterDays, rulesOf('mlps-3').expiresAfterDays]).toEqual([null, 90]);
  });
});

import { ADMINISTRATOR_ROLES } from '../procedure';
import { existsIn, isDeciding, separation } from './separation';

describe('the profiles', () => {
  it('have one administrator, or three who watch each other', () => {
    const posts = (profile: 'general' | 'mlps-3') => ADMINISTRATOR_ROLES.filter((role) => existsIn(profile, role));
    expect(posts('general')).toEqual(['administrator']);
    expect(posts('mlps-3')).toEqual(['system-administrator', 'security-administrator', 'log-administrator']);
  });

  it('both have every other post', () => {
    expect(existsIn('general', 'president') && existsIn('mlps-3', 'association-officer')).toBe(true);
  });
});

describe('running the house and deciding in it', () => {
  it('is allowed with a warning in general, and needs a second person in mlps-3, whichever came first', () => {
    for (const [held, added] of [
      ['administrator', 'association-officer'],
      ['association-head', 'administrator'],
      ['party-secretary', 'administrator'],
    ] as const)
      expect(separation('general', [held], added)).toBe('warning');
    expect(separation('mlps-3', ['security-administrator'], 'association-officer')).toBe('second-person');
    expect(separation('mlps-3', ['president'], 'log-administrator')).toBe('second-person');
  });

  it('is asked for also when one person would hold two of the three seats', () => {
    expect(separation('mlps-3', ['security-administrator'], 'log-administrator')).toBe('second-person');
  });

  it('asks nothing of several deciding posts, and only a warning of a society’s account keeper who decides', () => {
    expect(separation('mlps-3', ['president', 'party-secretary'], 'council-member')).toBe('none');
    expect(separation('mlps-3', ['society-secretariat'], 'society-administrator')).toBe('warning');
    expect(separation('mlps-3', [], 'security-administrator')).toBe('none');
  });

  it('knows that no administrator decides', () => {
    expect([...ADMINISTRATOR_ROLES, 'society-administrator' as const].filter(isDeciding)).toEqual([]);
  });
});

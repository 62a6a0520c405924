import { canonicalJson } from './plain';
import { longCase, longProgram } from '../testing/long-case';

it('keeps the state of a case of ten steps within 16 KiB after three rounds, and lets no round add to it', () => {
  const program = longProgram(10);
  const bytes = (rounds: number): number => new TextEncoder().encode(canonicalJson(longCase(program, rounds).state)).length;
  expect(bytes(3)).toBeLessThanOrEqual(16 * 1024);
  // Only numbers that count may grow.
  expect(bytes(6) - bytes(3)).toBeLessThan(64);
});

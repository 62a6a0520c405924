/** Party bodies: their acts pass only by their charter's own written mandate, never from hand to hand (design §3). */
import { PARTY_ROLES, type Role } from '../template/roles';
import type { Program } from '../template/program.types';
import type { Holder } from './state.types';

const ROLES: readonly Role[] = PARTY_ROLES;

/** Whether a task is a party body's. */
export function isParty(holders: readonly Holder[]): boolean {
  return holders.some(({ role }) => ROLES.includes(role));
}

/** By identity, as everything that is prepared from a program. */
const asking = new WeakMap<Program, boolean>();

/** Whether somebody of the society's party organisation is asked anywhere, so that a case cannot do without one. */
export function asksParty(program: Program): boolean {
  const known = asking.get(program) ?? asks(program.blocks);
  asking.set(program, known);
  return known;
}

function asks(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ('of' in value && value.of === 'party-organisation') || Object.values(value).some(asks);
}

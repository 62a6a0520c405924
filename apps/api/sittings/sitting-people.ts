import type { Signature, SittingState } from '../../../libs/procedure';
import { isPartyRole, type HeldPost, type SittingBody } from '../../../libs/rights';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

/** Whose papers the files of its sittings are: a party body's lie with the party organisation, where the society's people do not reach. */
export function filesOf({ society, is_party: isParty, party }: SittingBody): string {
  return isParty && party !== null ? party : society;
}

/** The party organisations in which somebody holds a post. */
export function partiesOf(posts: HeldPost[]): string[] {
  return [...new Set(posts.filter(({ role }) => isPartyRole(role)).map(({ organisation }) => organisation))];
}

export function supervisorPost(asker: Subject, society: string): HeldPost | null {
  return heldPosts(asker).find(({ role, organisation }) => role === 'supervisor' && organisation === society) ?? null;
}

export function signaturesOf({ signatures = [] }: SittingState): Signature[] {
  return signatures;
}

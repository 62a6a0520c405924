/** All ways in which templates are made wrong here. One kind, one line of the table in `libs/procedure/checker/mutations/README.md`. */
import { CLOCK_MUTATIONS } from './clock.mutations';
import type { Mutation } from './mutation.types';
import { ORDER_MUTATIONS } from './order.mutations';
import { OVERLAY_MUTATIONS } from './overlay.mutations';
import { PERSON_MUTATIONS } from './person.mutations';
import { TEXT_MUTATIONS } from './text.mutations';
import { VALUE_MUTATIONS } from './value.mutations';

export type { Mutant, Mutation, Subject } from './mutation.types';

export const MUTATIONS: readonly Mutation[] = [
  ...ORDER_MUTATIONS,
  ...VALUE_MUTATIONS,
  ...CLOCK_MUTATIONS,
  ...PERSON_MUTATIONS,
  ...TEXT_MUTATIONS,
  ...OVERLAY_MUTATIONS,
];

/** Ids of the invented houses, their parts and organs. */
/** Fixed, so that seeding twice changes nothing: a group for each kind of thing. */
export const id = (group: number, n: number): string =>
  `00000000-0000-4000-8000-${String(group).padStart(4, '0')}${String(n).padStart(8, '0')}`;

export const ASSOCIATION = id(1, 1);
export const ENVIRONMENT_SOCIETY = id(2, 1);
export const INSTRUMENT_SOCIETY = id(2, 2);
export const SMALL_SOCIETY = id(2, 3);
export const OTHER_SOCIETY = id(2, 4);
export const SOCIETIES_DEPARTMENT = id(7, 1);
export const PARTY_DEPARTMENT = id(7, 2);
export const FINANCE_DEPARTMENT = id(7, 3);
export const ENVIRONMENT_PARTY = id(8, 1);
export const JOINT_PARTY = id(8, 2);
export const SMALL_PARTY = id(8, 3);
export const ENVIRONMENT_STANDING_COUNCIL = id(3, 1);
export const ENVIRONMENT_COUNCIL = id(3, 2);
export const INSTRUMENT_COUNCIL = id(3, 3);
export const ENVIRONMENT_PARTY_COMMITTEE = id(3, 4);
export const SMALL_ASSEMBLY = id(3, 5);
export const SMALL_COUNCIL = id(3, 6);
export const SMALL_PARTY_COMMITTEE = id(3, 7);
export const OTHER_COUNCIL = id(3, 8);

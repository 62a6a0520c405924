/** What a step does, for the rules: that it is a pre-review, the charter's organ deciding, the holding of an event. */
import { ACTS_OF_DECIDING } from './acts-of-deciding';
import { ACTS_OF_DOING } from './acts-of-doing';

export const ACTS = [...ACTS_OF_DECIDING, ...ACTS_OF_DOING] as const;

export type Act = (typeof ACTS)[number]['id'];

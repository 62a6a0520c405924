/** What a field means, for the rules: that a number is a fee, that a choice is the partner's seat. */
import { CONCEPTS_OF_BODIES } from './concepts-of-bodies';
import { CONCEPTS_OF_RESULTS } from './concepts-of-results';
import { CONCEPTS_OF_WORK } from './concepts-of-work';

export const CONCEPTS = [...CONCEPTS_OF_BODIES, ...CONCEPTS_OF_WORK, ...CONCEPTS_OF_RESULTS] as const;

export type Concept = (typeof CONCEPTS)[number]['id'];

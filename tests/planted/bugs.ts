import { BUGS_OF_PROCEDURES } from './bugs-of-procedures';
import { BUGS_OF_THE_HOUSE } from './bugs-of-the-house';
import { BUGS_OF_THE_RECORD } from './bugs-of-the-record';
import type { PlantedBug } from './planted.types';

export const ALL_BUGS: PlantedBug[] = [...BUGS_OF_THE_RECORD, ...BUGS_OF_PROCEDURES, ...BUGS_OF_THE_HOUSE];

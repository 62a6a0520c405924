/** What a text asks of a procedure, whoever writes its template. The checker is handed a list of these; this room keeps none. */
import type { Text } from '../kernel';
import type { Jurisdiction, Modality } from '../template/template.types';
import type { Act } from './acts';
import type { Concept } from './concepts';
import type { Clause } from './term';

/** By what a template shows that it carries a clause: a step that does it, a field that says it, a register that it feeds or asks. */
export type Carrier = { act: Act } | { concept: Concept } | { register: string };

/** One sentence that a template of this procedure must carry in this jurisdiction. How much its absence weighs is its modality's affair. */
export interface Obligation extends Clause {
  /** Its number in the catalogue, and the id of its template. */
  procedure: string;
  template: string;
  jurisdiction: Jurisdiction;
  /** Counted after the heading of the clause. */
  sentence: number;
  modality: Modality;
  by: Carrier;
  /** What is asked, in our own words. */
  says: Text;
}

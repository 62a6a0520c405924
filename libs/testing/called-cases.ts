/**
 * Cases that call each other, driven together as the relay drives them: what one asks for is begun, what one says to another is told to
 * it, and a refusal is taken for delivered.
 */
import type { Caller, Effect, FiledContent, Program } from '../procedure';
import { APPLICANT, ASSOCIATION, content, SOCIETY, Story } from './story';

export class CalledCases {
  /** By the id of the case, in the order in which they began. */
  readonly cases = new Map<string, Story>();
  /** Deliveries that were refused, as `<case> <code>`. */
  readonly refused: string[] = [];
  readonly #programs: Record<string, Program>;
  readonly #relayed = new Map<string, number>();

  constructor(programs: Record<string, Program>) {
    this.#programs = programs;
  }

  /** Files the case that calls the others. */
  file(procedure: string, filed?: FiledContent): this {
    this.#begin('case-1', procedure, SOCIETY, undefined, filed);
    return this.relay();
  }

  of(id = 'case-1'): Story {
    const story = this.cases.get(id);
    if (story === undefined) throw new Error(`no case ${id}, but ${[...this.cases.keys()].join()}`);
    return story;
  }

  /** Somebody acts in a case, and everybody hears what follows. */
  act(id: string, ...acted: Parameters<Story['act']>): this {
    this.of(id).act(...acted);
    return this.relay();
  }

  /** Until nothing is left to be told. */
  relay(): this {
    for (let left = this.#next(); left !== null; left = this.#next()) this.#follow(left.id, left.effect);
    return this;
  }

  #next(): { id: string; effect: Effect } | null {
    for (const [id, { effects }] of this.cases) {
      const read = this.#relayed.get(id) ?? 0;
      const effect = effects[read];
      if (effect === undefined) continue;
      this.#relayed.set(id, read + 1);
      return { id, effect };
    }
    return null;
  }

  #follow(id: string, effect: Effect): void {
    if (effect.kind === 'case-called') {
      const { block, round, procedure, society } = effect;
      this.#begin(`${id}/${block}/${round}`, procedure, society, { case: id, block, round });
    }
    if (effect.kind === 'call-left') this.#tell(`${id}/${effect.block}/${effect.round}`, { kind: 'caller-left' });
    if (effect.kind === 'deliver' && effect.delivery.to === 'case') this.#tell(effect.delivery.stream, effect.delivery.event);
  }

  #begin(id: string, procedure: string, society: string, caller: Caller | undefined, filed?: FiledContent): void {
    const program = this.#programs[procedure];
    if (program === undefined) throw new Error(`no procedure ${procedure}`);
    const story = new Story(program);
    this.cases.set(id, story);
    story.tell({
      kind: 'filed',
      case: id,
      society,
      association: ASSOCIATION,
      actor: APPLICANT,
      parameters: {},
      ...(caller === undefined ? {} : { caller }),
      ...(filed ?? content({}, { subject: true })),
    });
  }

  #tell(id: string, event: Parameters<Story['tell']>[0]): void {
    const refused = this.of(id).tryTell(event);
    if (refused !== null) this.refused.push(`${id} ${refused.rejected}`);
  }
}

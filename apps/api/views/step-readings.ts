import type { ReaderOf, Role, StepBlock, Template } from '../../../libs/procedure';
import { isAddressed, relationTo, standingOf, type Standing, type StepOffices } from '../../../libs/rights';
import type { CaseRow } from '../cases/case.queries';
import { stepOf } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import type { Names } from './names.service';
import type { StepReading } from './shown';

/** Where a case belongs. */
export type CasePlace = Pick<CaseRow, 'society' | 'association' | 'keeper'>;

/** Who reads a case: how he stands to it, with his posts. */
export interface CaseReader extends ReaderOf {
  standing: Standing;
}

export function readerOf(asker: Subject, row: CasePlace & Pick<CaseRow, 'supervised'>): CaseReader {
  const posts = heldPosts(asker);
  const standing = standingOf(posts, row, row.supervised);
  // To the core a society that a case is about stands outside it, like whoever merely waits for an answer.
  return { standing, audience: standing === 'concerned' ? 'applicant' : standing, posts, person: asker.person.id };
}

/** Says of each step how this reader stands to it. `acted`: the office that an act names, and the person who did it. */
export class StepReadings {
  constructor(
    private readonly template: Template,
    private readonly place: CasePlace,
    private readonly reader: CaseReader,
    private readonly names: Pick<Names, 'organisation'>,
  ) {}

  of(
    block: string | null,
    acted?: { person: string | null; office: { role: string; organisation: string } | null },
  ): StepReading {
    const step = block === null ? undefined : stepOf(this.template, block);
    const audience = step?.audience ?? 'society';
    const declared = officesOf(step, this.place);
    const offices = acted?.office ? [{ role: acted.office.role as Role, organisation: acted.office.organisation }] : declared;
    const { standing } = this.reader;
    const isSelf = acted?.person === this.reader.person && standing !== 'supervision';
    const relation = isSelf
      ? 'own'
      : relationTo({ audience, offices }, { standing, posts: this.reader.posts }, this.place.society);
    const body = declared[0] ?? offices[0];
    // What is said of a case as a whole, an appeal before all, is said to whoever keeps it.
    const isKeeper = block === null && this.place.keeper !== null && this.isInside;
    return {
      relation,
      addressed: isKeeper || isAddressed(audience, standing),
      ...this.kept(step, relation),
      body: body ? this.names.organisation(body.organisation).name : null,
    };
  }

  /** Whether the reader is of the society that a case of the association is about. */
  get isConcerned(): boolean {
    return this.reader.standing === 'concerned';
  }

  /** Whether the reader knows of what the association begins about the society. */
  get isInside(): boolean {
    return this.reader.standing === 'department' || this.reader.standing === 'supervision';
  }

  private kept(step: StepBlock | undefined, relation: StepReading['relation']): Pick<StepReading, 'kept'> {
    // What the department's own step begins is the department's, also where it stands in a case of the society's.
    const begins = (step?.kind === 'call' || step?.kind === 'open') && step.audience === 'department';
    if (begins && !this.isInside) return { kept: 'always' };
    if (!this.isConcerned) return {};
    if (relation === 'secluded') return { kept: 'always' };
    return step?.kind === 'document' ? { kept: 'until-issued' } : {};
  }
}

/** The posts that a step declares, in this case's society and association. */
function officesOf(step: StepBlock | undefined, place: CasePlace): StepOffices['offices'] {
  if (step === undefined || !('by' in step)) return [];
  const { role, of } = step.by;
  return [{ role, organisation: of === 'society' ? place.society : place.association }];
}

import { Inject, Injectable } from '@nestjs/common';
import type { SupervisedSitting } from '../../../libs/contracts';
import type { CaseEvent } from '../../../libs/procedure';
import type { CaseRow, EventRow } from '../cases/case.queries';
import type { Subject } from '../session/session.service';
import { SittingQueries } from '../sittings/sitting.queries';
import type { Names } from '../views/names.service';
import { FileEvidence } from './file-evidence.service';
import { ReadingsService } from './readings.service';

/** The sittings in which a case was decided, each with its roll and the arithmetic of this one item. Other items are none of the case's. */
@Injectable()
export class SupervisedSittings {
  constructor(
    @Inject(SittingQueries) private readonly queries: SittingQueries,
    @Inject(FileEvidence) private readonly evidence: FileEvidence,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  /** Empty under a grant for some procedures: a sitting belongs to no one of them, and the entry shows its numbers all the same. */
  async of(asker: Subject, row: CaseRow, events: EventRow[], names: Names): Promise<SupervisedSitting[]> {
    const heard = events.flatMap(({ event }) => listedIn(event as CaseEvent));
    const last = [...new Map(heard.map((entry) => [`${entry.sitting}~${entry.item}`, entry])).values()];
    const found: SupervisedSitting[] = [];
    for (const { sitting, item } of last) {
      const view = await this.one(asker, row, sitting, item, names);
      if (view !== null) found.push(view);
    }
    return found;
  }

  private async one(
    asker: Subject,
    row: CaseRow,
    sitting: string,
    item: string,
    names: Names,
  ): Promise<SupervisedSitting | null> {
    const found = await this.queries.find(asker.person.id, sitting);
    const entry = found?.state.items.find(({ id }) => id === item);
    if (found === null || entry === undefined) return null;
    await this.readings.noteOfSociety(asker, found, 'sitting');
    const { state } = found;
    const wording = (await this.queries.words(sitting)).get(item)?.wording;
    return {
      id: sitting,
      on: state.on,
      organ: { zh: found.organ_zh, en: found.organ_en },
      form: state.form,
      chair: names.person(state.chair),
      subject: row.subject,
      roll: state.roll.map(({ member, presence }) => ({ name: names.person(member), presence })),
      recused: entry.recused.map((member) => names.person(member)),
      result: entry.result,
      wording: typeof wording === 'string' ? wording : null,
      minutes: state.minutesHash === null ? null : await this.evidence.minutesOf(row.society, sitting),
    };
  }
}

function listedIn(event: CaseEvent): { sitting: string; item: string }[] {
  if (event.kind === 'item-resulted') return [{ sitting: event.sitting, item: event.item }];
  if (event.kind === 'agenda-listed' && event.sitting !== null && event.item !== null) {
    return [{ sitting: event.sitting, item: event.item }];
  }
  return [];
}

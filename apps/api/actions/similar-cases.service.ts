import { Inject, Injectable } from '@nestjs/common';
import type { SimilarCaseView } from '../../../libs/contracts';
import { CaseQueries } from '../cases/case.queries';
import type { Subject } from '../session/session.service';
import { ReadingsService } from '../supervision/readings.service';
import { NamesService } from '../views/names.service';

/** 同类办件: how the last ones of the same procedure ended, among those that the reader sees anyway (users.md 26). */
@Injectable()
export class SimilarCasesService {
  constructor(
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  async of(asker: Subject, id: string): Promise<SimilarCaseView[]> {
    const { procedure } = await this.cases.visible(asker.person.id, id);
    const [rows, names] = await Promise.all([this.cases.lastClosed(asker.person.id, procedure, id), this.names.read()]);
    const supervised = rows.filter((row) => row.supervised).map((row) => row.society);
    await this.readings.noteList(asker, 'cases', 'cases', supervised);
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      subject: row.subject,
      society: names.organisation(row.society).name,
      outcome: row.outcome,
      closedAt: row.closed_at.toISOString(),
    }));
  }
}

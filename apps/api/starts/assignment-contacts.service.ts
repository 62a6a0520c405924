import { Inject, Injectable } from '@nestjs/common';
import {
  ASSIGNMENT_OWING,
  type AssignmentBoardView,
  type AssignmentLetterView,
  type CallRequest,
  type ReminderView,
} from '../../../libs/contracts';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService, type OpenFile } from '../files/files.service';
import { societiesOf } from '../organs/organs.controller';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { ASKED, ASSIGNMENTS, GROUPED, type AssignmentRow } from './assignment-rows';
import { AssignmentsService } from './assignments.service';

const TODAY = `(guicheng.record_now() at time zone 'Asia/Shanghai')::date`;

/** What passes between the house and the societies about an assignment: letter, reminders, calls. Notes, of which no case hears. */
@Injectable()
export class AssignmentContactsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AssignmentsService) private readonly assignments: AssignmentsService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  /** Everybody who has not handed in, in one act; each society once a day, whoever asks. */
  async remind(asker: Subject, id: string): Promise<ReminderView> {
    const { societies } = await this.assignments.board(asker, id);
    const owing = societies.filter(({ state }) => ASSIGNMENT_OWING.includes(state)).map(({ society }) => society.id);
    const reminded = await this.database.rows(
      `insert into guicheng.assignment_contact (assignment, society, kind, by_person, on_day)
       select $1, s, 'reminder', $3, ${TODAY} from unnest($2::uuid[]) as s
       on conflict (assignment, society, on_day) where kind = 'reminder' do nothing returning society`,
      [id, owing, asker.person.id],
    );
    return {
      reminded: reminded.length,
      before: owing.length - reminded.length,
      board: await this.assignments.board(asker, id),
    };
  }

  async call(asker: Subject, id: string, { society, outcome, note }: CallRequest): Promise<AssignmentBoardView> {
    await this.assignments.ofHouse(asker, id);
    const noted = await this.database.rows(
      `insert into guicheng.assignment_contact (assignment, society, kind, outcome, note, by_person, on_day)
       select s.assignment, s.society, 'telephone', $3, $4, $5, ${TODAY} from guicheng.assignment_society s
        where s.assignment = $1 and s.society = $2 and s.excepted is null returning id`,
      [id, society, outcome, note ?? null, asker.person.id],
    );
    if (noted.length === 0) throw new ApiException('NOT_FOUND', {}, 'society');
    return this.assignments.board(asker, id);
  }

  /** A society opens what it was asked for; that it did is noted once for each person. */
  async read(asker: Subject, id: string): Promise<AssignmentLetterView> {
    const row = await this.find(id);
    const asked = await this.asked(asker, id);
    if (row === null || asked.length === 0) throw new ApiException('NOT_FOUND');
    await this.database.rows(
      `insert into guicheng.assignment_reading (assignment, society, person) select $1, s, $3 from unnest($2::uuid[]) as s on conflict do nothing`,
      [id, asked.map(({ society }) => society), asker.person.id],
    );
    const names = await this.names.read();
    return {
      id,
      procedure: { id: row.procedure, title: row.title },
      association: names.organisation(row.organisation),
      letter: row.letter,
      sample: row.sample_name === null ? null : { name: row.sample_name },
      dueOn: row.due_on,
      societies: asked.map(({ society, case_id: caseId, number }) => ({
        society: names.organisation(society),
        entry: `${id}/${society}`,
        case: caseId === null || number === null ? null : { id: caseId, number },
      })),
    };
  }

  /** For the house that gave it and for those who were asked. */
  async sample(asker: Subject, id: string): Promise<OpenFile> {
    const asked = await this.asked(asker, id);
    const row = asked.length > 0 ? await this.find(id) : await this.assignments.ofHouse(asker, id);
    if (row === null || row.sample === null) throw new ApiException('NOT_FOUND');
    return this.files.ofOrganisation(row.organisation, row.sample);
  }

  private find(id: string): Promise<AssignmentRow | null> {
    return this.database.one<AssignmentRow>(`${ASSIGNMENTS} where a.id = $1 ${GROUPED}`, [id]);
  }

  /** His own societies that are asked. */
  private asked(asker: Subject, id: string): Promise<{ society: string; case_id: string | null; number: string | null }[]> {
    return this.database.rows(
      `select s.society, s.case_id, c.number from (${ASKED}) s left join guicheng.case_file c on c.id = s.case_id
        where s.assignment = $1 and s.society = any($2::uuid[]) and s.excepted is null order by s.society`,
      [id, societiesOf(asker)],
    );
  }
}

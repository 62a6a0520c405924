import { Inject, Injectable } from '@nestjs/common';
import type { ListPage, SittingCard, SittingItemView, SittingListEntry, SittingView } from '../../../libs/contracts';
import {
  demandsNeeded,
  quorumOf,
  type OrganRules,
  type SittingItem,
  type SittingState,
  type Text,
} from '../../../libs/procedure';
import { recorderPost } from '../../../libs/rights';
import { CaseQueries } from '../cases/case.queries';
import { cursorOf, pageOf, type ListRequest } from '../cursor';
import { OrgansService } from '../organs/organs.service';
import { TemplatesService } from '../procedures/templates.service';
import { isUuid } from '../requests';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { CaseViewService } from '../views/case-view.service';
import { NamesService, type Names } from '../views/names.service';
import { FilesService } from '../files/files.service';
import { ReadingsService } from '../supervision/readings.service';
import { shownSitting } from '../views/shown';
import { filesOf, signaturesOf, supervisorPost } from './sitting-people';
import { SittingQueries, type ItemWords, type SittingRow } from './sitting.queries';

/** As many as a card has room for. */
const SUBJECTS = 3;
const OTHER: Text = { zh: '其他议题', en: 'Other item' };

/** A page of sittings; `phase`: of those that stand there. */
export interface SittingsRequest extends ListRequest {
  phase?: SittingState['phase'];
}

/** A sitting as its people see it: the state of its own log, with names and words beside it. */
@Injectable()
export class SittingViewService {
  constructor(
    @Inject(SittingQueries) private readonly queries: SittingQueries,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseViewService) private readonly caseViews: CaseViewService,
    @Inject(OrgansService) private readonly organs: OrgansService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  async list(asker: Subject, { cursor, limit, phase }: SittingsRequest): Promise<ListPage<SittingListEntry>> {
    const [names, found] = await Promise.all([
      this.names.read(),
      this.queries.list(asker.person.id, {
        limit: limit + 1,
        ...(cursor === undefined ? {} : { after: cursorOf(cursor, 1, isUuid) }),
        ...(phase === undefined ? {} : { phase }),
      }),
    ]);
    const { items: rows, next } = pageOf(found, limit, ({ id, state }) => [state.on, id]);
    const subjects = await this.queries.subjects(
      asker.person.id,
      rows.map(({ id }) => id),
    );
    const supervised = rows.filter((row) => row.supervised).map((row) => row.society);
    await this.readings.noteList(asker, 'sittings', 'sittings', supervised);
    const items = rows.map((row) => ({
      ...cardOf(row, names),
      subjects: row.state.items
        .filter(({ status }) => status !== 'struck')
        .flatMap(({ id }) => subjects.get(id) ?? [])
        .slice(0, SUBJECTS),
    }));
    return { items, next };
  }

  async view(asker: Subject, row: SittingRow): Promise<SittingView> {
    const { state } = row;
    await this.readings.noteOfSociety(asker, row, 'sitting');
    const [names, members, words, attending] = await Promise.all([
      this.names.read(),
      this.organs.members(row.organ, state.on),
      this.queries.words(row.id),
      // Whoever is no member stands in the log by an id alone.
      state.attending === undefined ? [] : this.queries.attending(row.id),
    ]);
    const positionOf = new Map(members.map((member) => [member.id, member.position]));
    const signatures = signaturesOf(state);
    const files = filesOf(row);
    // What was uploaded to be confirmed is shown to whoever is to confirm it.
    const bound = state.minutesHash ?? signatures[0]?.minutesHash ?? null;
    const minutes = bound === null ? null : await this.queries.minutes(bound, files);
    const mayRecord = recorderPost(heldPosts(asker), row) !== null;
    const isClosed = state.phase === 'closed' && state.circulation?.status !== 'abandoned';
    const awaits = isClosed ? (state.rules.signers ?? []).filter((signer) => !signatures.some(({ as }) => as === signer)) : [];
    return shownSitting(
      {
        ...cardOf(row, names),
        isParty: row.is_party,
        filesOf: files,
        time: row.time,
        place: row.place,
        chair: { id: state.chair, name: names.person(state.chair) },
        recorder: { id: state.recorder, name: names.person(state.recorder) },
        rules: rulesShown(state.rules),
        roll: state.roll.map((entry) => ({
          id: entry.member,
          name: names.person(entry.member),
          position: positionOf.get(entry.member) ?? null,
          presence: entry.presence,
        })),
        attending,
        agenda: await Promise.all(
          state.items.map((item, index) => this.item(asker, row, item, index, words.get(item.id), names)),
        ),
        quorum: { ...quorumOf(state.rules, state.roll), article: state.rules.article },
        minutes: minutes ? ((await this.files.viewsOf(files, [minutes]))[0] ?? null) : null,
        demand: mayRecord ? demandOf(state, names) : null,
        signed: signatures.map(({ as, signer }) => ({ as, name: names.person(signer) })),
        awaits,
        mayRecord: mayRecord && state.phase !== 'signed',
        maySign: mayRecord && isClosed && (state.rules.signers === undefined || awaits.includes('chair')),
        mayConfirm: minutes !== null && awaits.includes('supervisor') && supervisorPost(asker, row.society) !== null,
      },
      row.supervised,
    );
  }

  private async item(
    asker: Subject,
    of: SittingRow,
    item: SittingItem,
    index: number,
    words: ItemWords | undefined,
    names: Names,
  ): Promise<SittingItemView> {
    const row = item.source ? await this.cases.find(asker.person.id, item.source.case) : null;
    const title = row ? (await this.templates.get(row.template_hash)).template.title : OTHER;
    return {
      id: item.id,
      position: index + 1,
      title,
      subject: row?.subject ?? words?.title ?? title.zh,
      source: item.source && row ? { ...item.source, number: row.number } : null,
      status: item.status,
      matter: item.matter ?? null,
      ballot: item.ballot ?? 'open',
      recused: item.recused,
      outOfRoom: item.outOfRoom ?? [],
      votes: item.votes,
      result: item.result,
      version: item.version,
      wording: words?.wording ?? null,
      paper: words?.paper ? ((await this.files.viewsOf(filesOf(of), [words.paper.file]))[0] ?? null) : null,
      case: row ? await this.caseViews.view(asker, row, names) : null,
    };
  }
}

function cardOf(row: SittingRow, names: Names): SittingCard {
  return {
    id: row.id,
    number: row.state.on,
    organ: { id: row.organ, name: { zh: row.organ_zh, en: row.organ_en } },
    society: names.organisation(row.society),
    on: row.state.on,
    form: row.state.form,
    phase: row.state.phase,
    items: row.state.items.length,
  };
}

/** Of who may ask for a meeting the page knows a number; a share is nobody's rule here. */
function rulesShown({ circulation, ...rules }: OrganRules): NonNullable<SittingView['rules']> {
  if (circulation === undefined) return rules;
  const { never, demand } = circulation;
  return { ...rules, circulation: { never, ...(demand !== undefined && 'count' in demand ? { demand } : {}) } };
}

function demandOf(state: SittingState, names: Names): SittingView['demand'] {
  const by = state.circulation?.demandedBy ?? [];
  return by.length === 0 ? null : { needed: demandsNeeded(state), names: by.map((person) => names.person(person)) };
}

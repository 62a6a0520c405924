import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type {
  AgendaRequestView,
  ChangeMembersRequest,
  ConveneRequest,
  IntentView,
  ItemResultRequest,
  ListItemRequest,
  RollRequest,
} from '../../../libs/contracts';
import { derivedUuid } from '../../../libs/persistence';
import { isNamedWhenListed, MAX_ROLL } from '../../../libs/procedure';
import { recorderPost, type HeldPost } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { IntentsService, type Submission } from '../intents/intents.service';
import { OrgansService } from '../organs/organs.service';
import { societiesOf } from '../organs/organs.controller';
import { TemplatesService } from '../procedures/templates.service';
import { isUuid } from '../requests';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { PreReviewOrder } from './pre-review-order';
import { PreReviewQueries } from './pre-review.queries';
import { filesOf, partiesOf, signaturesOf, supervisorPost } from './sitting-people';
import { SittingQueries, type AgendaSource, type SittingRow } from './sitting.queries';

type SittingIntent = 'list-item' | 'record-roll' | 'change-members' | 'record-item' | 'close-sitting' | 'sign-minutes';

/** What the secretary does to a sitting. Each request becomes an intent; the sitting's own machine decides. */
@Injectable()
export class SittingsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SittingQueries) private readonly queries: SittingQueries,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(OrgansService) private readonly organs: OrgansService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(PreReviewQueries) private readonly reviews: PreReviewQueries,
    @Inject(PreReviewOrder) private readonly order: PreReviewOrder,
  ) {}

  /**
   * What waits for a meeting, and above it what waits for a party body's pre-review before any organ hears of it. Of that body's own agenda
   * only those who convene it are told.
   */
  async agenda(asker: Subject): Promise<AgendaRequestView[]> {
    const posts = heldPosts(asker);
    const [names, rows, running] = await Promise.all([
      this.names.read(),
      this.queries.waiting(societiesOf(asker), partiesOf(posts)),
      this.reviews.running(societiesOf(asker)),
    ]);
    const told = rows.filter((row) => !row.is_party || recorderPost(posts, row) !== null);
    const reviewed = new Map((await this.reviews.concluded(told.map((row) => row.case_id))).map((row) => [row.case_id, row]));
    const common = async (row: { case_id: string; number: string; block: string; round: number; template_hash: string }) => ({
      case: row.case_id,
      number: row.number,
      block: row.block,
      round: row.round,
      ...(await this.aboutOf(row.template_hash)),
    });
    const waiting = told.map(async (row): Promise<AgendaRequestView> => {
      const review = row.is_party ? undefined : reviewed.get(row.case_id);
      return {
        ...(await common(row)),
        subject: row.subject,
        organ: row.organ,
        society: names.organisation(row.society),
        requestedAt: row.requested_at.toISOString(),
        listBy: row.list_by.toISOString(),
        preReview: review === undefined ? null : { status: 'consented', on: review.held_on },
        mayConvene: recorderPost(posts, row) !== null,
      };
    });
    const ahead = running.map(async (row): Promise<AgendaRequestView> => ({
      ...(await common(row)),
      subject: row.subject,
      organ: null,
      society: names.organisation(row.society),
      requestedAt: row.called_at.toISOString(),
      listBy: null,
      preReview: { status: 'running', on: null },
      mayConvene: false,
    }));
    return Promise.all([...waiting, ...ahead]);
  }

  private async aboutOf(templateHash: string): Promise<Pick<AgendaRequestView, 'title' | 'namesMatter'>> {
    const { title, matter } = (await this.templates.get(templateHash)).template;
    return { title, namesMatter: isNamedWhenListed(matter) };
  }

  /** The sitting with its agenda, in one: there is no sitting that waits for its items. */
  async convene(asker: Subject, key: unknown, request: ConveneRequest): Promise<IntentView> {
    const organ = await this.organs.find(request.organ);
    const capacity = organ && recorderPost(heldPosts(asker), organ);
    if (!organ || !capacity) throw new ApiException('NOT_FOUND', {}, 'organ');
    const members = (await this.organs.members(request.organ, request.on)).map((member) => member.id);
    if (!members.includes(request.chair)) throw new ApiException('NOT_ON_ROLL', {}, 'chair');
    await this.order.refuse(
      asker,
      request.items.flatMap((entry) => ('title' in entry ? [] : [entry.case])),
      request,
    );
    return this.intents.submit({
      asker,
      key,
      kind: 'convene',
      stream: (await this.intents.streamOf(asker, key)) ?? randomUUID(),
      streamKind: 'sitting',
      target: null,
      contentHash: null,
      request,
      body: {
        organ: request.organ,
        society: organ.society,
        form: request.form,
        on: request.on,
        chair: request.chair,
        members,
        ...(request.form === 'by-circulation' && members.length > MAX_ROLL ? { assembly: true as const } : {}),
        rules: await this.organs.rules(request.organ),
        items: request.items.map((entry) =>
          'title' in entry ? { item: randomUUID(), source: null, ...entry } : { item: randomUUID(), ...ofCase(entry) },
        ),
        ...(request.time === undefined ? {} : { time: request.time }),
        ...(request.place === undefined ? {} : { place: request.place }),
        ...(request.preReviewFirst === true ? { preReviewFirst: true } : {}),
        capacity,
      },
    });
  }

  async listItem(asker: Subject, key: unknown, id: string, request: ListItemRequest): Promise<IntentView> {
    const { source, title, matter, preReviewFirst } = request;
    const sitting = await this.mine(asker, id);
    if (!source && !title) throw new ApiException('FIELD_REQUIRED', { label: 'title' }, 'title');
    if (source)
      await this.order.refuse(asker, [source.case], {
        on: sitting.state.on,
        ...(sitting.time === null ? {} : { time: sitting.time }),
        ...(preReviewFirst === undefined ? {} : { preReviewFirst }),
      });
    const item = derivedUuid(String(key), 'item/0');
    const asked = source ? { source } : { title };
    const said = { ...(matter === undefined ? {} : { matter }), ...(preReviewFirst === true ? { preReviewFirst: true } : {}) };
    return this.submit(asker, key, id, 'list-item', item, { ...asked, ...said }, (capacity) => ({
      item,
      source,
      ...(title === undefined ? {} : { title }),
      ...said,
      capacity,
    }));
  }

  /** 应到 after the notice. Whoever joins belongs to the organ on that day. */
  async changeMembers(asker: Subject, key: unknown, id: string, request: ChangeMembersRequest): Promise<IntentView> {
    const { organ, state } = await this.mine(asker, id);
    const members = (await this.organs.members(organ, state.on)).map((member) => member.id);
    if (request.joined.some((person) => !members.includes(person))) throw new ApiException('NOT_ON_ROLL', {}, 'joined');
    return this.submit(asker, key, id, 'change-members', null, request, (capacity) => ({ ...request, capacity }));
  }

  recordRoll(asker: Subject, key: unknown, id: string, request: RollRequest): Promise<IntentView> {
    const { attending, ...roll } = request;
    return this.submit(asker, key, id, 'record-roll', null, request, (capacity) => ({
      ...roll,
      ...(attending === undefined
        ? {}
        : { attending: attending.map((name, n) => ({ id: derivedUuid(String(key), `attending/${n}`), name })) }),
      capacity,
    }));
  }

  /** What the chair declared, with the votes; of a party body what it concluded, with its written opinion. */
  async recordItem(asker: Subject, key: unknown, id: string, request: ItemResultRequest): Promise<IntentView> {
    const { followUps, paper, ...result } = request;
    const row = await this.mine(asker, id);
    const { state } = row;
    const stored = paper === undefined ? undefined : { file: paper, sha256: await this.hashOf(row, paper, 'paper') };
    const known = new Set([...state.roll.map(({ member }) => member), state.chair, state.recorder]);
    const stranger = (followUps ?? []).findIndex(({ holder }) => !known.has(holder));
    if (stranger >= 0) throw new ApiException('NOT_ON_ROLL', {}, `followUps.${stranger}.holder`);
    return this.submit(asker, key, id, 'record-item', request.item, request, (capacity) => ({
      ...result,
      ...(stored === undefined ? {} : { paper: stored }),
      // Ids of the request's own: a correction asks anew, and what became of the first stands with the first.
      ...(followUps === undefined
        ? {}
        : { followUps: followUps.map((entry, n) => ({ id: derivedUuid(String(key), `follow-up/${n}`), ...entry })) }),
      capacity,
    }));
  }

  close(asker: Subject, key: unknown, id: string): Promise<IntentView> {
    return this.submit(asker, key, id, 'close-sitting', null, {}, (capacity) => ({ capacity }));
  }

  /** The scan of the signed minutes is bound by its hash. Where the organ's rules name who signs, it bears the chair's signature. */
  async sign(asker: Subject, key: unknown, id: string, file: string): Promise<IntentView> {
    const row = await this.mine(asker, id);
    const minutesHash = await this.hashOf(row, file, 'file');
    const isNamed = (row.state.rules.signers ?? []).length > 0;
    return this.submit(asker, key, id, 'sign-minutes', null, { file }, (capacity) => ({
      file,
      minutesHash,
      ...(isNamed ? { as: 'chair' as const, signer: row.state.chair } : {}),
      capacity,
    }));
  }

  /** The supervisor confirms the very scan that was uploaded, for himself. */
  async confirm(asker: Subject, key: unknown, id: string): Promise<IntentView> {
    const row = await this.visible(asker, id);
    const capacity = supervisorPost(asker, row.society);
    if (capacity === null) throw new ApiException('FORBIDDEN');
    const minutesHash = signaturesOf(row.state)[0]?.minutesHash;
    const file = minutesHash === undefined ? null : await this.queries.minutes(minutesHash, filesOf(row));
    if (minutesHash === undefined || file === null) throw new ApiException('FILE_MISSING', {}, 'file');
    return this.intents.submit({
      asker,
      key,
      kind: 'sign-minutes',
      stream: id,
      streamKind: 'sitting',
      target: null,
      contentHash: null,
      request: { file, as: 'supervisor' },
      body: { file, minutesHash, as: 'supervisor', signer: asker.person.id, capacity },
    });
  }

  /** A sitting that the asker may see. */
  async visible(asker: Subject, id: string): Promise<SittingRow> {
    const row = isUuid(id) ? await this.queries.find(asker.person.id, id) : null;
    if (!row) throw new ApiException('NOT_FOUND');
    return row;
  }

  /** 应到, by id: of an assembly from the request that convened it, for no state is that long. */
  async rollOf({ id, state }: Pick<SittingRow, 'id' | 'state'>): Promise<string[]> {
    return state.assembly?.named === true ? this.queries.assemblyRoll(id) : state.roll.map(({ member }) => member);
  }

  /** The same, where the asker keeps its record. */
  async mine(asker: Subject, id: string): Promise<SittingRow> {
    return (await this.recorded(asker, id)).row;
  }

  /** The same, with the post by which he keeps it: of a party body its own staff's, not the society's. */
  async recorded(asker: Subject, id: string): Promise<{ row: SittingRow; capacity: HeldPost }> {
    const row = await this.visible(asker, id);
    const capacity = recorderPost(heldPosts(asker), row);
    if (capacity === null) throw new ApiException('FORBIDDEN');
    return { row, capacity };
  }

  private async hashOf(row: SittingRow, file: string, field: string): Promise<string> {
    const stored = await this.database.one<{ sha256: string }>(
      `select sha256 from guicheng.stored_file where id = $1 and society = $2`,
      [file, filesOf(row)],
    );
    if (!stored) throw new ApiException('FILE_MISSING', {}, field);
    return stored.sha256;
  }

  private async submit<Kind extends SittingIntent>(
    asker: Subject,
    key: unknown,
    id: string,
    kind: Kind,
    target: string | null,
    request: unknown,
    body: (capacity: HeldPost) => Submission<Kind>['body'],
  ): Promise<IntentView> {
    const { capacity } = await this.recorded(asker, id);
    return this.intents.submit({
      asker,
      key,
      kind,
      stream: id,
      streamKind: 'sitting',
      target,
      contentHash: null,
      request,
      body: body(capacity),
    });
  }
}

/** What a case asked for, with what it is about where that was said. */
function ofCase({ matter, ...source }: AgendaSource & { matter?: string }) {
  return { source, ...(matter === undefined ? {} : { matter }) };
}

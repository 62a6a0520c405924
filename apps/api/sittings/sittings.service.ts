import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { AgendaRequestView, ConveneRequest, IntentView, ItemResultRequest, RollRequest } from '../../../libs/contracts';
import { derivedUuid } from '../../../libs/persistence';
import { MAX_ROLL } from '../../../libs/procedure';
import { may } from '../../../libs/rights';
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
import { SittingQueries, type AgendaSource, type SittingRow } from './sitting.queries';

type SittingIntent = 'list-item' | 'record-roll' | 'record-item' | 'close-sitting' | 'sign-minutes';

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
  ) {}

  async agenda(asker: Subject): Promise<AgendaRequestView[]> {
    const [names, rows] = await Promise.all([this.names.read(), this.queries.waiting(societiesOf(asker))]);
    return Promise.all(
      rows.map(async (row) => ({
        case: row.case_id,
        number: row.number,
        block: row.block,
        round: row.round,
        title: (await this.templates.get(row.template_hash)).template.title,
        subject: row.subject,
        organ: row.organ,
        society: names.organisation(row.society),
        requestedAt: row.requested_at.toISOString(),
        listBy: row.list_by.toISOString(),
      })),
    );
  }

  /** The sitting with its agenda, in one: there is no sitting that waits for its items. */
  async convene(asker: Subject, key: unknown, request: ConveneRequest): Promise<IntentView> {
    const organ = await this.organs.find(request.organ);
    if (!organ || !may(heldPosts(asker), 'record-sittings', organ.society)) throw new ApiException('NOT_FOUND', {}, 'organ');
    const members = (await this.organs.members(request.organ, request.on)).map((member) => member.id);
    if (!members.includes(request.chair)) throw new ApiException('NOT_ON_ROLL', {}, 'chair');
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
          'title' in entry ? { item: randomUUID(), source: null, ...entry } : { item: randomUUID(), source: entry },
        ),
        ...(request.place === undefined ? {} : { place: request.place }),
        capacity: { role: 'society-secretariat', organisation: organ.society },
      },
    });
  }

  async listItem(
    asker: Subject,
    key: unknown,
    id: string,
    source: AgendaSource | null,
    title: string | undefined,
  ): Promise<IntentView> {
    const sitting = await this.mine(asker, id);
    if (!source && !title) throw new ApiException('FIELD_REQUIRED', { label: 'title' }, 'title');
    return this.list(asker, key, id, sitting.society, derivedUuid(String(key), 'item/0'), { source, title });
  }

  recordRoll(asker: Subject, key: unknown, id: string, request: RollRequest): Promise<IntentView> {
    return this.submit(asker, key, id, 'record-roll', null, request, (capacity) => ({
      presence: request.presence,
      reason: request.reason,
      capacity,
    }));
  }

  async recordItem(asker: Subject, key: unknown, id: string, request: ItemResultRequest): Promise<IntentView> {
    const { followUps, ...result } = request;
    const { state } = await this.mine(asker, id);
    const known = new Set([...state.roll.map(({ member }) => member), state.chair, state.recorder]);
    const stranger = (followUps ?? []).findIndex(({ holder }) => !known.has(holder));
    if (stranger >= 0) throw new ApiException('NOT_ON_ROLL', {}, `followUps.${stranger}.holder`);
    return this.submit(asker, key, id, 'record-item', request.item, request, (capacity) => ({
      ...result,
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

  /** The scan of the signed minutes is bound by its hash. */
  async sign(asker: Subject, key: unknown, id: string, file: string): Promise<IntentView> {
    const sitting = await this.mine(asker, id);
    const stored = await this.database.one<{ sha256: string }>(
      `select sha256 from guicheng.stored_file where id = $1 and society = $2`,
      [file, sitting.society],
    );
    if (!stored) throw new ApiException('FILE_MISSING', {}, 'file');
    return this.submit(asker, key, id, 'sign-minutes', null, { file }, (capacity) => ({
      file,
      minutesHash: stored.sha256,
      capacity,
    }));
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

  /** The same, of the asker's own society, whose sittings he records. */
  async mine(asker: Subject, id: string): Promise<SittingRow> {
    const row = await this.visible(asker, id);
    if (!may(heldPosts(asker), 'record-sittings', row.society)) throw new ApiException('FORBIDDEN');
    return row;
  }

  private async list(
    asker: Subject,
    key: unknown,
    sitting: string,
    society: string,
    item: string,
    entry: { source: AgendaSource | null; title: string | undefined },
  ): Promise<IntentView> {
    return this.intents.submit({
      asker,
      key,
      kind: 'list-item',
      stream: sitting,
      streamKind: 'sitting',
      target: item,
      contentHash: null,
      request: entry.source ? { source: entry.source } : { title: entry.title },
      body: {
        item,
        source: entry.source,
        ...(entry.title === undefined ? {} : { title: entry.title }),
        capacity: { role: 'society-secretariat', organisation: society },
      },
    });
  }

  private async submit<Kind extends SittingIntent>(
    asker: Subject,
    key: unknown,
    id: string,
    kind: Kind,
    target: string | null,
    request: unknown,
    body: (capacity: { role: 'society-secretariat'; organisation: string }) => Submission<Kind>['body'],
  ): Promise<IntentView> {
    const sitting = await this.mine(asker, id);
    return this.intents.submit({
      asker,
      key,
      kind,
      stream: id,
      streamKind: 'sitting',
      target,
      contentHash: null,
      request,
      body: body({ role: 'society-secretariat', organisation: sitting.society }),
    });
  }
}

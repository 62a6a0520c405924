import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { IdPipe } from '../id.pipe';
import { KEPT_FOR_MEETINGS, type OrganRulesRequest, type OrganView, type SpecialMajority } from '../../../libs/contracts';
import type { Majority } from '../../../libs/procedure';
import { may, recorderPost, societiesSeenFromInside } from '../../../libs/rights';
import { ApiException } from '../errors/api-exception';
import { countOf, listOf, objectOf, oneOf, optionalTextOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { partiesOf } from '../sittings/sitting-people';
import { matterOf } from '../sittings/sitting-requests';
import { ReadingsService } from '../supervision/readings.service';
import { OrgansService } from './organs.service';

@Controller('organs')
export class OrgansController {
  constructor(
    @Inject(OrgansService) private readonly organs: OrgansService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  @Get()
  @Needs('read-sittings')
  async list(@Asker() asker: Subject): Promise<OrganView[]> {
    const [own, supervised] = [societiesOf(asker), await this.readings.societies(asker)];
    await this.readings.noteList(asker, 'organs', 'organs', supervised);
    const posts = heldPosts(asker);
    return this.organs.list([...new Set([...own, ...supervised])], posts, partiesOf(posts));
  }

  /** 本会标准: entered from the charter with its article, confirmed by the society; a new version each time, none is lost. */
  @Post(':id/rules')
  @Needs('set-charter-rules')
  @HttpCode(200)
  async confirm(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<OrganRulesRequest>,
  ): Promise<OrganView> {
    const organ = await this.organs.find(id);
    const posts = heldPosts(asker);
    if (!organ || !(may(posts, 'set-charter-rules', organ.society) || (organ.is_party && recorderPost(posts, organ))))
      throw new ApiException('NOT_FOUND');
    await this.organs.confirm(id, rulesOf(body, organ.is_party), asker.person.id);
    const view = (await this.organs.list([organ.society], posts)).find((candidate) => candidate.id === id);
    if (!view) throw new ApiException('NOT_FOUND');
    return view;
  }
}

/** Societies whose own affairs the asker knows by his posts. */
export function societiesOf(asker: Subject): string[] {
  return societiesSeenFromInside(heldPosts(asker));
}

/** A party body's own rules may name no majority (`threshold: null`); a society's supervisor is none of its signers. */
function rulesOf(body: Record<string, unknown>, isParty: boolean): OrganRulesRequest {
  const forms = listOf(
    body['forms'],
    'forms',
    (value, field) => oneOf(value, field, ['on-site', 'online', 'mixed', 'by-circulation'] as const),
    4,
  );
  const threshold =
    isParty && body['threshold'] === null ? null : majorityOf(body['threshold'], 'threshold', ['members', 'present']);
  return {
    quorum: majorityOf(body['quorum'], 'quorum', ['members']),
    threshold,
    article: textOf(body['article'], 'article', 100),
    forms,
    noticeDays: countOf(body['noticeDays'], 'noticeDays'),
    ...(forms.includes('by-circulation') ? { circulation: circulationOf(body['circulation']) } : {}),
    ...(body['election'] === undefined ? {} : { election: electionOf(body['election']) }),
    ...(body['special'] === undefined || threshold === null ? {} : { special: specialOf(body['special']) }),
    ...(body['secret'] === undefined ? {} : { secret: secretOf(body['secret']) }),
    ...(isParty || body['signers'] === undefined ? {} : signersOf(body['signers'])),
  };
}

/** 等额、差额, and the majority that each candidate needs. */
function electionOf(value: unknown): NonNullable<OrganRulesRequest['election']> {
  const given = objectOf(value, 'election');
  const kinds = listOf(given['kinds'], 'election.kinds', (kind, field) => oneOf(kind, field, ['equal', 'contested'] as const), 2);
  if (kinds.length === 0) throw new ApiException('FIELD_REQUIRED', { label: 'kinds' }, 'election.kinds');
  return {
    kinds,
    threshold: majorityOf(given['threshold'], 'election.threshold', ['members', 'present']),
    article: textOf(given['article'], 'election.article', 100),
  };
}

/** 修改章程、终止 …: each matter has one majority, with its article. */
function specialOf(value: unknown): SpecialMajority[] {
  const seen = new Set<string>();
  return listOf(
    value,
    'special',
    (entry, field) => {
      const given = objectOf(entry, field);
      const matters = mattersOf(given['matters'], `${field}.matters`);
      if (matters.length === 0) throw new ApiException('FIELD_REQUIRED', { label: 'matters' }, `${field}.matters`);
      if (matters.some((matter) => seen.has(matter)))
        throw new ApiException('FIELD_INVALID', { label: 'matters' }, `${field}.matters`);
      matters.forEach((matter) => seen.add(matter));
      return {
        matters,
        threshold: majorityOf(given['threshold'], `${field}.threshold`, ['members', 'present']),
        article: textOf(given['article'], `${field}.article`, 100),
      };
    },
    KEPT_FOR_MEETINGS.length,
  );
}

function secretOf(value: unknown): NonNullable<OrganRulesRequest['secret']> {
  const given = objectOf(value, 'secret');
  const article = optionalTextOf(given['article'], 'secret.article', 100);
  return { matters: mattersOf(given['matters'], 'secret.matters'), ...(article === undefined ? {} : { article }) };
}

function mattersOf(value: unknown, field: string): string[] {
  return [...new Set(listOf(value, field, matterOf))];
}

/** The charter allows 通讯表决, and keeps these matters for a meeting. Elections always are. */
function circulationOf(value: unknown): NonNullable<OrganRulesRequest['circulation']> {
  const given = objectOf(value, 'circulation');
  return {
    never: mattersOf(given['never'], 'circulation.never'),
    ...(given['demand'] === undefined ? {} : { demand: { count: demandOf(given['demand']) } }),
  };
}

/** How many members may ask for a meeting instead: somebody has to. */
function demandOf(value: unknown): number {
  const count = countOf(objectOf(value, 'circulation.demand')['count'], 'circulation.demand.count');
  if (count < 1) throw new ApiException('FIELD_INVALID', { label: 'count' }, 'circulation.demand.count');
  return count;
}

function signersOf(value: unknown): Pick<OrganRulesRequest, 'signers'> {
  const signers = listOf(value, 'signers', (signer, field) => oneOf(signer, field, ['chair', 'supervisor'] as const), 2);
  return signers.length === 0 ? {} : { signers: [...new Set(signers)] };
}

/** A share between nothing and all; what is more than all could never be reached. */
function majorityOf<Base extends Majority['base']>(
  value: unknown,
  field: string,
  bases: readonly Base[],
): Majority & { base: Base } {
  const given = objectOf(value, field);
  const of = objectOf(given['of'], `${field}.of`);
  const numerator = countOf(of['numerator'], `${field}.of.numerator`);
  const denominator = countOf(of['denominator'], `${field}.of.denominator`);
  const operator = oneOf(given['operator'], `${field}.operator`, ['more-than', 'at-least'] as const);
  const reachable = operator === 'more-than' ? numerator < denominator : numerator <= denominator;
  if (numerator < 1 || denominator < 1 || !reachable) throw new ApiException('FIELD_INVALID', { label: field }, field);
  return { operator, of: { numerator, denominator }, base: oneOf(given['base'], `${field}.base`, bases) };
}

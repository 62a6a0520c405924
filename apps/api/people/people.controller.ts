import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type {
  OrganisationCard,
  OrganisationPage,
  PersonCard,
  PersonPage,
  PostAnswer,
  ProposalView,
  NewOrganisation,
  OrganisationChange,
  NewMasterRecord,
  NewPost,
  NewOrgan,
  NewMember,
} from '../../../libs/contracts';
import { IdPipe } from '../id.pipe';
import { countOf, dayOf, objectOf, oneOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { OrganisationChangesService } from './organisation-changes.service';
import { OrganisationsService } from './organisations.service';
import { nameOf, newMemberOf, newOrganOf, newPostOf, optionalDayOf, optionalReasonOf, reasonOf } from './people-requests';
import { PersonsService } from './persons.service';
import { ProposalsService } from './proposals.service';
import { TermsService } from './terms.service';

const KINDS = ['association', 'department', 'society', 'party-organisation'] as const;
const JURISDICTIONS = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'] as const;
@Controller('organisations')
export class OrganisationsController {
  constructor(
    @Inject(OrganisationsService) private readonly organisations: OrganisationsService,
    @Inject(OrganisationChangesService) private readonly changes: OrganisationChangesService,
    @Inject(TermsService) private readonly terms: TermsService,
  ) {}

  @Get()
  @Needs('read-people')
  list(@Asker() asker: Subject, @Query('query') query?: string, @Query('kind') kind?: string): Promise<OrganisationCard[]> {
    return this.organisations.list(asker, {
      ...(query === undefined ? {} : { query }),
      ...(kind === undefined || kind === '' ? {} : { kind: oneOf(kind, 'kind', KINDS) }),
    });
  }

  @Post()
  @Needs('manage-people')
  async add(@Asker() asker: Subject, @Body() body: Sent<NewOrganisation>): Promise<OrganisationCard> {
    const phone = optionalTextOf(body['phone'], 'phone', 50);
    const foundedOn = optionalDayOf(body['foundedOn'], 'foundedOn');
    const id = await this.changes.add(asker, {
      kind: oneOf(body['kind'], 'kind', KINDS),
      name: nameOf(body['name'], 'name'),
      parent: uuidOf(body['parent'], 'parent'),
      ...(body['jurisdiction'] === undefined ? {} : { jurisdiction: oneOf(body['jurisdiction'], 'jurisdiction', JURISDICTIONS) }),
      ...(phone === undefined ? {} : { phone }),
      ...(foundedOn === undefined ? {} : { foundedOn }),
    });
    return this.organisations.card(asker, id);
  }

  @Get(':id')
  @Needs('read-people')
  page(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Query('on') on?: string): Promise<OrganisationPage> {
    return this.organisations.page(asker, id, optionalDayOf(on, 'on'));
  }

  @Post(':id/change')
  @Needs('manage-people')
  @HttpCode(200)
  async change(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<OrganisationChange>,
  ): Promise<OrganisationCard> {
    const phone = optionalTextOf(body['phone'], 'phone', 50);
    const officeHours = optionalTextOf(body['officeHours'], 'officeHours', 50);
    const dissolvedOn = optionalDayOf(body['dissolvedOn'], 'dissolvedOn');
    await this.changes.change(asker, id, {
      ...(body['name'] === undefined ? {} : { name: nameOf(body['name'], 'name') }),
      ...(phone === undefined ? {} : { phone }),
      ...(officeHours === undefined ? {} : { officeHours }),
      ...(dissolvedOn === undefined ? {} : { dissolvedOn }),
      validFrom: dayOf(body['validFrom'], 'validFrom'),
      reason: reasonOf(body),
    });
    return this.organisations.card(asker, id);
  }

  @Post(':id/master')
  @Needs('change-people')
  @HttpCode(200)
  async setMaster(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<NewMasterRecord>,
  ): Promise<OrganisationCard> {
    const reason = optionalReasonOf(body);
    await this.changes.setMaster(asker, id, {
      record: objectOf(body['record'], 'record'),
      validFrom: dayOf(body['validFrom'], 'validFrom'),
      ...(reason === undefined ? {} : { reason }),
    });
    return this.organisations.card(asker, id);
  }

  @Post(':id/master/void')
  @Needs('manage-people')
  @HttpCode(200)
  async voidMaster(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ version: number; reason: string }>,
  ): Promise<OrganisationCard> {
    await this.changes.voidMaster(asker, id, countOf(body['version'], 'version'), reasonOf(body));
    return this.organisations.card(asker, id);
  }

  @Post(':id/posts')
  @Needs('change-people')
  givePost(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<NewPost>): Promise<PostAnswer> {
    return this.terms.givePost(asker, id, newPostOf(body));
  }

  @Post(':id/organs')
  @Needs('change-people')
  addOrgan(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<NewOrgan>): Promise<{ id: string }> {
    return this.changes.addOrgan(asker, id, newOrganOf(body));
  }
}

@Controller('organisation-organs')
export class SeatsController {
  constructor(@Inject(TermsService) private readonly terms: TermsService) {}

  @Post(':id/members')
  @Needs('change-people')
  addMember(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<NewMember>): Promise<{ id: string }> {
    return this.terms.addMember(asker, id, newMemberOf(body));
  }
}

@Controller('terms')
export class TermsController {
  constructor(@Inject(TermsService) private readonly terms: TermsService) {}

  @Post(':id/end')
  @Needs('change-people')
  @HttpCode(200)
  async end(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ on: string; reason: string }>,
  ): Promise<object> {
    await this.terms.end(asker, id, dayOf(body['on'], 'on'), reasonOf(body));
    return {};
  }

  @Post(':id/void')
  @Needs('change-people')
  @HttpCode(200)
  async void(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<{ reason: string }>): Promise<object> {
    await this.terms.void(asker, id, reasonOf(body));
    return {};
  }
}

@Controller('persons')
export class PersonsController {
  constructor(@Inject(PersonsService) private readonly persons: PersonsService) {}

  @Get()
  @Needs('read-people')
  find(
    @Asker() asker: Subject,
    @Query('query') query?: string,
    @Query('name') name?: string,
    @Query('phone') phone?: string,
  ): Promise<PersonCard[]> {
    return this.persons.find(asker, {
      ...(query ? { query } : {}),
      ...(name ? { name } : {}),
      ...(phone ? { phone } : {}),
    });
  }

  @Get(':id')
  @Needs('read-people')
  page(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<PersonPage> {
    return this.persons.page(asker, id);
  }

  @Post(':id')
  @Needs('change-people')
  @HttpCode(200)
  change(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ name?: string; phone?: string; reason: string }>,
  ): Promise<PersonCard> {
    const phone = optionalTextOf(body['phone'], 'phone', 30);
    return this.persons.change(asker, id, {
      ...(body['name'] === undefined ? {} : { name: textOf(body['name'], 'name', 100).trim() }),
      ...(phone === undefined ? {} : { phone }),
      reason: reasonOf(body),
    });
  }
}

@Controller('rights-proposals')
export class ProposalsController {
  constructor(@Inject(ProposalsService) private readonly proposals: ProposalsService) {}

  @Get()
  @Needs('confirm-rights')
  list(@Asker() asker: Subject): Promise<ProposalView[]> {
    return this.proposals.list(asker);
  }

  @Post(':id/decide')
  @Needs('confirm-rights')
  @HttpCode(200)
  decide(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ decision: 'confirmed' | 'declined'; reason?: string }>,
  ): Promise<ProposalView> {
    const decision = oneOf(body['decision'], 'decision', ['confirmed', 'declined'] as const);
    return this.proposals.decide(asker, id, decision, optionalReasonOf(body) ?? null);
  }
}

import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type {
  AffectedView,
  CaseRulesView,
  ChangePolicyRequest,
  PolicyCard,
  PolicyChoiceRequest,
  PolicyReading,
  PolicyRequest,
  PolicyView,
  ReadPolicyRequest,
} from '../../../libs/contracts';
import { CaseQueries } from '../cases/case.queries';
import { ApiException } from '../errors/api-exception';
import { IdPipe } from '../id.pipe';
import { countOf, isGiven, listOf, oneOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { AffectedService } from './affected.service';
import { PoliciesService } from './policies.service';
import { policyContentOf } from './policy-request';

/** A long document; the lines of a pasted one are measured before they are read. */
const PASTED = 400_000;
/** Shipped texts have a number of three digits instead of an id. */
const ID = /^(?:\d{3}|[0-9a-f-]{36})$/i;

@Controller()
export class PoliciesController {
  constructor(
    @Inject(PoliciesService) private readonly policies: PoliciesService,
    @Inject(AffectedService) private readonly affected: AffectedService,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
  ) {}

  @Get('policies')
  @Needs('read-publications')
  list(): Promise<PolicyCard[]> {
    return this.policies.list();
  }

  @Post('policies/reading')
  @Needs('prepare-procedures')
  @HttpCode(200)
  read(@Asker() asker: Subject, @Body() body: Sent<ReadPolicyRequest>): Promise<PolicyReading> {
    const file = isGiven(body['file']) ? uuidOf(body['file'], 'file') : null;
    return this.policies.read(asker, file, file === null ? textOf(body['text'], 'text', PASTED) : null);
  }

  @Post('policies')
  @Needs('prepare-procedures')
  register(@Asker() asker: Subject, @Body() body: Sent<PolicyRequest>): Promise<PolicyView> {
    return this.policies.register(asker, policyContentOf(body['content']), fileOf(body));
  }

  @Get('policies/:id')
  @Needs('read-publications')
  one(@Param('id') id: string): Promise<PolicyView> {
    return this.policies.find(idOf(id));
  }

  @Post('policies/:id')
  @Needs('prepare-procedures')
  @HttpCode(200)
  change(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<ChangePolicyRequest>): Promise<PolicyView> {
    const revision = countOf(body['revision'], 'revision');
    return this.policies.change(asker, id, { content: policyContentOf(body['content']), file: fileOf(body), revision });
  }

  @Get('policies/:id/affected')
  @Needs('read-publications')
  touched(@Asker() asker: Subject, @Param('id') id: string): Promise<AffectedView> {
    return this.affected.affected(asker, idOf(id));
  }

  @Post('policies/:id/choices')
  @Needs('prepare-procedures')
  @HttpCode(200)
  choose(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<PolicyChoiceRequest>,
  ): Promise<AffectedView> {
    return this.affected.choose(asker, id, {
      cases: listOf(body['cases'], 'cases', uuidOf),
      choice: oneOf(body['choice'], 'choice', ['former', 'new']),
      reason: textOf(body['reason'], 'reason', 500),
    });
  }

  @Get('cases/:id/rules')
  @Needs('signed-in')
  async rules(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<CaseRulesView[]> {
    return this.affected.rulesOf((await this.cases.visible(asker.person.id, id)).id);
  }
}

function idOf(id: string): string {
  if (!ID.test(id)) throw new ApiException('NOT_FOUND');
  return id.toLowerCase();
}

function fileOf(body: Sent<PolicyRequest>): string | null {
  return optionalTextOf(body['file'], 'file', 36) === undefined ? null : uuidOf(body['file'], 'file');
}

import { Inject, Injectable } from '@nestjs/common';
import type { WorkView } from '../../../libs/contracts';
import { NAMED_ONLY } from '../../../libs/rights';
import { ApiException } from '../errors/api-exception';
import { TemplatesService } from '../procedures/templates.service';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { amountFields } from './amount-fields';
import { GrantsService } from './grants.service';
import { WorkGrants } from './work-grants.service';

/** What a supervisor can choose in his work: what his grant reaches, and nothing beside it. */
@Injectable()
export class WorkService {
  constructor(
    @Inject(WorkGrants) private readonly grants: WorkGrants,
    @Inject(GrantsService) private readonly views: GrantsService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async view(asker: Subject, id: string): Promise<WorkView> {
    const grant = await this.grants.of(asker, id);
    const view = (await this.views.mine(asker)).find((own) => own.id === id);
    if (view === undefined) throw new ApiException('NOT_FOUND');
    const [names, societies, published] = await Promise.all([
      this.names.read(),
      this.grants.societies(grant),
      this.templates.procedures(),
    ]);
    const within = published.filter((procedure) =>
      grant.procedures === null ? !NAMED_ONLY.includes(procedure) : grant.procedures.includes(procedure),
    );
    return {
      grant: view,
      association: names.organisation(grant.association),
      societies: societies.map((society) => names.organisation(society)),
      procedures: await Promise.all(
        within.map(async (procedure) => {
          const { template } = await this.templates.current(procedure, 'CN');
          return { id: procedure, title: template.title, hasAmount: amountFields(template).length > 0 };
        }),
      ),
    };
  }
}

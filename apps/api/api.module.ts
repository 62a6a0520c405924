import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { createDataSource } from '../../libs/persistence';
import { CaseQueries } from './cases/case.queries';
import { CasesController } from './cases/cases.controller';
import { FilingService } from './cases/filing.service';
import { Database } from './database';
import { DraftsController } from './drafts/drafts.controller';
import { EngineService } from './engine.service';
import { ENVIRONMENT } from './environment.token';
import type { ApiEnvironment } from './env';
import { FilesController } from './files/files.controller';
import { FilesService } from './files/files.service';
import { HealthController } from './health.controller';
import { InboxController } from './inbox/inbox.controller';
import { InboxService } from './inbox/inbox.service';
import { IntentsController } from './intents/intents.controller';
import { IntentsService } from './intents/intents.service';
import { LiveController } from './live/live.controller';
import { LiveService } from './live/live.service';
import { NoticesController } from './notices/notices.controller';
import { OrgansController } from './organs/organs.controller';
import { OrgansService } from './organs/organs.service';
import { GuideService } from './procedures/guide.service';
import { ParametersService } from './procedures/parameters.service';
import { ProceduresController } from './procedures/procedures.controller';
import { TemplatesService } from './procedures/templates.service';
import { RegistersController } from './registers/registers.controller';
import { RequestPipe } from './request.pipe';
import { RefusalInterceptor } from './rights/refusal.interceptor';
import { RightsGuard } from './rights/rights.guard';
import { SessionController } from './session/session.controller';
import { SessionService } from './session/session.service';
import { SittingQueries } from './sittings/sitting.queries';
import { SittingViewService } from './sittings/sitting-view.service';
import { SittingsController } from './sittings/sittings.controller';
import { SittingsService } from './sittings/sittings.service';
import { TasksController } from './tasks/tasks.controller';
import { TasksService } from './tasks/tasks.service';
import { CaseViewService } from './views/case-view.service';
import { NamesService } from './views/names.service';

/** The composition of the API: it wires rooms and owns no rule. */
@Module({})
export class ApiModule {
  static with(environment: ApiEnvironment): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        SessionController,
        ProceduresController,
        DraftsController,
        FilesController,
        CasesController,
        InboxController,
        TasksController,
        OrgansController,
        SittingsController,
        RegistersController,
        NoticesController,
        IntentsController,
        LiveController,
        HealthController,
      ],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: DataSource, useFactory: () => createDataSource({ url: environment.databaseUrl }).initialize() },
        { provide: APP_GUARD, useClass: RightsGuard },
        { provide: APP_INTERCEPTOR, useClass: RefusalInterceptor },
        { provide: APP_PIPE, useClass: RequestPipe },
        Database,
        SessionService,
        NamesService,
        TemplatesService,
        ParametersService,
        GuideService,
        FilesService,
        EngineService,
        IntentsService,
        CaseQueries,
        CaseViewService,
        FilingService,
        InboxService,
        TasksService,
        OrgansService,
        SittingQueries,
        SittingsService,
        SittingViewService,
        LiveService,
      ],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { createDataSource } from '../../libs/persistence';
import { AccountsController } from './accounts/accounts.controller';
import { AccountsService } from './accounts/accounts.service';
import { HandOverCases } from './accounts/hand-over-cases.service';
import { HandOverService } from './accounts/hand-over.service';
import { InvitationsController } from './accounts/invitations.controller';
import { InvitationsService } from './accounts/invitations.service';
import { KeepersService } from './accounts/keepers.service';
import { PasswordController } from './accounts/password.controller';
import { Passwords } from './accounts/passwords.service';
import { ActionsController } from './actions/actions.controller';
import { ActionsService } from './actions/actions.service';
import { NotesService } from './actions/notes.service';
import { CaseOffersService } from './actions/case-offers.service';
import { SimilarCasesService } from './actions/similar-cases.service';
import { CaseQueries } from './cases/case.queries';
import { CasesController } from './cases/cases.controller';
import { FilingService } from './cases/filing.service';
import { Database, KEEPS_PLANS } from './database';
import { DesignsController } from './designs/designs.controller';
import { ArchiveController } from './archive/archive.controller';
import { documentProviders } from './documents/document.providers';
import { DocumentsController } from './documents/documents.controller';
import { DraftsController } from './drafts/drafts.controller';
import { EngineService } from './engine.service';
import { ENVIRONMENT } from './environment.token';
import type { ApiEnvironment } from './env';
import { FilesController } from './files/files.controller';
import { fileStoreProvider, scannerProvider } from './files/file-store.provider';
import { FilesService } from './files/files.service';
import { PageDrawer } from './files/pages/page-drawer.service';
import { PagesService } from './files/pages/pages.service';
import { HealthController } from './health.controller';
import { OpenApiController } from './openapi/openapi.controller';
import { ImportJobs } from './imports/import-jobs.service';
import { ImportViews } from './imports/import-views.service';
import { ImportsController } from './imports/imports.controller';
import { ImportsService } from './imports/imports.service';
import { SheetReader } from './imports/reading/sheet-reader.service';
import { InboxController } from './inbox/inbox.controller';
import { InboxQueries } from './inbox/inbox.queries';
import { InboxService } from './inbox/inbox.service';
import { SavedViewsController } from './inbox/saved-views.controller';
import { SavedViewsService } from './inbox/saved-views.service';
import { IntentsController } from './intents/intents.controller';
import { IntentsService } from './intents/intents.service';
import { LiveController } from './live/live.controller';
import { LiveService } from './live/live.service';
import { NoticesController } from './notices/notices.controller';
import { ChannelsService } from './notices/channels.service';
import { SendingController } from './notices/sending.controller';
import { SendingService } from './notices/sending.service';
import { Traces } from '../../libs/operation';
import { ApiMetrics } from './operation/api-metrics';
import { FaultsController } from './operation/faults.controller';
import { FaultsService } from './operation/faults.service';
import { OperationService } from './operation/operation.service';
import { OrgansController } from './organs/organs.controller';
import { OrgansService } from './organs/organs.service';
import { HistoryService } from './people/history.service';
import { OrganisationChangesService } from './people/organisation-changes.service';
import { OrganisationsService } from './people/organisations.service';
import { PeopleScope } from './people/people-scope';
import {
  OrganisationsController,
  PersonsController,
  ProposalsController,
  SeatsController,
  TermsController,
} from './people/people.controller';
import { PersonsService } from './people/persons.service';
import { ProposalsService } from './people/proposals.service';
import { TermsService } from './people/terms.service';
import { practiceProviders } from './practice/practice.providers';
import { PoliciesController } from './policies/policies.controller';
import { DaysOffController } from './days-off/days-off.controller';
import { StandardsController } from './standards/standards.controller';
import { FillingService } from './procedures/filling.service';
import { PhrasesController } from './phrases/phrases.controller';
import { PhrasesService } from './phrases/phrases.service';
import { GuideService } from './procedures/guide.service';
import { MigrationsController } from './procedures/migrations.controller';
import { MigrationsService } from './procedures/migrations.service';
import { OffersService } from './procedures/offers.service';
import { ParametersService } from './procedures/parameters.service';
import { ProceduresController } from './procedures/procedures.controller';
import { PublicationsController } from './procedures/publications.controller';
import { PublicationSummaryService } from './procedures/publication-summary.service';
import { PublicationsService } from './procedures/publications.service';
import { StandingsService } from './procedures/standings.service';
import { ByPersonService } from './statistics/by-person.service';
import { RegisterStatisticsService } from './statistics/register-statistics.service';
import { StatisticsController } from './statistics/statistics.controller';
import { StepStatisticsService } from './statistics/step-statistics.service';
import { workbenchProviders } from './workbench/workbench.providers';
import { WorkbenchController } from './workbench/workbench.controller';
import { TemplatesService } from './procedures/templates.service';
import { CaseRecordController } from './record/case-record.controller';
import { CaseRecordService } from './record/case-record.service';
import { CaseReportService } from './record/case-report.service';
import { ErasuresController } from './record/erasures.controller';
import { ErasuresService } from './record/erasures.service';
import { WordsService } from './record/words.service';
import { ProxiesController } from './proxies/proxies.controller';
import { ProxiesService } from './proxies/proxies.service';
import { FedRegisters } from './registers/fed-registers';
import { RegistersController } from './registers/registers.controller';
import { RegistersService } from './registers/registers.service';
import { RequestPipe } from './request.pipe';
import { CrossSiteService } from './rights/cross-site.service';
import { RefusalInterceptor } from './rights/refusal.interceptor';
import { RightsGuard } from './rights/rights.guard';
import { BallotQueries } from './ballots/ballot.queries';
import { BallotsController, OwnBallotController } from './ballots/ballots.controller';
import { BallotsService } from './ballots/ballots.service';
import { OwnBallotService } from './ballots/own-ballot.service';
import { OwnSecretVoteService } from './ballots/own-secret-vote.service';
import { SecretVoteQueries } from './ballots/secret-vote.queries';
import { OwnSecretVoteController, SecretVotesController } from './ballots/secret-votes.controller';
import { SecretVotesService } from './ballots/secret-votes.service';
import { BallotLinkController } from './ballot-links/ballot-link.controller';
import { LinkSessionService } from './ballot-links/link-session.service';
import { LinksService } from './ballot-links/links.service';
import { OwnSittingService } from './ballot-links/own-sitting.service';
import { SittingLinksController } from './ballot-links/sitting-links.controller';
import { CodesService } from './session/codes.service';
import { DisplayController } from './session/display.controller';
import { FactorController } from './session/factor.controller';
import { FactorRule } from './session/factor-rule';
import { FactorService } from './session/factor.service';
import { IdentitiesController } from './session/identities.controller';
import { IdentitiesService } from './session/identities.service';
import { MethodsController } from './session/methods.controller';
import { methodsProvider, smsProvider } from './session/methods.provider';
import { MethodsService } from './session/methods.service';
import { sealProvider } from './session/seal.provider';
import { SessionController } from './session/session.controller';
import { SessionService } from './session/session.service';
import { FollowUpsService } from './sittings/follow-ups.service';
import { PapersService } from './sittings/papers.service';
import { SittingKitController } from './sittings/sitting-kit.controller';
import { SocietyRecordController } from './society-record/society-record.controller';
import { SocietyRecordService } from './society-record/society-record.service';
import { CaseSheetsController } from './cases/case-sheets.controller';
import { CaseSheetsService } from './cases/case-sheets.service';
import { SignatureController } from './signature/signature.controller';
import { SignatureService } from './signature/signature.service';
import { CaseSharesController, ShareController } from './share/share.controller';
import { ShareService } from './share/share.service';
import { DemandController } from './ballots/demand.controller';
import { PreReviewOrder } from './sittings/pre-review-order';
import { PreReviewQueries } from './sittings/pre-review.queries';
import { SittingQueries } from './sittings/sitting.queries';
import { SittingViewService } from './sittings/sitting-view.service';
import { SittingsController } from './sittings/sittings.controller';
import { SittingsService } from './sittings/sittings.service';
import { ExceptionsQueries } from './supervision/exceptions.queries';
import { GrantsService } from './supervision/grants.service';
import { EarlierPaymentsService } from './supervision/earlier-payments.service';
import { FileEvidence } from './supervision/file-evidence.service';
import { FindingsService } from './supervision/findings.service';
import { FoundExceptions } from './supervision/found-exceptions.service';
import { RectificationsController } from './supervision/rectifications.controller';
import { RectificationsService } from './supervision/rectifications.service';
import { SamplesService } from './supervision/samples.service';
import { SupervisedFileService } from './supervision/supervised-file.service';
import { SupervisedSittings } from './supervision/supervised-sittings.service';
import { WorkController } from './supervision/work.controller';
import { WorkGrants } from './supervision/work-grants.service';
import { WorkService } from './supervision/work.service';
import { WorkingPapers } from './supervision/working-papers.service';
import { AssignmentContactsService } from './starts/assignment-contacts.service';
import { AssignmentsController } from './starts/assignments.controller';
import { AssignmentsService } from './starts/assignments.service';
import { CalendarService } from './starts/calendar.service';
import { StartProposalsService } from './starts/start-proposals.service';
import { StartsController } from './starts/starts.controller';
import { ReadingsService } from './supervision/readings.service';
import { SupervisionController } from './supervision/supervision.controller';
import { SupervisionService } from './supervision/supervision.service';
import { ActBesides } from './tasks/act-besides.service';
import { ColleaguesService } from './tasks/colleagues.service';
import { TaskHelpService } from './tasks/task-help.service';
import { TasksController } from './tasks/tasks.controller';
import { TasksService } from './tasks/tasks.service';
import { CaseViewService } from './views/case-view.service';
import { LinkedCasesService } from './views/linked-cases.service';
import { NamesService } from './views/names.service';

/** The composition of the API: it wires rooms and owns no rule. */
@Module({})
export class ApiModule {
  static with(environment: ApiEnvironment): DynamicModule {
    const url = environment.databaseUrl;
    return {
      module: ApiModule,
      controllers: [
        OpenApiController,
        SessionController,
        DisplayController,
        FactorController,
        MethodsController,
        IdentitiesController,
        BallotLinkController,
        SittingLinksController,
        ProceduresController,
        PublicationsController,
        WorkbenchController,
        DesignsController,
        MigrationsController,
        PoliciesController,
        StandardsController,
        DaysOffController,
        StatisticsController,
        DraftsController,
        FilesController,
        CasesController,
        ActionsController,
        ProxiesController,
        PhrasesController,
        CaseRecordController,
        CaseSharesController,
        ShareController,
        ErasuresController,
        InboxController,
        SavedViewsController,
        TasksController,
        OrgansController,
        SittingsController,
        SittingKitController,
        BallotsController,
        OwnBallotController,
        SecretVotesController,
        OwnSecretVoteController,
        DemandController,
        RegistersController,
        ImportsController,
        SupervisionController,
        WorkController,
        RectificationsController,
        AssignmentsController,
        StartsController,
        SocietyRecordController,
        SignatureController,
        CaseSheetsController,
        DocumentsController,
        ArchiveController,
        OrganisationsController,
        SeatsController,
        TermsController,
        PersonsController,
        ProposalsController,
        AccountsController,
        InvitationsController,
        PasswordController,
        NoticesController,
        FaultsController,
        SendingController,
        IntentsController,
        LiveController,
        HealthController,
      ],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: DataSource, useFactory: () => createDataSource({ url }).initialize() },
        { provide: KEEPS_PLANS, useFactory: () => createDataSource({ url, poolSize: 5, keepsPlans: true }).initialize() },
        { provide: APP_GUARD, useClass: RightsGuard },
        { provide: APP_INTERCEPTOR, useClass: RefusalInterceptor },
        { provide: APP_PIPE, useClass: RequestPipe },
        Database,
        { provide: Traces, useFactory: () => Traces.to(environment.traces, 'api') },
        ApiMetrics,
        OperationService,
        FaultsService,
        WordsService,
        CaseRecordService,
        CaseReportService,
        ErasuresService,
        sealProvider,
        methodsProvider,
        smsProvider,
        FactorRule,
        FactorService,
        SessionService,
        IdentitiesService,
        MethodsService,
        CodesService,
        LinksService,
        LinkSessionService,
        OwnSittingService,
        NamesService,
        Passwords,
        PeopleScope,
        HistoryService,
        PersonsService,
        SocietyRecordService,
        SignatureService,
        CaseSheetsService,
        ...documentProviders,
        ...practiceProviders,
        OrganisationsService,
        OrganisationChangesService,
        TermsService,
        ProposalsService,
        InvitationsService,
        AccountsService,
        HandOverService,
        HandOverCases,
        KeepersService,
        TemplatesService,
        ParametersService,
        FillingService,
        ShareService,
        GuideService,
        OffersService,
        PublicationsService,
        PublicationSummaryService,
        StandingsService,
        ...workbenchProviders,
        MigrationsService,
        fileStoreProvider,
        scannerProvider,
        RegisterStatisticsService,
        StepStatisticsService,
        ByPersonService,
        FilesService,
        PageDrawer,
        PagesService,
        EngineService,
        IntentsService,
        CrossSiteService,
        ReadingsService,
        FedRegisters,
        RegistersService,
        CaseQueries,
        CaseViewService,
        LinkedCasesService,
        CalendarService,
        StartProposalsService,
        AssignmentsService,
        AssignmentContactsService,
        FilingService,
        GrantsService,
        ExceptionsQueries,
        SupervisionService,
        WorkGrants,
        WorkService,
        FoundExceptions,
        SamplesService,
        FileEvidence,
        EarlierPaymentsService,
        SupervisedSittings,
        SupervisedFileService,
        FindingsService,
        RectificationsService,
        WorkingPapers,
        InboxQueries,
        InboxService,
        SavedViewsService,
        TasksService,
        ActBesides,
        TaskHelpService,
        CaseOffersService,
        SimilarCasesService,
        PhrasesService,
        ColleaguesService,
        ActionsService,
        NotesService,
        ProxiesService,
        OrgansService,
        PreReviewOrder,
        PreReviewQueries,
        SittingQueries,
        SittingsService,
        FollowUpsService,
        BallotQueries,
        BallotsService,
        OwnBallotService,
        SecretVoteQueries,
        SecretVotesService,
        OwnSecretVoteService,
        PapersService,
        SittingViewService,
        LiveService,
        SheetReader,
        ImportsService,
        ImportJobs,
        ImportViews,
        SendingService,
        ChannelsService,
      ],
    };
  }
}

import { Skeleton } from 'antd';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { InboxPage } from '../inbox/inbox.page';
import { useSessionState } from '../session/session';
import { onPasswordChangeRequired } from '../shared/api';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { TaskPage } from '../task/task.page';
import { NotFoundPage } from './not-found.page';
import { Shell } from './shell';
import { lazily, useIsWaitingForLine } from '../shared/lazily';

// Who comes back from an office's page is mostly signed in.
const SignInPage = lazily(() => import('../session/sign-in.page').then((m) => ({ default: m.SignInPage })));
const ReturnPage = lazily(() => import('../session/return.page').then((m) => ({ default: m.ReturnPage })));
// Inbox and task come with the first load; the rest when it is asked for.
const TogetherPage = lazily(() => import('../inbox/together.page').then((m) => ({ default: m.TogetherPage })));
const CasesPage = lazily(() => import('../cases/cases.page').then((m) => ({ default: m.CasesPage })));
const CasePage = lazily(() => import('../cases/case.page').then((m) => ({ default: m.CasePage })));
const ReceiptsPage = lazily(() => import('../record/receipts.page').then((m) => ({ default: m.ReceiptsPage })));
const ProceduresPage = lazily(() => import('../filing/procedures.page').then((m) => ({ default: m.ProceduresPage })));
const GuidePage = lazily(() => import('../filing/guide.page').then((m) => ({ default: m.GuidePage })));
const PaperPage = lazily(() => import('../filing/paper.page').then((m) => ({ default: m.PaperPage })));
const FilingPage = lazily(() => import('../filing/filing.page').then((m) => ({ default: m.FilingPage })));
const AssignmentsPage = lazily(() => import('../assignments/assignments.page').then((m) => ({ default: m.AssignmentsPage })));
const AssignPage = lazily(() => import('../assignments/assign.page').then((m) => ({ default: m.AssignPage })));
const BoardPage = lazily(() => import('../assignments/board.page').then((m) => ({ default: m.BoardPage })));
const LetterPage = lazily(() => import('../assignments/letter.page').then((m) => ({ default: m.LetterPage })));
const OptionsPage = lazily(() => import('../procedure-options/options.page').then((m) => ({ default: m.OptionsPage })));
const CataloguePage = lazily(() => import('../design/catalogue.page').then((m) => ({ default: m.CataloguePage })));
const DesignPage = lazily(() => import('../design/design.page').then((m) => ({ default: m.DesignPage })));
const PoliciesPage = lazily(() => import('../policies/policies.page').then((m) => ({ default: m.PoliciesPage })));
const PolicyPage = lazily(() => import('../policies/policy.page').then((m) => ({ default: m.PolicyPage })));
const RegisterPolicyPage = lazily(() => import('../policies/register.page').then((m) => ({ default: m.RegisterPolicyPage })));
const DaysOffPage = lazily(() => import('../days-off/days-off.page').then((m) => ({ default: m.DaysOffPage })));
const StandardsPage = lazily(() => import('../standards/standards.page').then((m) => ({ default: m.StandardsPage })));
const PublicationsPage = lazily(() => import('../publishing/publications.page').then((m) => ({ default: m.PublicationsPage })));
const PublicationPage = lazily(() => import('../publishing/publication.page').then((m) => ({ default: m.PublicationPage })));
const HandInPage = lazily(() => import('../publishing/hand-in.page').then((m) => ({ default: m.HandInPage })));
const MigrationsPage = lazily(() => import('../publishing/migrations.page').then((m) => ({ default: m.MigrationsPage })));
const ProcedureChangePage = lazily(() =>
  import('../publishing/procedure-change.page').then((m) => ({ default: m.ProcedureChangePage })),
);
const CalendarPage = lazily(() => import('../calendar/calendar.page').then((m) => ({ default: m.CalendarPage })));
const StartProposalsPage = lazily(() =>
  import('../calendar/start-proposals.page').then((m) => ({ default: m.StartProposalsPage })),
);
const AgendaPage = lazily(() => import('../sittings/agenda.page').then((m) => ({ default: m.AgendaPage })));
const SittingsPage = lazily(() => import('../sittings/sittings.page').then((m) => ({ default: m.SittingsPage })));
const ConvenePage = lazily(() => import('../sittings/convene.page').then((m) => ({ default: m.ConvenePage })));
const SittingPage = lazily(() => import('../sittings/sitting.page').then((m) => ({ default: m.SittingPage })));
const FollowUpsPage = lazily(() => import('../sittings/follow-ups.page').then((m) => ({ default: m.FollowUpsPage })));
const OrgansPage = lazily(() => import('../organs/organs.page').then((m) => ({ default: m.OrgansPage })));
const RegistersPage = lazily(() => import('../registers/registers.page').then((m) => ({ default: m.RegistersPage })));
const RegisterPage = lazily(() => import('../registers/register.page').then((m) => ({ default: m.RegisterPage })));
const SupervisionPage = lazily(() => import('../supervision/supervision.page').then((m) => ({ default: m.SupervisionPage })));
const GrantsPage = lazily(() => import('../supervision/grants.page').then((m) => ({ default: m.GrantsPage })));
const ReadingsPage = lazily(() => import('../supervision/readings.page').then((m) => ({ default: m.ReadingsPage })));
const SupervisedFilePage = lazily(() =>
  import('../supervision/supervised-file.page').then((m) => ({ default: m.SupervisedFilePage })),
);
const OwnSupervisionPage = lazily(() =>
  import('../supervision/own-supervision.page').then((m) => ({ default: m.OwnSupervisionPage })),
);
const RectificationsPage = lazily(() =>
  import('../supervision/rectifications.page').then((m) => ({ default: m.RectificationsPage })),
);
const RectificationPage = lazily(() =>
  import('../supervision/rectifications.page').then((m) => ({ default: m.RectificationPage })),
);
const ImportsPage = lazily(() => import('../imports/imports.page').then((m) => ({ default: m.ImportsPage })));
const ImportPage = lazily(() => import('../imports/import.page').then((m) => ({ default: m.ImportPage })));
const ProxiesPage = lazily(() => import('../proxies/proxies.page').then((m) => ({ default: m.ProxiesPage })));
const SecurityPage = lazily(() => import('../session/security.page').then((m) => ({ default: m.SecurityPage })));
const SignInPeoplePage = lazily(() => import('../session/sign-in-people.page').then((m) => ({ default: m.SignInPeoplePage })));
const SecondStepPage = lazily(() => import('../session/second-step.page').then((m) => ({ default: m.SecondStepPage })));
const BallotLinkPage = lazily(() => import('../ballot-link/ballot-link.page').then((m) => ({ default: m.BallotLinkPage })));
const DisplayPage = lazily(() => import('./display.page').then((m) => ({ default: m.DisplayPage })));
const SharePage = lazily(() => import('../share/share.page').then((m) => ({ default: m.SharePage })));
const NoticesPage = lazily(() => import('../notices/notices.page').then((m) => ({ default: m.NoticesPage })));
const MessageSettingsPage = lazily(() =>
  import('../sending/message-settings.page').then((m) => ({ default: m.MessageSettingsPage })),
);
const OperationPage = lazily(() => import('../operation/operation.page').then((m) => ({ default: m.OperationPage })));
const ChannelsPage = lazily(() => import('../sending/channels.page').then((m) => ({ default: m.ChannelsPage })));
const PeoplePage = lazily(() => import('../people/people.page').then((m) => ({ default: m.PeoplePage })));
const OrganisationPage = lazily(() => import('../people/organisation.page').then((m) => ({ default: m.OrganisationPage })));
const PersonPage = lazily(() => import('../people/person.page').then((m) => ({ default: m.PersonPage })));
const ProposalsPage = lazily(() => import('../people/proposals.page').then((m) => ({ default: m.ProposalsPage })));
const HandOverPage = lazily(() => import('../accounts/hand-over.page').then((m) => ({ default: m.HandOverPage })));
const PasswordPage = lazily(() => import('../accounts/password.page').then((m) => ({ default: m.PasswordPage })));
const InvitationPage = lazily(() => import('../accounts/invitation.page').then((m) => ({ default: m.InvitationPage })));
const SocietyRecordPage = lazily(() =>
  import('../society-record/society-record.page').then((m) => ({ default: m.SocietyRecordPage })),
);
const WorkbenchFrame = lazily(() => import('../workbench/workbench-frame').then((m) => ({ default: m.WorkbenchFrame })));
const ImportProcedurePage = lazily(() => import('../workbench/import.page').then((m) => ({ default: m.ImportProcedurePage })));
const PracticePage = lazily(() => import('../workbench/practice.page').then((m) => ({ default: m.PracticePage })));
const CoveragePage = lazily(() => import('../workbench/coverage.page').then((m) => ({ default: m.CoveragePage })));
const StatisticsPage = lazily(() => import('../statistics/statistics.page').then((m) => ({ default: m.StatisticsPage })));
const DocumentsPage = lazily(() => import('../documents/documents.page').then((m) => ({ default: m.DocumentsPage })));
const SimulatePage = lazily(() => import('../workbench/simulate.page').then((m) => ({ default: m.SimulatePage })));
const SignaturePage = lazily(() => import('../signature/signature.page').then((m) => ({ default: m.SignaturePage })));

/** Where a page is about to stand. */
function Coming() {
  return <Skeleton active paragraph={{ rows: 6 }} aria-busy />;
}

/** The same without the frame, which otherwise says what is being waited for. */
function Arriving() {
  const { words } = useSpeech();
  const isWaiting = useIsWaitingForLine();
  return (
    <main className="sign-in" aria-busy>
      {isWaiting && (
        <Note tone="care" live>
          {words.app.waitingForLine}
        </Note>
      )}
    </main>
  );
}

/** A page without the frame. */
function Alone({ children }: { children: ReactNode }) {
  return <Suspense fallback={<Arriving />}>{children}</Suspense>;
}

export function Pages() {
  return (
    <Routes>
      <Route
        path="/sign-in"
        element={
          <Alone>
            <SignInPage />
          </Alone>
        }
      />
      <Route
        path="/sign-in/return"
        element={
          <Alone>
            <ReturnPage />
          </Alone>
        }
      />
      <Route
        path="/l"
        element={
          <Alone>
            <BallotLinkPage />
          </Alone>
        }
      />
      <Route
        path="/s"
        element={
          <Alone>
            <SharePage />
          </Alone>
        }
      />
      <Route
        path="/invitation"
        element={
          <Alone>
            <InvitationPage />
          </Alone>
        }
      />
      <Route path="*" element={<SignedIn />} />
    </Routes>
  );
}

function SignedIn() {
  const { session, failure } = useSessionState();
  const location = useLocation();
  const [mustChange, setMustChange] = useState(false);
  useEffect(() => onPasswordChangeRequired(() => setMustChange(true)), []);
  if (session === null) return <Navigate to="/sign-in" state={{ from: location.pathname + location.search }} replace />;
  if (session === undefined) {
    return (
      <main className="sign-in">
        <Loaded query={{ data: undefined, error: failure, refetch: () => window.location.reload() }}>{() => null}</Loaded>
      </main>
    );
  }
  const isOfficial = session.faces.includes('official');
  if (mustChange) {
    return (
      <Shell>
        <Suspense fallback={<Coming />}>
          <PasswordPage onChanged={() => setMustChange(false)} />
        </Suspense>
      </Shell>
    );
  }
  if (session.pending !== null) {
    return (
      <Alone>
        <SecondStepPage pending={session.pending} />
      </Alone>
    );
  }
  return (
    <Shell>
      <Suspense fallback={<Coming />}>
        <Routes>
          <Route path="/" element={<Navigate to="/inbox" replace />} />
          <Route path="/inbox" element={<InboxPage />} />
          <Route path="/inbox/together" element={<TogetherPage />} />
          <Route path="/tasks/:id" element={<TaskPage />} />
          <Route path="/cases" element={<CasesPage />} />
          <Route path="/cases/:id" element={<CasePage />} />
          <Route path="/cases/:id/receipts" element={<ReceiptsPage />} />
          <Route path="/procedures" element={<ProceduresPage />} />
          <Route path="/procedures/:id" element={<GuidePage />} />
          <Route path="/procedures/:id/paper" element={<PaperPage />} />
          <Route path="/procedures/:id/new" element={<FilingPage />} />
          <Route path="/documents" element={<DocumentsPage />} />
          <Route element={<WorkbenchFrame />}>
            <Route path="/workbench" element={<Navigate to="/design" replace />} />
            <Route path="/design" element={<CataloguePage />} />
            <Route path="/design/:id" element={<DesignPage />} />
            <Route path="/procedures/:id/simulate" element={<SimulatePage />} />
            <Route path="/statistics" element={<StatisticsPage />} />
            <Route path="/workbench/import" element={<ImportProcedurePage />} />
            <Route path="/workbench/practice" element={<PracticePage />} />
            <Route path="/workbench/coverage" element={<CoveragePage />} />
            <Route path="/procedure-options" element={<OptionsPage />} />
            <Route path="/policies" element={<PoliciesPage />} />
            <Route path="/policies/new" element={<RegisterPolicyPage />} />
            <Route path="/policies/:id" element={<PolicyPage />} />
            <Route path="/policies/:id/change" element={<RegisterPolicyPage />} />
            <Route path="/standards" element={<StandardsPage />} />
            <Route path="/days-off" element={<DaysOffPage />} />
            <Route path="/publications" element={<PublicationsPage />} />
            <Route path="/publications/new" element={<HandInPage />} />
            <Route path="/publications/:id" element={<PublicationPage />} />
            <Route path="/migrations" element={<MigrationsPage />} />
          </Route>
          <Route path="/procedure-changes/:id" element={<ProcedureChangePage />} />
          <Route path="/assignments" element={<AssignmentsPage />} />
          <Route path="/assignments/new" element={<AssignPage />} />
          <Route path="/assignments/:id" element={isOfficial ? <BoardPage /> : <LetterPage />} />
          <Route path="/calendar" element={<CalendarPage />} />
          <Route path="/society-record" element={<SocietyRecordPage />} />
          <Route path="/society-record/:id" element={<SocietyRecordPage />} />
          <Route path="/signature" element={<SignaturePage />} />
          <Route path="/start-proposals" element={<StartProposalsPage />} />
          <Route path="/agenda" element={<AgendaPage />} />
          <Route path="/sittings" element={<SittingsPage />} />
          <Route path="/sittings/new" element={<ConvenePage />} />
          <Route path="/sittings/:id" element={<SittingPage />} />
          <Route path="/follow-ups" element={<FollowUpsPage />} />
          <Route path="/organs" element={<OrgansPage />} />
          <Route path="/registers" element={<RegistersPage />} />
          <Route path="/registers/:id" element={<RegisterPage />} />
          <Route path="/imports" element={<ImportsPage />} />
          <Route path="/imports/:id" element={<ImportPage />} />
          <Route path="/supervision" element={<SupervisionPage />} />
          <Route path="/supervision/:grant/cases/:id" element={<SupervisedFilePage />} />
          <Route path="/own-supervision" element={<OwnSupervisionPage />} />
          <Route path="/rectifications" element={<RectificationsPage />} />
          <Route path="/rectifications/:id" element={<RectificationPage />} />
          <Route path="/grants" element={<GrantsPage />} />
          <Route path="/readings" element={<ReadingsPage />} />
          <Route path="/display" element={<DisplayPage />} />
          <Route path="/message-settings" element={<MessageSettingsPage />} />
          <Route path="/message-channels" element={<ChannelsPage />} />
          <Route path="/operation" element={<OperationPage />} />
          <Route path="/notices" element={<NoticesPage />} />
          <Route path="/proxies" element={<ProxiesPage />} />
          <Route path="/security" element={<SecurityPage />} />
          <Route path="/sign-in-people" element={<SignInPeoplePage />} />
          <Route path="/people" element={<PeoplePage />} />
          <Route path="/people/proposals" element={<ProposalsPage />} />
          <Route path="/people/persons/:id" element={<PersonPage />} />
          <Route path="/people/:id" element={<OrganisationPage />} />
          <Route path="/accounts/:id/hand-over" element={<HandOverPage />} />
          <Route path="/password" element={<PasswordPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}

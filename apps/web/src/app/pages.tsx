import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { InboxPage } from '../inbox/inbox.page';
import { useSessionState } from '../session/session';
import { SignInPage } from '../session/sign-in.page';
import { Loaded } from '../shared/notes';
import { TaskPage } from '../task/task.page';
import { NotFoundPage } from './not-found.page';
import { Shell } from './shell';

// Inbox and task come with the first load; the rest when it is asked for.
const CasesPage = lazy(() => import('../cases/cases.page').then((m) => ({ default: m.CasesPage })));
const CasePage = lazy(() => import('../cases/case.page').then((m) => ({ default: m.CasePage })));
const ProceduresPage = lazy(() => import('../filing/procedures.page').then((m) => ({ default: m.ProceduresPage })));
const FilingPage = lazy(() => import('../filing/filing.page').then((m) => ({ default: m.FilingPage })));
const AgendaPage = lazy(() => import('../sittings/agenda.page').then((m) => ({ default: m.AgendaPage })));
const SittingsPage = lazy(() => import('../sittings/sittings.page').then((m) => ({ default: m.SittingsPage })));
const ConvenePage = lazy(() => import('../sittings/convene.page').then((m) => ({ default: m.ConvenePage })));
const SittingPage = lazy(() => import('../sittings/sitting.page').then((m) => ({ default: m.SittingPage })));
const OrgansPage = lazy(() => import('../organs/organs.page').then((m) => ({ default: m.OrgansPage })));
const RegisterPage = lazy(() => import('../registers/register.page').then((m) => ({ default: m.RegisterPage })));
const NoticesPage = lazy(() => import('../notices/notices.page').then((m) => ({ default: m.NoticesPage })));

export function Pages() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="*" element={<SignedIn />} />
    </Routes>
  );
}

function SignedIn() {
  const { session, failure } = useSessionState();
  const location = useLocation();
  if (session === null) return <Navigate to="/sign-in" state={{ from: location.pathname + location.search }} replace />;
  if (session === undefined) {
    return (
      <main className="sign-in">
        <Loaded query={{ data: undefined, error: failure, refetch: () => window.location.reload() }}>{() => null}</Loaded>
      </main>
    );
  }
  return (
    <Shell>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
        <Routes>
          <Route path="/" element={<Navigate to="/inbox" replace />} />
          <Route path="/inbox" element={<InboxPage />} />
          <Route path="/tasks/:id" element={<TaskPage />} />
          <Route path="/cases" element={<CasesPage />} />
          <Route path="/cases/:id" element={<CasePage />} />
          <Route path="/procedures" element={<ProceduresPage />} />
          <Route path="/procedures/:id/new" element={<FilingPage />} />
          <Route path="/agenda" element={<AgendaPage />} />
          <Route path="/sittings" element={<SittingsPage />} />
          <Route path="/sittings/new" element={<ConvenePage />} />
          <Route path="/sittings/:id" element={<SittingPage />} />
          <Route path="/organs" element={<OrgansPage />} />
          <Route path="/registers/:id" element={<RegisterPage />} />
          <Route path="/notices" element={<NoticesPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}

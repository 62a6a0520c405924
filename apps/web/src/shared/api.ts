/** The only way to the server. Typed by the contract; answers are values or an `ApiFailure`. */
import type {
  ActRequest,
  AgendaRequestView,
  ApiError,
  CaseCard,
  CaseView,
  DraftContent,
  DraftView,
  FileRequest,
  FileView,
  IntentView,
  ListPage,
  NoticeView,
  OrganRulesRequest,
  OrganView,
  PreviewView,
  ProcedureCard,
  ProcedureGuide,
  SessionView,
  SignIn,
  SittingListEntry,
  SittingView,
  TaskView,
} from '../../../../libs/contracts/api';
import type { DisplayChoice } from '../../../../libs/contracts/display';
import type { InboxView } from '../../../../libs/contracts/inbox';
import type { RegisterCard, RegisterHistoryView, RegisterView } from '../../../../libs/contracts/registers';
import type { NoticesRead } from '../../../../libs/contracts/sending';
import type { Text } from '../../../../libs/procedure';

export interface DemoAccount {
  login: string;
  password: string;
  name: Text;
}

/** A refusal or a fault that the server put into words. */
export class ApiFailure extends Error {
  constructor(
    readonly error: ApiError,
    readonly status: number,
  ) {
    super(error.code);
    this.name = 'ApiFailure';
  }
}

/** Nobody answered: whether the request arrived is not known. */
export class Unreachable extends Error {
  constructor() {
    super('UNREACHABLE');
    this.name = 'Unreachable';
  }
}

const listeners = new Set<() => void>();
/** Hears that the session has ended, whichever request noticed it. */
export function onSessionExpired(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const changeListeners = new Set<() => void>();
/** Hears that nothing can be done before the password is changed. */
export function onPasswordChangeRequired(listener: () => void): () => void {
  changeListeners.add(listener);
  return () => changeListeners.delete(listener);
}

const HEADERS = { 'x-requested-with': 'guicheng' };

/** For the parts of the house that keep their own list of routes. */
export async function request<Answer>(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        ...HEADERS,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Unreachable();
  }
  return readAnswer<Answer>(response.status, await response.text().catch(() => ''));
}

/** Throws what the server refuses a file with; of one that is not refused nothing is read. */
export async function refusalOf(address: string): Promise<void> {
  const stop = new AbortController();
  const response = await fetch(address, { credentials: 'same-origin', headers: HEADERS, signal: stop.signal }).catch(() => {
    throw new Unreachable();
  });
  if (response.ok) return stop.abort();
  readAnswer(response.status, await response.text().catch(() => ''));
}

function readAnswer<Answer>(status: number, text: string): Answer {
  const content = parse(text);
  if (status >= 200 && status < 300) return content as Answer;
  const error = (content as { error?: ApiError } | null)?.error;
  // A proxy's page instead of the server's words: nobody answered.
  if (!error) throw new Unreachable();
  if (error.code === 'SESSION_EXPIRED') listeners.forEach((listener) => listener());
  if (error.code === 'PASSWORD_CHANGE_REQUIRED') changeListeners.forEach((listener) => listener());
  throw new ApiFailure(error, status);
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const get = <Answer>(path: string) => request<Answer>('GET', path);
const at = encodeURIComponent;
/** An address's question: what nobody asks for is left out. */
export const search = (asked: Record<string, string | null>): string =>
  new URLSearchParams(Object.entries(asked).filter((one): one is [string, string] => Boolean(one[1]))).toString();

export const api = {
  session: () => get<SessionView>('/session'),
  signIn: (body: SignIn) => request<SessionView>('POST', '/session', body),
  signOut: () => request<null>('DELETE', '/session'),
  demoAccounts: () => get<DemoAccount[]>('/session/demo'),
  procedures: () => get<ProcedureCard[]>('/procedures'),
  guide: (procedure: string, society: string) => get<ProcedureGuide>(`/procedures/${at(procedure)}?society=${at(society)}`),
  preview: (body: FileRequest) => request<PreviewView>('POST', `/procedures/${at(body.procedure)}/preview`, body),
  drafts: () => get<DraftView[]>('/drafts'),
  saveDraft: (id: string, body: DraftContent) => request<DraftView>('PUT', `/drafts/${at(id)}`, body),
  removeDraft: (id: string) => request<null>('DELETE', `/drafts/${at(id)}`),
  cases: (query: string, status: string, cursor: string | null) =>
    get<ListPage<CaseCard>>(`/cases?${search({ query, status, cursor })}`),
  case: (id: string) => get<CaseView>(`/cases/${at(id)}`),
  inbox: () => get<InboxView>('/inbox'),
  task: (id: string, principal?: string) => get<TaskView>(`/tasks/${at(id)}${principal ? `?for=${at(principal)}` : ''}`),
  agenda: () => get<AgendaRequestView[]>('/agenda'),
  organs: () => get<OrganView[]>('/organs'),
  saveRules: (organ: string, body: OrganRulesRequest) => request<OrganView>('POST', `/organs/${at(organ)}/rules`, body),
  sittings: (phase: SittingListEntry['phase'] | null, cursor: string | null) =>
    get<ListPage<SittingListEntry>>(`/sittings?${search({ phase, cursor })}`),
  sitting: (id: string) => get<SittingView>(`/sittings/${at(id)}`),
  registers: () => get<RegisterCard[]>('/registers'),
  register: (id: string, asked: Record<string, string> = {}) =>
    get<RegisterView>(`/registers/${at(id)}?${new URLSearchParams(asked).toString()}`),
  registerHistory: (id: string, entry: string) => get<RegisterHistoryView>(`/registers/${at(id)}/entries/${at(entry)}`),
  chooseDisplay: (choice: DisplayChoice) => request<DisplayChoice>('PUT', '/session/display', choice),
  notices: (cursor: string | null) => get<ListPage<NoticeView>>(`/notices?${search({ cursor })}`),
  readNotice: (id: string) => request<null>('POST', `/notices/${at(id)}/read`, {}),
  readNotices: (upTo: string) => request<null>('POST', '/notices/read', { upTo } satisfies NoticesRead),
  intent: (id: string) => get<IntentView>(`/intents/${at(id)}`),
  /** Any decision: the same key with the same content is the same decision. */
  decide: (path: string, body: unknown, key: string) => request<IntentView>('POST', path, body, key),
};

/** Where decisions are sent. */
export const decisions = {
  file: '/cases',
  withdraw: (id: string) => `/cases/${at(id)}/withdraw`,
  act: (task: string) => `/tasks/${at(task)}/acts`,
  action: (id: string) => `/cases/${at(id)}/actions`,
  convene: '/sittings',
  sitting: (id: string, what: 'items' | 'roll' | 'members' | 'results' | 'close' | 'minutes' | 'confirmation') =>
    `/sittings/${at(id)}/${what}`,
};

export type { ActRequest };

/** A Word file of a sitting, made when it is asked for. */
export const paperAddress = (sitting: string, kind: string) => `/api/sittings/${at(sitting)}/papers/${kind}`;
export const fileAddress = (id: string) => `/api/files/${at(id)}`;

/** Sends one file and reports how far it is; `fetch` cannot tell the progress of a request. */
export function uploadFile(file: File, society: string, onProgress: (percent: number) => void): Promise<FileView> {
  return sendFile<FileView>('/files', { society }, file, onProgress);
}

/** A file with whatever fields its route asks for. */
export function sendFile<Answer>(
  path: string,
  fields: Record<string, string>,
  file: File,
  onProgress: (percent: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const content = new FormData();
    for (const [name, value] of Object.entries(fields)) content.append(name, value);
    content.append('file', file);
    const sending = new XMLHttpRequest();
    sending.open('POST', `/api${path}`);
    for (const [name, value] of Object.entries(HEADERS)) sending.setRequestHeader(name, value);
    sending.upload.onprogress = (event) => onProgress(event.total > 0 ? Math.round((event.loaded / event.total) * 100) : 0);
    sending.onerror = () => reject(new Unreachable());
    sending.onload = () => {
      try {
        resolve(readAnswer<Answer>(sending.status, sending.responseText));
      } catch (failure) {
        reject(failure instanceof Error ? failure : new Unreachable());
      }
    };
    sending.send(content);
  });
}

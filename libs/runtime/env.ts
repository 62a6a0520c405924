import { homedir } from 'node:os';
import { join } from 'node:path';

/** What a child process of the runtime always gets; everything else is handed over by name. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'TMPDIR',
  'USER',
  'LOGNAME',
  'SystemRoot',
  'APPDATA',
  'LOCALAPPDATA',
  'HTTPS_PROXY',
  'https_proxy',
  'NO_PROXY',
  'no_proxy',
];
const PASSED_ON_TO_GO = /^(GO|CGO_|SSL_CERT_)/;

/** The environment of a child process: the few variables that any program needs, and those given. */
export function childEnvironment(
  more: Record<string, string> = {},
  source: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const kept = Object.fromEntries(PASSED_ON.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]])));
  return { ...kept, ...more };
}

/** For `go install`: a deployment's proxy and checksum settings must reach the Go tool. */
export function goEnvironment(
  more: Record<string, string> = {},
  source: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const go = Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value !== undefined && PASSED_ON_TO_GO.test(name) ? [[name, value]] : [])),
  );
  return { ...childEnvironment({}, source), ...go, ...more };
}

/** The user's own cache, for downloads and builds that outlive one clone. Never inside the repository. */
export function cacheFolder(source: NodeJS.ProcessEnv = process.env): string {
  return join(source['XDG_CACHE_HOME'] || join(source['HOME'] || homedir(), '.cache'), 'guicheng');
}

/** The folders of PATH, in order. */
export function searchPath(source: NodeJS.ProcessEnv = process.env): string[] {
  return (source['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':').filter((folder) => folder !== '');
}

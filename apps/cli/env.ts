import { resolve } from 'node:path';
import type { RolePasswords } from '../../libs/runtime/database';

/** The one place of the CLI that reads the environment. */
export interface CliEnvironment {
  /** A PostgreSQL server to use instead of the one that comes along; its user may create roles. */
  databaseUrl: string | null;
  /** Null: a data folder, with secrets of its own. */
  deployment: Deployment | null;
  /** A Temporal server to use instead of the one that comes along. */
  temporalAddress: string | null;
  temporalNamespace: string;
  /** A Temporal CLI to use instead of looking for one. */
  temporalCli: string | undefined;
  /** Where the user stood when typing the command; npm changes the folder before it runs a script. */
  typedIn: string;
  /** The process that started us; when it is gone we end as well. */
  startedBy: number | null;
  /** How long after one checkpoint the next may come; null: the auditor's own choice. */
  checkpointMs: string | null;
  /** The bucket in which the API keeps files instead of its folder; null: in the folder. */
  bucket: string | null;
  /** Of the invented people of a house to practise in; null: it is none, or `--practice` says so. */
  practicePassword: string | null;
  /** Who else signs people in, where messages, files and traces go (GUICHENG_OIDC_…, WECOM, SMTP, S3…): handed to API and worker, which read and judge it. */
  handedOn: Record<string, string>;
}

/** A house whose secrets are in the environment, as docker-compose.yml gives them: none is ever made up for it. */
export interface Deployment {
  adminUrl: string;
  passwords: RolePasswords;
  payloadKeys: string | null;
  sealingKeys: string | null;
  /** The folder of uploaded files. */
  files: string | null;
}

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): CliEnvironment {
  const startedBy = Number(source['GUICHENG_STARTED_BY']);
  return {
    databaseUrl: source['DATABASE_URL'] || null,
    deployment: deploymentOf(source),
    temporalAddress: source['TEMPORAL_ADDRESS'] || null,
    temporalNamespace: source['TEMPORAL_NAMESPACE'] || 'guicheng',
    temporalCli: source['TEMPORAL_CLI_PATH'] || undefined,
    typedIn: resolve(source['INIT_CWD'] || process.cwd()),
    startedBy: Number.isInteger(startedBy) && startedBy > 1 ? startedBy : null,
    checkpointMs: source['GUICHENG_CHECKPOINT_MS'] || null,
    bucket: (source['GUICHENG_S3_ENDPOINT'] && source['GUICHENG_S3_BUCKET']) || null,
    practicePassword: source['GUICHENG_PRACTICE_PASSWORD'] || null,
    handedOn: handedOn(source),
  };
}

function handedOn(source: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(source).filter(
    ([name, value]) =>
      value &&
      /^(GUICHENG_(OIDC|WECOM|DINGTALK|SMS|SMTP|MAIL|WEBHOOKS|S3|SCANNER|FILE_LIMIT_MB)(_|$)|OTEL_EXPORTER_OTLP_ENDPOINT$)/.test(
        name,
      ),
  );
  return Object.fromEntries(given) as Record<string, string>;
}

function deploymentOf(source: NodeJS.ProcessEnv): Deployment | null {
  const { adminUrl, passwords, missing } = readMigrationEnvironment(source);
  if (missing.length > 0) return null;
  const given = (name: string): string | null => source[name] || null;
  return {
    adminUrl,
    passwords,
    payloadKeys: given('GUICHENG_PAYLOAD_KEYS'),
    sealingKeys: given('GUICHENG_SEALING_KEYS'),
    files: given('GUICHENG_FILES'),
  };
}

/** What `migrate` needs: an administrator's address and the passwords that the four roles shall have. */
export function readMigrationEnvironment(source: NodeJS.ProcessEnv = process.env): {
  adminUrl: string;
  passwords: RolePasswords;
  missing: string[];
} {
  const missing: string[] = [];
  const required = (name: string): string => {
    if (!source[name]) missing.push(name);
    return source[name] ?? '';
  };
  const adminUrl = required('DATABASE_URL');
  const passwords = {
    owner: required('GUICHENG_OWNER_PASSWORD'),
    api: required('GUICHENG_API_PASSWORD'),
    worker: required('GUICHENG_WORKER_PASSWORD'),
    auditor: required('GUICHENG_AUDITOR_PASSWORD'),
  };
  return { adminUrl, passwords, missing };
}

/** Where files lie and what is looked for in them, read from the environment by env.ts; every problem goes into its one list. */
import { readFileSync } from 'node:fs';
import type { ClamdSettings, S3Settings } from '../../libs/files';
import { FILE_LIMIT_MB } from './files/file-kinds';

export interface FileSettings {
  /** Of one file. */
  limitMb: number;
  /** Null: the folder. */
  s3: S3Settings | null;
  /** Null: nobody looks for malware. */
  clamd: ClamdSettings | null;
}

type Source = NodeJS.ProcessEnv;
const MOST_MB = 1_024;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

export function readFiles(source: Source, problems: string[]): FileSettings {
  const limitMb = Number(source['GUICHENG_FILE_LIMIT_MB'] || FILE_LIMIT_MB);
  if (!Number.isInteger(limitMb) || limitMb < 1 || limitMb > MOST_MB)
    problems.push(`GUICHENG_FILE_LIMIT_MB must be a whole number from 1 to ${MOST_MB}.`);
  return { limitMb, s3: s3Of(source, problems), clamd: clamdOf(source, problems) };
}

function s3Of(source: Source, problems: string[]): S3Settings | null {
  const endpoint = source['GUICHENG_S3_ENDPOINT'];
  if (!endpoint) return null;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))))
    problems.push('GUICHENG_S3_ENDPOINT must be an https address (http on this machine only).');
  const required = (name: string): string => {
    const value = secretOf(source, name);
    if (!value) problems.push(`${name} is not set, but GUICHENG_S3_ENDPOINT is.`);
    return value ?? '';
  };
  return {
    endpoint,
    bucket: required('GUICHENG_S3_BUCKET'),
    accessKeyId: required('GUICHENG_S3_KEY_ID'),
    secretAccessKey: required('GUICHENG_S3_SECRET'),
    region: source['GUICHENG_S3_REGION'] || 'us-east-1',
  };
}

/** `clamd://host:3310`. */
function clamdOf(source: Source, problems: string[]): ClamdSettings | null {
  const value = source['GUICHENG_SCANNER'];
  if (!value) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === 'clamd:' && url.hostname !== '') return { host: url.hostname, port: Number(url.port || 3310) };
  problems.push('GUICHENG_SCANNER must be clamd://host:port.');
  return null;
}

/** A secret stands in the variable itself, or in the file that `…_FILE` names. */
function secretOf(source: Source, name: string): string | undefined {
  const file = source[`${name}_FILE`];
  if (!file) return source[name];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

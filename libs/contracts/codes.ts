/** Every code that an API answer can carry. One table maps it to HTTP (apps/api), one to words (messages.ts). */
import type { RejectionCode } from '../procedure';

export type ApiCode =
  | RejectionCode
  | 'SIGN_IN_FAILED'
  | 'ACCOUNT_LOCKED'
  | 'SESSION_EXPIRED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'FIELD_REQUIRED'
  | 'FIELD_INVALID'
  | 'FIELD_UNKNOWN'
  | 'BODY_INVALID'
  | 'KEY_REQUIRED'
  | 'KEY_REUSED'
  | 'NO_INTENT'
  | 'NO_AUTHORITY'
  | 'FILE_TOO_BIG'
  | 'FILE_TYPE'
  | 'FILE_TYPE_MISMATCH'
  | 'FILE_MISSING'
  | 'STORE_UNAVAILABLE'
  | 'CASE_SUSPENDED'
  | 'FAULT';

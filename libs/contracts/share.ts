/**
 * 进度链接: how far one case is, for whoever holds a link. Only where the template offers it (`share`), and nothing but stages and days: no
 * name, no opinion, no file, not what the case is about. Base path `/api`; `*`: without a session.
 *
 *   GET    /cases/:id/share               -> ShareLinkView[]
 *   POST   /cases/:id/share               ShareRequest -> ShareMade        the path is shown this once
 *   POST   /cases/:id/share/:link/revoke  {} -> ShareLinkView[]
 *   POST * /share                         { token } -> SharedProgress
 */
import type { CivilDate, Instant, Text } from '../procedure';

export interface ShareRequest {
  /** How many days it opens. */
  days: number;
}
export interface ShareLinkView {
  id: string;
  madeBy: string;
  madeAt: Instant;
  expiresAt: Instant;
  state: 'valid' | 'revoked' | 'expired';
}
export interface ShareMade {
  /** `/s#<token>`: behind the `#` it goes to no server by itself, and into no log. */
  path: string;
  links: ShareLinkView[];
}
export interface SharedStage {
  title: Text;
  status: 'done' | 'current' | 'ahead';
  on: CivilDate | null;
}
export interface SharedProgress {
  procedure: Text;
  society: Text;
  filedOn: CivilDate;
  status: 'open' | 'closed';
  stages: SharedStage[];
  asOf: Instant;
  expiresAt: Instant;
}

export const SHARE_DAYS = { usual: 30, most: 90 };

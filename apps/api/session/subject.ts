import type { PostView, SessionView } from '../../../libs/contracts';
import type { Strength } from '../../../libs/procedure';
import { permissionsOf } from '../../../libs/rights';
import { sha256 } from '../../../libs/record';

/** Who asks: the person and the posts that he holds today. Read anew at every request, so a revocation works at once. */
export interface Subject {
  person: { id: string; name: string };
  /** None within a personal link: it reads its sitting and nothing else, whoever the person is. */
  posts: PostView[];
  expiresAt: string;
  session: string;
  strength: Strength;
  /** When he last proved who he is; null when he was never asked. */
  provedAt: string | null;
  /** Half a sign-in: what is still wanted. */
  pending: Pending | null;
  /** It was set by somebody else, or has become too old for the profile: nothing else before. */
  mustChangePassword: boolean;
  /** The one sitting of a personal link. */
  sitting: string | null;
  /** 大字版; null when he never chose. */
  largeType: boolean | null;
}

/** `factor`: the code of a second factor. `enrol`: to set one up first, because the post demands it. */
export type Pending = 'factor' | 'enrol';

export function sessionView(subject: Subject): SessionView {
  // Before the second step nobody is told what he holds.
  const posts = subject.pending === null ? subject.posts : [];
  const kinds = new Set(posts.map((post) => post.organisation.kind));
  return {
    person: subject.person,
    posts,
    faces: [
      ...(kinds.has('association') ? (['official'] as const) : []),
      ...(kinds.has('society') ? (['society'] as const) : []),
    ],
    permissions: permissionsOf(posts.map((post) => ({ role: post.role, organisation: post.organisation.id }))),
    largeType: subject.largeType,
    expiresAt: subject.expiresAt,
    strength: subject.strength,
    pending: subject.pending,
  };
}

/** How a session's token is kept. */
export const tokenHash = sha256;

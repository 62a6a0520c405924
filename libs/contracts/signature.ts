/**
 * 签名图样: the image of somebody's signature, given and taken away by himself alone. It is no electronic signature and proves nothing; where
 * it is in use, a document that is made for people to sign shows it beside his own act.
 *
 *   GET    /signature           -> SignatureView
 *   POST   /signature           multipart: file -> SignatureView      replaces what was there
 *   POST   /signature/use       { inUse } -> SignatureView
 *   DELETE /signature           -> SignatureView
 *   GET    /signature/image     -> the image itself, to its owner
 */
import type { Instant } from '../procedure';

export type SignatureView =
  { given: false } | { given: true; inUse: boolean; uploadedAt: Instant; width: number; height: number };

/** What is taken: PNG or JPEG, by its bytes; as small as a signature is. */
export const SIGNATURE_LIMITS = { kib: 512, minPx: { width: 60, height: 20 }, maxPx: { width: 2_000, height: 1_000 } } as const;

import type { CheckView } from '../../../libs/contracts';
import { basisFor, type CheckFinding, type Reader } from '../../../libs/procedure';

/** Findings as pages show them: what is provisional is a matter between administrators. */
export function checkViews(findings: CheckFinding[], audience: Reader): CheckView[] {
  return findings.map((finding) => ({ ...finding, basis: basisFor(finding.basis, audience) }));
}

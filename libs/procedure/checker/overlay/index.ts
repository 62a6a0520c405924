import type { Check } from '../checked';
import { compareOverlay } from './compare-overlay';

export { compareOverlay } from './compare-overlay';

/** Where the template is a base with a local text's changes applied. */
export const overlayCheck: Check = ({ template, surroundings: { overlay } }) =>
  overlay === undefined ? [] : compareOverlay(overlay.base, overlay.overlay, template);

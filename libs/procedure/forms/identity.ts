/** Numbers of persons: what can be told from the number itself. Who it belongs to is not asked here. */
import { isCivilDate } from '../clock/civil';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const RESIDENT = /^\d{17}[\dX]$/;

/** A resident's identity number (GB 11643): eighteen places, a birthday that exists, the right check character. */
export function isResidentId(value: string): boolean {
  if (!RESIDENT.test(value)) return false;
  if (!isCivilDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return CHECKS[sum % 11] === value[17];
}

/** A mobile or fixed line of the mainland, a service number, or an international number with its plus. */
export const PHONE = '^(?:1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}(?:-\\d{1,6})?|[48]00-?\\d{3}-?\\d{4}|\\+[1-9]\\d{6,14})$';

/** An address on the web: with its scheme, without spaces. */
export const URL_SHAPE = '^https?://[^\\s/?#]+\\.[^\\s/?#]+[^\\s]*$';

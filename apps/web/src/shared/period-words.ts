import { readPeriod } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';

/** How long a step has, as a template writes it, in the reader's language: `3 个工作日内`, `每年3月31日前`, `表中日期的 10 个工作日前`. */
export function periodSentence(written: string, words: Words): string {
  const period = readPeriod(written);
  switch (period?.kind) {
    case undefined:
      return written;
    case 'within':
      return fill(words.filing.within, { period: fill(words.period[period.unit], { n: period.count }) });
    case 'before':
      return fill(words.filing.ahead, { period: fill(words.period[period.unit], { n: period.count }) });
    case 'by':
      return fill(words.filing.by, { day: period.day, month: words.monthNames.split(' ')[period.month - 1] ?? '' });
    case 'end-of':
      return words.filing.endOf[period.span];
  }
}

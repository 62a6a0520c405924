import type { EarlierPayments } from '../../../../libs/contracts/supervision-work';
import { readPeriod } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { useMoneyText } from '../shared/money-text';
import { Sheet } from '../shared/page';

/** Whether one purpose was paid for in parts: what came before it, and the sum against the society's own threshold. */
export function PaymentsSheet({ payments }: { payments: EarlierPayments }) {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork.file;
  const money = useMoneyText();
  const since = periodOf(payments.since, words);
  const { threshold, entries, sum, own } = payments;
  const total = sum + own;
  const against =
    threshold === null
      ? said.noThreshold
      : fill(total >= threshold.amount ? said.reached : said.below, {
          label: text(threshold.label),
          amount: money(threshold.amount),
        });
  return (
    <Sheet title={said.payments}>
      <p className="soft">{fill(said.paymentsHint, { since, on: formatDay(payments.on, language) })}</p>
      {entries.length === 0 ? (
        <p>{said.noPayments}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              {[said.day, said.what, said.payee, said.amount].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <th scope="row" data-label={said.day}>
                  {formatDay(entry.day, language)}
                </th>
                <td data-label={said.what}>{entry.what}</td>
                <td data-label={said.payee}>{entry.payee ?? '—'}</td>
                <td data-label={said.amount}>{money(entry.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <strong>
          {fill(said.paymentsSum, {
            n: entries.length,
            sum: money(sum),
            own: money(own),
            total: money(total),
            threshold: against,
          })}
        </strong>
      </p>
    </Sheet>
  );
}

/** `30 天`, as a look-up counts back. */
function periodOf(written: string, words: Words): string {
  const period = readPeriod(written);
  return period?.kind === 'within' ? fill(words.period[period.unit], { n: period.count }) : written;
}

import { spokenMoney, yuan } from '../../../../libs/procedure';
import { useSpeech } from './language';

/** An amount in fen as it is said: 12.5万元, or in English as banks write it. */
export function useMoneyText(): (fen: number) => string {
  const { language } = useSpeech();
  return (fen) => (language === 'en' ? `CNY ${yuan(fen)}` : spokenMoney(fen));
}

export function MoneyText({ fen }: { fen: number }) {
  return <span className="amount">{useMoneyText()(fen)}</span>;
}

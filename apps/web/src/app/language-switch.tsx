import { Button } from 'antd';
import { useSpeech } from '../shared/language';

export function LanguageSwitch() {
  const { words, language, setLanguage } = useSpeech();
  return (
    <Button
      type="text"
      aria-label={`${words.app.languageName}（${words.app.switchLanguage}）`}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      className="language-switch"
    >
      {words.app.languageName}
    </Button>
  );
}

import { Button } from 'antd';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';

export function LanguageSwitch() {
  const { words, language, setLanguage } = useSpeech();
  return (
    <Button
      type="text"
      aria-label={`${words.app.languageName}${fill(words.app.aside, { what: words.app.switchLanguage })}`}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      className="language-switch"
    >
      {words.app.languageName}
    </Button>
  );
}

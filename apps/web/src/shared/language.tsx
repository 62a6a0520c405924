import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Text } from '../../../../libs/procedure';
import { messages, type Words } from '../messages';
import type { Language } from './dates';
import { deviceStore } from './kept';

interface Speech {
  language: Language;
  setLanguage: (language: Language) => void;
  /** The page's own words. */
  words: Words;
  /** Words that came with the data. */
  text: (text: Text) => string;
}

const Context = createContext<Speech | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (deviceStore.read('language') === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    deviceStore.write('language', language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({ language, setLanguage, words: messages[language], text: (text) => text[language] || text.zh }),
    [language],
  );
  return <Context.Provider value={speech}>{children}</Context.Provider>;
}

export function useSpeech(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error('LanguageProvider is missing');
  return speech;
}

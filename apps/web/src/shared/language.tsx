import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Text } from '../../../../libs/procedure';
import { wordsOf, type Words } from '../messages';
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
export type Spoken = Pick<Speech, 'language' | 'words'>;

const Context = createContext<Speech | null>(null);

/** The language last chosen on this device, with its words; Chinese where the words of the other one cannot be had. */
export async function spokenHere(): Promise<Spoken> {
  const language = deviceStore.read('language') === 'en' ? 'en' : 'zh';
  try {
    return { language, words: await wordsOf(language) };
  } catch {
    return { language: 'zh', words: await wordsOf('zh') };
  }
}

export function LanguageProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const [{ language, words }, setSpoken] = useState(first);
  // Without a line the page stays in the language that it has.
  const setLanguage = useCallback((chosen: Language) => {
    void wordsOf(chosen).then(
      (found) => {
        deviceStore.write('language', chosen);
        setSpoken({ language: chosen, words: found });
      },
      () => undefined,
    );
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({ language, setLanguage, words, text: (text) => text[language] || text.zh }),
    [language, setLanguage, words],
  );
  return <Context.Provider value={speech}>{children}</Context.Provider>;
}

export function useSpeech(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error('LanguageProvider is missing');
  return speech;
}

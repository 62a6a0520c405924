import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { BrowserRouter } from 'react-router';
import { SessionProvider } from '../session/session';
import { LanguageProvider, useSpeech, type Spoken } from '../shared/language';
import { queryClient } from '../shared/queries';
import { DisplayProvider, useDisplay } from './display';
import { PageGuard } from './page-guard';
import { Pages } from './pages';
import { themeFor } from './theme';

/** Names of hashed classes without `:where`, and no logical properties: browsers of office machines know neither. */
export function App({ spoken }: { spoken: Spoken }) {
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <LanguageProvider first={spoken}>
        <DisplayProvider>
          <Localized />
        </DisplayProvider>
      </LanguageProvider>
    </StyleProvider>
  );
}

function Localized() {
  const { language } = useSpeech();
  const { sizes } = useDisplay();
  const theme = useMemo(() => themeFor(sizes), [sizes]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <QueryClientProvider client={queryClient}>
        <SessionProvider>
          <BrowserRouter>
            <PageGuard>
              <Pages />
            </PageGuard>
          </BrowserRouter>
        </SessionProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

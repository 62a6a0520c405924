import '../shared/older-browsers';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { spokenHere } from '../shared/language';
import { App } from './app';
import { keepFocusOfWorking } from './focus-kept';
import { keepWordsForNoLine } from './no-line';
import './styles.css';
import { applyPalette } from './theme';

applyPalette(document.documentElement);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');
keepWordsForNoLine();
keepFocusOfWorking();
void spokenHere().then((spoken) =>
  createRoot(root).render(
    <StrictMode>
      <App spoken={spoken} />
    </StrictMode>,
  ),
);

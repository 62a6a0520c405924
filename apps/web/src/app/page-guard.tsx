import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useSpeech } from '../shared/language';
import { Contact, Note } from '../shared/notes';

/** A page that breaks says so and can be read again; what was typed is kept in the tab. */
export class PageGuard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { words } = useSpeech();
  return (
    <main className="sign-in">
      <Note tone="stop" title={words.error.faultTitle} live>
        <p>{words.error.unexpected}</p>
        <Contact />
        <Button onClick={() => window.location.reload()}>{words.app.retry}</Button>
      </Note>
    </main>
  );
}

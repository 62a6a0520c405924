import { Button } from 'antd';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useSession, useSessionState } from '../session/session';
import { api } from '../shared/api';
import { deviceStore } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { applySizes, type Sizes } from './theme';

const KEPT_AS = 'large-type';

interface Display {
  sizes: Sizes;
  /** Holds at once on this device. */
  setLarge: (isLarge: boolean) => void;
}
const Context = createContext<Display | null>(null);

/** 大字版 as last chosen on this device; whoever signs in brings his own choice along (`useOwnDisplay`). */
export function DisplayProvider({ children }: { children: ReactNode }) {
  const [sizes, setSizes] = useState(() => applySizes(document.documentElement, deviceStore.read(KEPT_AS) === true));
  const setLarge = useCallback((isLarge: boolean) => {
    deviceStore.write(KEPT_AS, isLarge);
    setSizes(applySizes(document.documentElement, isLarge));
  }, []);
  const display = useMemo(() => ({ sizes, setLarge }), [sizes, setLarge]);
  return <Context.Provider value={display}>{children}</Context.Provider>;
}

export function useDisplay(): Display {
  const display = useContext(Context);
  if (!display) throw new Error('DisplayProvider is missing');
  return display;
}

/** Takes over what the person chose elsewhere, once he is known. */
export function useOwnDisplay(): void {
  const { setLarge } = useDisplay();
  const { largeType } = useSession();
  useEffect(() => {
    if (largeType !== null) setLarge(largeType);
  }, [largeType, setLarge]);
}

/** Chooses for this device and for the person; answers whether the server has heard it. */
export function useChooseType(): (isLarge: boolean) => Promise<boolean> {
  const { setLarge } = useDisplay();
  const { session, refresh } = useSessionState();
  return async (isLarge) => {
    setLarge(isLarge);
    try {
      const { largeType } = await api.chooseDisplay({ largeType: isLarge });
      if (session) refresh({ ...session, largeType });
      return true;
    } catch {
      return false;
    }
  };
}

/** In the frame of every page. */
export function LargeTypeSwitch() {
  const { words } = useSpeech();
  const { sizes } = useDisplay();
  const choose = useChooseType();
  return (
    <Button type="text" aria-pressed={sizes.isLarge} onClick={() => void choose(!sizes.isLarge)} className="type-switch">
      {words.display.large}
    </Button>
  );
}

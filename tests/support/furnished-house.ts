/** The product as its users start it, with cases in every state, and a browser to walk its pages. */
import { startBrowser, type TestBrowser } from './browser';
import { furnish, type Furnished } from './furnished';
import { startHouse, type House } from './house';

export interface FurnishedHouse {
  house: House;
  browser: TestBrowser;
  furnished: Furnished;
}

export async function startFurnished(): Promise<FurnishedHouse> {
  const [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  try {
    return { house, browser, furnished: await furnish(house.base) };
  } catch (failure) {
    await stopFurnished({ house, browser });
    throw failure;
  }
}

/** As far as it was started. */
export async function stopFurnished({ house, browser }: Partial<FurnishedHouse>): Promise<void> {
  await browser?.close();
  await house?.stop();
}

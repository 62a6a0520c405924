/** The whole product with a ballot by circulation that is open, and its store for whoever looks into it. */
import { startHouse, type House } from '../support/house';
import { openBallot, type OpenBallot, type Rows } from '../support/open-ballot';

export interface BallotHouse extends OpenBallot {
  base: string;
  /** Of the product's first process. */
  pid: number;
  rows: Rows;
  stop(): Promise<void>;
}

export async function startBallotHouse(members: number, items: number): Promise<BallotHouse> {
  const house = await startHouse();
  const { base } = house;
  const rows: House['owner'] = (text, values) => house.owner(text, values);
  const stop = () => house.stop();
  try {
    return { ...(await openBallot({ base, rows }, members, items)), base, pid: house.process.pid, rows, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Timers of workflows as fast as the storm's clock. Bundled into the sandbox of tests alone. */
import { timersFasterBy } from '../../../libs/testing/fast-timers';
import { SPEED } from './speed';

export const interceptors = () => timersFasterBy(SPEED);

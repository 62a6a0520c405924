/** Timers of workflows as fast as the clock under which many deadlines come at once. Bundled into the sandbox of tests alone. */
import { timersFasterBy } from '../../../libs/testing/fast-timers';
import { DEADLINE_SPEED } from './speed';

export const interceptors = () => timersFasterBy(DEADLINE_SPEED);

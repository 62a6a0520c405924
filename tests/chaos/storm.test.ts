/**
 * The short form of `npm run chaos`: three minutes of load on the whole deployment while its parts are killed, stopped and cut off from each
 * other and Temporal hears what nobody asked. `GUICHENG_SEED=n` breaks the same things again, as far as a machine's own time allows.
 */
import { failingsOf, linesOf } from './storm/report';
import { storm, type StormReport } from './storm/storm';

const MINUTES = 3;
const SEED = Number(process.env['GUICHENG_SEED'] ?? Math.floor(Math.random() * 1e9));
const LONGEST_MS = 15 * 60_000;

let report: StormReport;

beforeAll(async () => {
  console.log(`seed ${SEED}`);
  report = await storm({ minutes: MINUTES, seed: SEED, say: () => undefined });
  console.log(linesOf(report, []).join('\n'));
}, LONGEST_MS);

it('loses nothing that was acknowledged, decides nothing twice, leaves nothing standing', () => {
  expect(report.contradictions).toEqual([]);
});

it('was a storm: faults in the midst of decisions, and decisions enough', () => {
  expect(failingsOf(report)).toEqual([]);
});

it('ends no part of the deployment by itself', () => {
  expect(report.fallen).toEqual([]);
});

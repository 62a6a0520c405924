import { startEnvironment } from '/work/main/libs/testing/environment';
import { foundSociety } from '/work/main/libs/testing/society';
import { askToAct, askToFile, publishTwoSteps } from '/work/main/libs/testing/two-step-case';
import { append, createDataSource, Worlds } from '/work/main/libs/persistence';
async function main() {
  const environment = await startEnvironment({ durable: true });
  const steps = await publishTwoSteps(environment); const house = await foundSociety(environment);
  const source = await createDataSource({ url: environment.urls.worker }).initialize();
  const worlds = new Worlds();
  const t: Record<string, number[]> = { ask: [], file: [], act: [] };
  const timed = async <T>(k: string, w: () => Promise<T>) => { const s = performance.now(); const r = await w(); t[k]!.push(performance.now() - s); return r; };
  for (let i = 0; i < 150; i++) {
    const f = await timed('ask', () => askToFile(environment, steps, house));
    await timed('file', () => append(source, worlds, { stream: f.stream, kind: 'case', expectedSeq: 0, proposal: { by: 'intent', intent: f.intent } }));
    const a = await timed('ask', () => askToAct(environment, steps, house, { stream: f.stream, slot: 'first.1', actor: house.people.secretary }));
    await timed('act', () => append(source, worlds, { stream: f.stream, kind: 'case', expectedSeq: 1, proposal: { by: 'intent', intent: a.intent } }));
  }
  for (const [k, v] of Object.entries(t)) { v.sort((a, b) => a - b); console.log(k, 'p50', v[Math.floor(v.length/2)]!.toFixed(2), 'p95', v[Math.floor(v.length*.95)]!.toFixed(2)); }
  console.log('cpu', process.cpuUsage());
  await source.destroy(); await environment.stop();
}
void main();

import type { SimulationScript } from '../../../../libs/procedure';
import { placedSteps } from '../../../../libs/procedure';
import { FieldEditor } from '../filing/field-editor';
import { useSpeech } from '../shared/language';
import { SOCIETY } from './set-up-form';
import type { World } from './world';

interface LookUpsProps {
  world: World;
  script: SimulationScript;
  onChange: (part: Partial<SimulationScript>) => void;
}

/** What the registers answer in this demonstration; where nothing is said they are as the scenario has them, or empty. */
export function LookUps({ world, script, onChange }: LookUpsProps) {
  const { words, text } = useSpeech();
  const said = words.simulator.setUp;
  const steps = placedSteps(world.template);
  const register = (id: string) => world.registers?.find((one) => one.id === id)?.title;
  return (
    <>
      <p className="soft">{said.registersHelp}</p>
      {world.program.lookUps.map((lookUp) => {
        // A list is what a scenario says in whole; here it stays as it is.
        if (lookUp.measure === 'list') return null;
        const asking = steps.find(({ block }) => JSON.stringify(block).includes(`lookups.${lookUp.id}`))?.block.title;
        const title = register(lookUp.register);
        const label = [title && text(title), asking && text(asking)].filter(Boolean).join(' · ') || lookUp.register;
        const isYesNo = lookUp.measure === 'exists';
        const value = script.lookUps?.[lookUp.id];
        return (
          <FieldEditor
            key={lookUp.id}
            field={{ id: lookUp.id, type: isYesNo ? 'yesNo' : 'integer', label: { zh: label, en: label } }}
            value={typeof value === 'boolean' || typeof value === 'number' ? value : undefined}
            files={[]}
            society={SOCIETY}
            disabled={false}
            onFiles={() => undefined}
            onChange={(given) => {
              const { [lookUp.id]: _before, ...others } = script.lookUps ?? {};
              const isUsable = typeof given === 'boolean' || (typeof given === 'number' && Number.isSafeInteger(given));
              onChange({ lookUps: isUsable ? { ...others, [lookUp.id]: given } : others });
            }}
          />
        );
      })}
    </>
  );
}

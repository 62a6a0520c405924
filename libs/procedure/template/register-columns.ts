/**
 * Registers as look-ups may ask them: their states and the columns that can be compared or added up. A column with personal data is
 * not among them. Persistence knows where each stands; a test holds both against each other.
 */
export type RegisterColumn = 'text' | 'integer' | 'money' | 'date' | 'yesNo';

export interface AskedRegister {
  states: string[];
  columns: Record<string, RegisterColumn>;
}

export const ASKED_REGISTERS: Record<string, AskedRegister> = {
  branches: { states: ['active'], columns: { name: 'text', kind: 'text', discipline: 'text' } },
};

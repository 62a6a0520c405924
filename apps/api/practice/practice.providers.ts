import type { Provider } from '@nestjs/common';
import { Database } from '../database';
import { PRACTICE } from './practice.token';
import { Printer } from './printer.service';

/** The store says it, never a setting: whoever starts these pages on a store to practise in cannot make a real house of it. */
const practiceProvider: Provider = {
  provide: PRACTICE,
  inject: [Database],
  useFactory: async (database: Database): Promise<boolean> => {
    const row = await database.one<{ practice: boolean }>('select practice from guicheng.deployment');
    return row?.practice ?? false;
  },
};

export const practiceProviders = [practiceProvider, Printer];

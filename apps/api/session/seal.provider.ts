import type { Provider } from '@nestjs/common';
import { Seal } from '../../../libs/sign-in';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';

/** Under this token Nest hands out the deployment's seal. */
export const SEAL = Symbol('guicheng:seal');

export const sealProvider: Provider = {
  provide: SEAL,
  inject: [ENVIRONMENT],
  useFactory: ({ signIn }: ApiEnvironment) => new Seal(signIn.keys),
};

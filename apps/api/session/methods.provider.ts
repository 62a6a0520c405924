import type { Provider } from '@nestjs/common';
import {
  DingTalkMethod,
  HttpSmsGateway,
  OidcMethod,
  WeComMethod,
  type SignInMethod,
  type SmsGateway,
} from '../../../libs/sign-in';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';

/** The other houses that this deployment lets say who somebody is. */
export const METHODS = Symbol('guicheng:sign-in-methods');
/** The message gateway, or null. */
export const SMS = Symbol('guicheng:sms');

export const methodsProvider: Provider = {
  provide: METHODS,
  inject: [ENVIRONMENT],
  useFactory: ({ signIn }: ApiEnvironment): SignInMethod[] => [
    ...(signIn.oidc ? [new OidcMethod(signIn.oidc)] : []),
    ...(signIn.wecom ? [new WeComMethod(signIn.wecom)] : []),
    ...(signIn.dingtalk ? [new DingTalkMethod(signIn.dingtalk)] : []),
  ],
};

export const smsProvider: Provider = {
  provide: SMS,
  inject: [ENVIRONMENT],
  useFactory: ({ signIn }: ApiEnvironment): SmsGateway | null => (signIn.sms ? new HttpSmsGateway(signIn.sms) : null),
};

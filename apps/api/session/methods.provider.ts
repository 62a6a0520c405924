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
import { PRACTICE } from '../practice/practice.token';

/** The other houses that this deployment lets say who somebody is; none for the invented people of a house to practise in. */
export const METHODS = Symbol('guicheng:sign-in-methods');
/** The message gateway, or null; always null in a house to practise in. */
export const SMS = Symbol('guicheng:sms');

export const methodsProvider: Provider = {
  provide: METHODS,
  inject: [ENVIRONMENT, PRACTICE],
  useFactory: ({ signIn }: ApiEnvironment, isPractice: boolean): SignInMethod[] =>
    isPractice
      ? []
      : [
          ...(signIn.oidc ? [new OidcMethod(signIn.oidc)] : []),
          ...(signIn.wecom ? [new WeComMethod(signIn.wecom)] : []),
          ...(signIn.dingtalk ? [new DingTalkMethod(signIn.dingtalk)] : []),
        ],
};

export const smsProvider: Provider = {
  provide: SMS,
  inject: [ENVIRONMENT, PRACTICE],
  useFactory: ({ signIn }: ApiEnvironment, isPractice: boolean): SmsGateway | null =>
    signIn.sms && !isPractice ? new HttpSmsGateway(signIn.sms) : null,
};

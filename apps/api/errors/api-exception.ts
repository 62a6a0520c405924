import { HttpException } from '@nestjs/common';
import { fieldName, say, type ApiCode, type ApiError } from '../../../libs/contracts';
import type { Text } from '../../../libs/procedure';
import { httpStatus } from './http-status';

export interface FieldProblem {
  field: string;
  code: ApiCode;
  details?: Record<string, unknown>;
  /** What is wrong with this field in particular; without it the words of the code. */
  message?: Text;
}

/** What is read by a field's name in the request is said by the name that people know. */
function byName(details: Record<string, unknown> = {}): Record<string, unknown> {
  const name = typeof details['label'] === 'string' ? fieldName(details['label']) : null;
  return name === null ? details : { ...details, label: name };
}

/** The only way a handler refuses: a code, the field it is about, and values for the words. */
export class ApiException extends HttpException {
  readonly error: ApiError;

  constructor(code: ApiCode, details: Record<string, unknown> = {}, field?: string, fields?: FieldProblem[]) {
    const named = byName(details);
    const error: ApiError = {
      code,
      message: say(code, named),
      details: named,
      ...(field === undefined ? {} : { field }),
      ...(fields === undefined
        ? {}
        : {
            fields: fields.map((f) => ({ field: f.field, code: f.code, message: f.message ?? say(f.code, byName(f.details)) })),
          }),
    };
    super({ error }, httpStatus[code]);
    this.error = error;
  }

  /** Several fields at once; the first one gives the headline. */
  static ofFields(problems: FieldProblem[]): ApiException {
    const first = problems[0];
    if (!first) return new ApiException('BODY_INVALID');
    const exception = new ApiException(first.code, first.details, first.field, problems);
    if (first.message !== undefined) exception.error.message = first.message;
    return exception;
  }
}

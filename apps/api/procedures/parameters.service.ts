import { Inject, Injectable } from '@nestjs/common';
import { parametersFor } from '../../../libs/persistence';
import type { ParameterValue, Template } from '../../../libs/procedure';
import { Database } from '../database';

/** The values that a charter, a rule or the deployment gives to a template's parameters, as they stand now. */
@Injectable()
export class ParametersService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** By parameter id; null where there is no value. */
  of(template: Template, society: string, association: string): Promise<Record<string, ParameterValue>> {
    return parametersFor(this.database, template, society, association);
  }
}

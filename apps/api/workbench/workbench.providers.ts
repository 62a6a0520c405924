/** What stands behind 流程工作台: drafts, what is published, the library, standards, days off. */
import { DaysOffService } from '../days-off/days-off.service';
import { CatalogueService } from '../designs/catalogue.service';
import { DesignsService } from '../designs/designs.service';
import { AffectedService } from '../policies/affected.service';
import { PoliciesService } from '../policies/policies.service';
import { OptionsService } from '../procedures/options.service';
import { TemplateCheckService } from '../procedures/template-check.service';
import { StandardsService } from '../standards/standards.service';
import { WorkbenchService } from './workbench.service';

export const workbenchProviders = [
  OptionsService,
  CatalogueService,
  PoliciesService,
  StandardsService,
  AffectedService,
  TemplateCheckService,
  WorkbenchService,
  DesignsService,
  DaysOffService,
];

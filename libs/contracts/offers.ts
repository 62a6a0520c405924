/**
 * Which procedures of the catalogue an association offers where the text of a place does not have them.
 *
 *   GET  /procedures/options                 -> ProcedureOptionView[]     what may be switched, in the order of the menus
 *   POST /procedures/options/:procedure      SwitchOptionRequest -> ProcedureOptionView[]
 */
import type { Instant, Jurisdiction, Text } from '../procedure';
import type { OrganisationView } from './api';

/** A heading of the menu of procedures. */
export interface SectionView {
  id: string;
  title: Text;
}

export interface ProcedureOptionView {
  procedure: { id: string; title: Text; summary: Text };
  section: SectionView | null;
  association: OrganisationView;
  isOn: boolean;
  /** Where it would be offered: places of the association's societies whose text does not have it. */
  places: { jurisdiction: Jurisdiction; societies: number }[];
  /** The last switch; null: nobody has touched it. */
  switched: { by: string; at: Instant; reason: string | null } | null;
}
export interface SwitchOptionRequest {
  association: string;
  isOn: boolean;
  reason: string;
}

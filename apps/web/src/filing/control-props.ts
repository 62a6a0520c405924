import type { ColumnOfForm, FieldOfForm, FileView, OrganisationView } from '../../../../libs/contracts/api';

/** Ties a control to its label, its help and what is wrong with it. */
export interface ControlProps {
  id?: string;
  status?: 'error';
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
}

export interface FieldControlProps {
  field: FieldOfForm | ColumnOfForm;
  value: unknown;
  files: FileView[];
  society: OrganisationView;
  disabled: boolean;
  control: ControlProps;
  onChange: (value: unknown) => void;
  onFiles: (files: FileView[]) => void;
}

/** Whole numbers stay numbers; anything else stays as typed, and the server says what is wrong with it. */
export function integerOf(typed: string): number | string {
  return /^-?\d{1,15}$/.test(typed.trim()) ? Number(typed) : typed;
}

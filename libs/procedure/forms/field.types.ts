/**
 * The fields of a form, as a template declares them. `procedure-template.schema.json` says the same; what a value looks like stands in
 * `values.ts`, what is wrong with one is found by `shapes.ts` and `relations.ts`.
 */
import type { Text } from '../kernel';
import type { Concept } from '../template/template.types';

/** What may stand in a table's column too. */
export type SimpleFieldType =
  | 'text'
  | 'integer'
  | 'money'
  | 'ratio'
  | 'date'
  | 'choice'
  | 'yesNo'
  | 'organisation'
  | 'person'
  | 'phone'
  | 'idNumber'
  | 'url'
  | 'file';

export type FieldType =
  | SimpleFieldType
  | 'longText'
  | 'dateTime'
  | 'period'
  | 'choices'
  | 'files'
  | 'address'
  | 'note'
  | 'computed'
  | 'table'
  | 'registerEntry';

/** What a computed field gives. */
export type ComputedType = 'integer' | 'money' | 'yesNo' | 'date';

export interface Option {
  value: string;
  label: Text;
}

/** What a simple field and a table's column have in common. */
export interface SimpleField {
  id: string;
  label: Text;
  help?: Text;
  concept?: Concept;
  required?: boolean;
  /** Personal data never becomes a fact and never leaves PostgreSQL. A person, a telephone and an identity number always are. */
  personal?: boolean;
  maxLength?: number;
  /** Of a whole number; of money in fen. */
  minimum?: number;
  maximum?: number;
  /** For `choice` and `choices`: fixed options, or the values of a list parameter. */
  options?: Option[];
  optionsFrom?: string;
  /** For `organisation`: which ones may be chosen: the society and its branches. */
  among?: 'society-and-branches';
  /** For `file`: which kinds it may be, by their endings: `pdf`, `ofd`, `docx`. */
  accept?: string[];
}

export interface Column extends SimpleField {
  type: SimpleFieldType;
  /** No two rows have the same value here. */
  unique?: boolean;
}

/** Where the first value of a field comes from; whoever fills the form in may change it. */
export type Default = { parameter: string } | { from: `master-record.${string}` };

export interface Field extends SimpleField {
  type: FieldType;
  /** A CEL condition over `form` and `given`; the field is asked, and then required, only when it holds. */
  requiredWhen?: string;
  /** The field stands in the form only when this holds; it reads fields that stand before it. */
  shownWhen?: string;
  default?: Default;
  /** For `date`: the id of another date field. `after` and `before` exclude the same day. */
  after?: string;
  before?: string;
  notBefore?: string;
  notAfter?: string;
  /** For `table`. A table without `maxRows` takes 100 rows; more than 1,000 never. */
  columns?: Column[];
  minRows?: number;
  maxRows?: number;
  /** For `registerEntry`: of which register an entry in force is named, by its id. */
  register?: string;
  /** For `computed`: CEL over the fields before it, and the type of its result. Absent as long as something that it reads is absent. */
  compute?: string;
  gives?: ComputedType;
}

/** What whoever acts on a step may do with a field; without a word he may read it. */
export type FieldRight = 'read' | 'edit' | 'hidden';

/** Rights by the ids of fields. */
export type FieldRights = Record<string, FieldRight>;

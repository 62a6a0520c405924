/** The version of a society's master record that holds on a day: of those valid by then the one that was recorded last. */
export const MASTER_ON = (organisation: string, day: string) => `select m.record from guicheng.master_record m
  where m.organisation = ${organisation} and m.voided_at is null and m.valid_from <= ${day} order by m.valid_from desc, m.version desc limit 1`;

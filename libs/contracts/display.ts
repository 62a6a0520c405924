/**
 * How one's own pages are shown. Only the fields that follow the person are here; the language belongs to the device.
 *
 *   PUT    /session/display             DisplayChoice -> DisplayChoice
 */
export interface DisplayChoice {
  /** 大字版: type of 18 px and buttons of 60 px. */
  largeType: boolean;
}

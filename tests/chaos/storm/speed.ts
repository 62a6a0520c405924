/** How much faster the record's clock runs in a storm: a day passes in 72 seconds, so that deadlines come in the midst of it. */
export const SPEED = 1_200;
/** The same where many deadlines come at once: ten minutes, so that ten thousand can be filed within one day. */
export const DEADLINE_SPEED = 150;

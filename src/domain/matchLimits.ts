/** Limits of a fair run that dialogs and the shell share. */

/** Suggestions of one run; they are made in parts. */
export const MOST_PROPOSALS = 6000;
/** Percent of the mean nDCG that may be given up so that chances spread, unless staff say otherwise. */
export const USUAL_GIVE_UP = 2;

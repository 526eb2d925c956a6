/** The few words that this channel says by itself, for people of either language: a message has no language of its own. */

/** On the button that opens a list; WhatsApp allows 20 characters. */
export const OPEN_LIST = 'Pilih / Choose';

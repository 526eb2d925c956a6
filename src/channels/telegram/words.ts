/** The few words that this channel says by itself, before any person and language is known; in both languages. */

/** Keys of the share keyboard: Telegram shows them to people of either language. */
export const SHARE = {
  contact: '📱 Kirim nomor saya / Share my number',
  location: '📍 Kirim lokasi saya / Share my location',
};

/** For a message that exists only to take a keyboard away; it is deleted at once. */
export const KEYBOARD_GONE = '✓';

/** Behind the question whose button was tapped, so that the chat still shows what was answered. */
export function chosen(label: string): string {
  return `✓ ${label}`;
}

/** For "/grup" in a group that has no topics, or where we may not make them. */
export const TOPICS_FIRST =
  'Nyalakan dulu Topik di grup ini, dan jadikan saya admin dengan hak Kelola Topik; lalu ketik /grup lagi.\n' +
  'First turn Topics on in this group and make me an admin with the right Manage Topics; then type /grup again.';

/** The one line for groups. */
export function privateOnly(username: string | undefined): string {
  const [whereId, whereEn] = username ? [` di @${username}`, ` at @${username}`] : ['', ''];
  return (
    `Halo! Saya hanya bisa membantu lewat chat pribadi${whereId}, supaya data Bapak/Ibu tidak terlihat orang lain.\n` +
    `Hello! I can only help in a private chat${whereEn}, so that nobody else sees your data.`
  );
}

/** What stops a channel from starting and whoever runs the program can put right; apart, so that to know them loads no library. */

/** The port cannot be had. */
export class PortError extends Error {}

/** Telegram refuses the settings. */
export class TelegramSetupError extends Error {}

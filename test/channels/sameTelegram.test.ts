/** Every transcript over Telegram. */
import { telegramRig } from './carriers/telegram.ts';
import { sameOver } from './sameEverywhere.ts';

sameOver(telegramRig);

/** Every transcript over WhatsApp, with keys and sessions as its own servers keep them. */
import { whatsappRig } from './carriers/whatsapp.ts';
import { sameOver } from './sameEverywhere.ts';

sameOver(whatsappRig);

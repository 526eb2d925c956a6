/** Every transcript over the terminal. */
import { terminalRig } from './carriers/terminal.ts';
import { sameOver } from './sameEverywhere.ts';

sameOver(terminalRig);

/** Every transcript over the Cloud API. */
import { cloudRig } from './carriers/cloud.ts';
import { sameOver } from './sameEverywhere.ts';

sameOver(cloudRig);

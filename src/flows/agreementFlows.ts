/** The dialogs about agreements: drafted, read, changed, handed in, looked at by the forum, and verified by anybody. */
import type { Flow } from '../conversation/step.ts';
import { agreement } from './agreement.ts';
import { agreementChange } from './agreementChange.ts';
import { agreementDesk } from './agreementDesk.ts';
import { agreementFill } from './agreementFill.ts';
import { agreementRead } from './agreementRead.ts';
import { agreementScan } from './agreementScan.ts';
import { agreementVerify } from './agreementVerify.ts';

export const agreementFlows: readonly Flow[] = [
  agreement,
  agreementChange,
  agreementDesk,
  agreementFill,
  agreementRead,
  agreementScan,
  agreementVerify,
];

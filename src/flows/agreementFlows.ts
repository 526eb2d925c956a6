/** The dialogs about agreements and what becomes of them: drafted, read, changed, handed in, amended, verified, evaluated. */
import type { Flow } from '../conversation/step.ts';
import { agreement } from './agreement.ts';
import { agreementChange } from './agreementChange.ts';
import { agreementDesk } from './agreementDesk.ts';
import { agreementFill } from './agreementFill.ts';
import { agreementRead } from './agreementRead.ts';
import { agreementScan } from './agreementScan.ts';
import { agreementVerify } from './agreementVerify.ts';
import { amendment } from './amendment.ts';
import { amendmentJoin } from './amendmentJoin.ts';
import { amendmentMember } from './amendmentMember.ts';
import { evaluation } from './evaluation.ts';
import { evaluationDesk } from './evaluationDesk.ts';
import { evaluationOutcome } from './evaluationOutcome.ts';

export const agreementFlows: readonly Flow[] = [
  agreement,
  agreementChange,
  agreementDesk,
  agreementFill,
  agreementRead,
  agreementScan,
  agreementVerify,
  amendment,
  amendmentJoin,
  amendmentMember,
  evaluation,
  evaluationDesk,
  evaluationOutcome,
];

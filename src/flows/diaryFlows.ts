/** The dialogs about the work under an agreement: the book, what is said in it, what is asked of it, and the office's look. */
import type { Flow } from '../conversation/step.ts';
import { diary } from './diary.ts';
import { diaryAsk } from './diaryAsk.ts';
import { diaryDesk } from './diaryDesk.ts';
import { diaryLate } from './diaryLate.ts';
import { diarySay } from './diarySay.ts';

export const diaryFlows: readonly Flow[] = [diary, diarySay, diaryAsk, diaryLate, diaryDesk];

/** The dialogs of the forum: members, what they promised, meetings and who comes, minutes and decisions. */
import type { Flow } from '../conversation/step.ts';
import { forum } from './forum.ts';
import { forumCommitmentAdd } from './forumCommitmentAdd.ts';
import { forumCommitments } from './forumCommitments.ts';
import { forumDecide } from './forumDecide.ts';
import { forumDecisions } from './forumDecisions.ts';
import { forumInvite } from './forumInvite.ts';
import { forumMeetingNew } from './forumMeetingNew.ts';
import { forumMeetings } from './forumMeetings.ts';
import { forumMemberAdd } from './forumMemberAdd.ts';
import { forumMembers } from './forumMembers.ts';
import { forumMinutes } from './forumMinutes.ts';
import { myMeetings } from './myMeetings.ts';

export const forumFlows: readonly Flow[] = [
  forum,
  forumCommitmentAdd,
  forumCommitments,
  forumDecide,
  forumDecisions,
  forumInvite,
  forumMeetingNew,
  forumMeetings,
  forumMemberAdd,
  forumMembers,
  forumMinutes,
  myMeetings,
];

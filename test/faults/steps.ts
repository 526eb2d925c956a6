/** The steps at which a process can be killed, each named by what it writes or calls, so that a step is found whatever the code around it is called. */

/** `commit`: all of `writes` and none of `not` are written in one transaction; `call`: a method of the provider. */
export type Step = {
  name: string;
  when: 'before' | 'after';
  commit?: { writes: readonly string[]; not?: readonly string[] };
  call?: string;
  /** The provider may have taken a message that is not recorded yet. */
  betweenSendAndRecord?: true;
};

const RECEIVE = { writes: ['INSERT Inbound'], not: ['INSERT Conversation', 'INSERT Reminder'] };
const TURN = { writes: ['INSERT Conversation'] };
const CLAIM = { writes: ['UPDATE Outbound'], not: ['INSERT Sent', 'INSERT Conversation'] };
const SETTLE = { writes: ['INSERT Sent'] };
const REMIND = { writes: ['INSERT Reminder'] };
const CHOOSE = { writes: ['INSERT BroadcastRecipient'], not: ['UPDATE BroadcastRecipient'] };
const BEGIN = { writes: ['UPDATE Broadcast'], not: ['INSERT BroadcastRecipient'] };

const both = (name: string, commit: NonNullable<Step['commit']>): Step[] => [
  { name: `${name}, before its commit`, when: 'before', commit },
  { name: `${name}, after its commit`, when: 'after', commit },
];

export const TURN_STEPS: readonly Step[] = [
  ...both('a message is made durable', RECEIVE),
  ...both('a turn is written', TURN),
];

export const DELIVERY_STEPS: readonly Step[] = [
  ...both('a message is claimed', CLAIM),
  { name: 'a message leaves', when: 'before', call: 'sendMessage' },
  { name: 'a message was taken', when: 'after', call: 'sendMessage', betweenSendAndRecord: true },
  {
    ...{ name: 'a sending is recorded, before its commit', when: 'before', commit: SETTLE },
    betweenSendAndRecord: true,
  },
  { name: 'a sending is recorded, after its commit', when: 'after', commit: SETTLE },
];

export const JOB_STEPS: readonly Step[] = both('reminders are told', REMIND);

export const BROADCAST_STEPS: readonly Step[] = [
  ...both('a broadcast moves on', BEGIN),
  ...both('recipients are written', CHOOSE),
];

export const STEPS: readonly Step[] = [
  ...TURN_STEPS,
  ...DELIVERY_STEPS,
  ...JOB_STEPS,
  ...BROADCAST_STEPS,
];

const WRITE =
  /^\s*(INSERT|UPDATE|DELETE)(?:\s+OR\s+\w+)?(?:\s+INTO|\s+FROM)?\s+(?:[`"]\w+[`"]\.)?[`"](\w+)[`"]/i;

/** "INSERT Inbound" for a statement that writes; undefined for any other. */
export function writeOf(sql: string): string | undefined {
  const [, verb, table] = WRITE.exec(sql) ?? [];
  return verb && table ? `${verb.toUpperCase()} ${table}` : undefined;
}

/** Whether a transaction that wrote this is the one that the step is about. */
export function isCommitOf({ commit }: Step, written: ReadonlySet<string>): boolean {
  if (!commit) return false;
  const { writes, not = [] } = commit;
  return writes.every((one) => written.has(one)) && !not.some((one) => written.has(one));
}

// What the parts of the Graph API server share.

/** What a person sees of one message. */
export interface Heard {
  id: string;
  type: string;
  /** The words: body or caption, of a template with its blanks filled. */
  text: string;
  options: { id: string; label: string; description?: string }[];
  file?: { bytes: Uint8Array; mime: string; name?: string };
  template?: { name: string; language: string };
  /** biz_opaque_callback_data, comes back in statuses. */
  mark?: string;
  payload: Record<string, unknown>;
}

export interface PersonState {
  waId: string;
  name: string;
  /** Sent with webhooks when set. */
  userId?: string;
  /** Their number is not told, only their user id. */
  hidesNumber: boolean;
  /** When they last wrote, in ms: 24 hours from then free text is allowed. */
  wroteAt: number | undefined;
  heard: Heard[];
  /** Every message to them ends with this code. */
  refusesWith?: number;
  /** Ids of their messages that we marked as read, and those shown with "typing". */
  readByBot: string[];
  typed: string[];
}

export interface StoredMedia {
  id: string;
  bytes: Uint8Array;
  mime: string;
  name?: string;
  /** As declared by GET /{media-id}; tests may lie. */
  declaredSize: number;
}

/** As submitted to Meta: POST /{account}/message_templates. */
export interface TemplateDefinition {
  name: string;
  language: string;
  components: { type: string; text?: string; buttons?: { type: string; text: string }[] }[];
}

export interface Call {
  method: string;
  /** Without the version: "<id>/messages". */
  path: string;
  what: CallKind;
  body: unknown;
  status: number;
}
export type CallKind =
  'send' | 'read' | 'upload' | 'media' | 'download' | 'number' | 'limit' | 'unknown';

export interface GraphApiOptions {
  phoneNumberId?: string;
  displayPhoneNumber?: string;
  token?: string;
  appSecret?: string;
  verifyToken?: string;
  templates?: readonly TemplateDefinition[];
  now?: () => Date;
  /** Pause before a webhook that was not answered with 200 comes again. */
  webhookRetryMs?: number;
  /** "sent" and "delivered" follow every message by themselves. */
  statuses?: boolean;
  /** Different people in 24 hours whom we may begin to write to; Meta's name of it is told with `TIER_`. */
  peopleADay?: '250' | '2K' | 'UNLIMITED';
  /** Where the closed window is told: as the answer, or as Meta also does it, in a failed status afterwards. */
  windowIsToldBy?: 'answer' | 'status';
}

// Meta's refusals in Meta's own shape.

export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly subcode: number | undefined;
  readonly details: string | undefined;
  constructor(status: number, code: number, message: string, more: More = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.subcode = more.subcode;
    this.details = more.details;
  }
}

interface More {
  subcode?: number;
  details?: string;
}

/** Titles of the codes that this server can answer with; also those of statuses. */
const TITLES: Readonly<Record<number, string>> = {
  1: 'API Unknown',
  2: 'API Service',
  4: 'API Too Many Calls',
  100: 'Invalid parameter',
  190: 'Invalid OAuth access token - Cannot parse access token',
  368: 'Temporarily blocked for policies violations',
  80007: 'Rate limit issues',
  130429: 'Rate limit hit',
  130472: "User's number is part of an experiment",
  131000: 'Something went wrong',
  131005: 'Access denied',
  131008: 'Required parameter is missing',
  131009: 'Parameter value is not valid',
  131016: 'Service unavailable',
  131021: 'Recipient cannot be sender',
  131026: 'Message undeliverable',
  131030: 'Recipient phone number not in allowed list',
  131031: 'Business Account locked',
  131042: 'Business eligibility payment issue',
  131047: 'Re-engagement message',
  131048: 'Spam rate limit hit',
  131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
  131050: 'User has stopped marketing messages',
  131051: 'Unsupported message type',
  131052: 'Media download error',
  131053: 'Media upload error',
  131056: '(Business Account, Consumer Account) pair rate limit hit',
  131057: 'Account in maintenance mode',
  132000: 'Template Param Count Mismatch',
  132001: 'Template does not exist',
  132005: 'Template Hydrated Text Too Long',
  132007: 'Template Format Character Policy Violated',
  132012: 'Template Parameter Format Mismatch',
  132015: 'Template is Paused',
  132018: 'Template parameter is not valid',
  133010: 'Phone number not registered',
};

export function titleOf(code: number): string {
  return TITLES[code] ?? 'Unknown error';
}

/** A refusal with the code's own title. */
export function refusal(code: number, details?: string, status = 400): GraphRefusal {
  return new GraphRefusal(status, code, `(#${code}) ${titleOf(code)}`, details ? { details } : {});
}

let traces = 0;

export function bodyOf(error: GraphRefusal): object {
  traces += 1;
  return {
    error: {
      message: error.message,
      type: 'OAuthException',
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      ...(error.details === undefined
        ? {}
        : { error_data: { messaging_product: 'whatsapp', details: error.details } }),
      fbtrace_id: `AbCdEf${String(traces).padStart(5, '0')}`,
    },
  };
}

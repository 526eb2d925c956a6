/** The official WhatsApp channel: Meta's webhooks in, calls to its Graph API out; what Meta calls things stops in this folder. */
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { Alert, Blobs, Channel, Devices, Report } from '../../app/ports.ts';
import { boundedMap } from '../bounded.ts';
import type { Http } from '../http.ts';
import { createAllowance } from './allowance.ts';
import { createCourtesy } from './courtesy.ts';
import { CloudSetupError, describe, GraphError, NoAnswerError, outcomeOf } from './failures.ts';
import type { Trouble } from './failures.ts';
import { createGraph, OFFICIAL_API_ROOT } from './graph.ts';
import { createIntake } from './intake.ts';
import type { Receive } from './intake.ts';
import { createMedia } from './media.ts';
import { createMenus } from './menus.ts';
import { createPace } from './pace.ts';
import { createSender } from './send.ts';
import type { Templates } from './templates.ts';
import { registerWebhook } from './webhook.ts';
import { LIMIT_FIELD, OurLimit, OurNumber } from './wire.ts';

const LONGEST_BACKOFF_MS = 60_000;
/** At the stop, calls that only make the chat nicer are waited for no longer than this. */
const COURTESY_MS = 3_000;
const MAX_PEOPLE = 50_000;

export type CloudOptions = {
  token: string;
  phoneNumberId: string;
  /** What Meta says when it asks whether the webhook is ours. */
  verifyToken: string;
  /** Signs the webhooks. */
  appSecret: string;
  /** Another Graph API server, with its version; without a slash at the end. */
  apiRoot?: string;
  http: Http;
  devices: Devices;
  blobs: Blobs;
  log: Logger;
  now: () => Date;
  report: Report;
  alert: Alert;
  templates: Templates;
  /** Whether it is this process that sends, where several could: the limits are the number's, not a process's. */
  sends?: () => boolean;
  /** Says which number this is, once known: people known on another channel under it are moved. */
  introduced?: (displayPhoneDigits: string) => Promise<void>;
};

/** Its routes are registered at once: create the channel before the server listens. */
export function createCloud(how: CloudOptions): Channel {
  const { token, phoneNumberId, log, now } = how;
  const apiRoot = (how.apiRoot ?? OFFICIAL_API_ROOT).replace(/\/+$/, '');
  const graph = createGraph({ apiRoot, token });
  const media = createMedia({ graph, phoneNumberId, log });
  const menus = createMenus({ devices: how.devices, account: phoneNumberId, log, now });
  const courtesy = createCourtesy({ graph, phoneNumberId, log });
  const pace = createPace();
  const allowance = createAllowance({
    ...{ devices: how.devices, account: phoneNumberId, log, now },
    ask: () => void track(askLimit()),
  });
  const heard = boundedMap<string, number>(MAX_PEOPLE);
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  let receiving: Receive | undefined;
  const common = { phoneNumberId, media, menus, courtesy, pace, allowance, trouble, log, now };
  const send = createSender({
    ...common,
    graph,
    blobs: how.blobs,
    templates: how.templates,
    heardAt: (waId) => heard.get(waId),
  });
  const intake = createIntake({
    ...common,
    blobs: how.blobs,
    report: how.report,
    heard: (waId, at) => heard.set(waId, Math.max(heard.get(waId) ?? 0, at)),
  });
  registerWebhook({
    server: how.http.server,
    appSecret: how.appSecret,
    verifyToken: how.verifyToken,
    log,
    take() {
      const receive = receiving;
      return receive && ((body) => track(intake.take(body, receive)));
    },
  });

  function track<T>(work: Promise<T>): Promise<T> {
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  }

  /** Tells the staff; that they cannot be told must not end what found it out. */
  function trouble(what: Trouble | undefined): void {
    if (!what) return;
    const told = how.alert({ channel: 'whatsapp-cloud', what }).catch((thrown: unknown) => {
      log.error({ why: describe(thrown), what }, 'staff could not be told');
    });
    void track(told);
  }

  async function introduce(): Promise<void> {
    const fields = 'display_phone_number,verified_name';
    const answer = OurNumber.parse(await graph.get(phoneNumberId, { fields }));
    await how.introduced?.(answer.display_phone_number.replace(/\D/g, ''));
    log.info('connected to the WhatsApp Cloud API');
    void track(askLimit());
  }

  /** Without an answer there is no limit of ours: Meta holds its own. */
  async function askLimit(): Promise<void> {
    try {
      const answer = OurLimit.parse(await graph.get(phoneNumberId, { fields: LIMIT_FIELD }));
      allowance.learn(answer[LIMIT_FIELD]);
    } catch (thrown) {
      log.warn({ why: describe(thrown) }, 'how many people a day we may begin with is not known');
    }
  }

  async function introducePatiently(): Promise<void> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      const ms = Math.min(1000 * 2 ** tries, LONGEST_BACKOFF_MS);
      await pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        return await introduce();
      } catch (thrown) {
        log.error({ why: describe(thrown) }, 'our WhatsApp number is not known yet');
        trouble(outcomeOf(thrown, false).trouble);
      }
    }
  }

  return {
    id: 'whatsapp-cloud',
    gathers: true,
    async start(receive) {
      receiving = receive;
      try {
        await introduce();
      } catch (thrown) {
        const advice = adviceFor(thrown);
        if (advice !== undefined) {
          receiving = undefined;
          throw new CloudSetupError(advice);
        }
        log.warn({ why: describe(thrown) }, 'WhatsApp cannot be reached yet; trying until it can');
        void track(introducePatiently());
      }
    },
    send,
    elsewhere() {
      const isElsewhere = how.sends?.() === false;
      if (isElsewhere) allowance.forget();
      return isElsewhere;
    },
    async stop() {
      stopping.abort();
      receiving = undefined;
      await Promise.allSettled(underWay);
      await Promise.race([courtesy.idle(), pause(COURTESY_MS, undefined, { ref: false })]);
    },
  };
}

/** What to do about settings that no waiting puts right; undefined for anything that may pass by itself. */
function adviceFor(thrown: unknown): string | undefined {
  if (thrown instanceof NoAnswerError && thrown.status === 404) {
    return 'Nothing of the Graph API answers at CLOUD_API_ROOT. Leave it out, or check its address and version.';
  }
  if (!(thrown instanceof GraphError)) return undefined;
  if (thrown.code === 190 || thrown.status === 401) {
    return (
      'Meta does not accept CLOUD_API_TOKEN. Make a permanent token of a system user with the rights ' +
      'whatsapp_business_messaging and whatsapp_business_management (business.facebook.com, Settings, System users).'
    );
  }
  const known = outcomeOf(thrown, false);
  if (thrown.code === 100 || thrown.code === 803 || known.trouble === 'token') {
    return (
      `Meta does not know CLOUD_PHONE_NUMBER_ID for this token (${describe(thrown)}). Copy "Phone number ID" again from ` +
      'the app (WhatsApp, API setup); it is not the telephone number. The system user must have the WhatsApp account as an asset.'
    );
  }
  return undefined;
}

/** What opens behind a one-time link: whether it is good for anything still, its page, and the taking in and giving out that use it up. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { FileDesk, OpenedLink } from '../app/ports.ts';
import { fileNameOf, mayHave } from '../domain/files.ts';
import type { Job } from '../domain/files.ts';
import type { Region } from '../domain/region.ts';
import { mayImport } from '../domain/roles.ts';
import { importers } from '../import/index.ts';
import { LIMITS } from '../sheets/sheet.ts';
import type { Texts } from '../text/render.ts';
import { createPages } from './pages.ts';
import type { Page } from './pages.ts';
import type { Uploads } from './uploads.ts';

const LONGEST_NAME = 120;
const TOKEN = /^[\w-]{43}$/;
const MIMES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export type Door = {
  files: FileDesk;
  uploads: Uploads;
  texts: Texts;
  region: Region;
  now: () => Date;
  log: Logger;
  /** A list was handed in. */
  handedIn: () => void;
  /** For tests; what is larger is refused. */
  fileBytes?: number;
};
export type Good = OpenedLink & { use: { upload: string } | { download: Job } };
export type Asked = FastifyRequest<{ Params: { token: string } }>;

export const GONE: Page = { title: 'files.page_gone', words: [{ text: 'files.page_gone_why' }] };

export function refusal(title: Page['title'], why: Page['title'], form?: Page['form']): Page {
  return { title, words: [{ text: why }], ...(form ? { form } : {}) };
}

/** Whether whose it is may (still) do what it is for. */
function usable({ link, job, person }: OpenedLink, now: Date): Good['use'] | undefined {
  if (link.usedAt !== undefined || link.expiresAt <= now) return undefined;
  if (link.kind === 'upload')
    return mayImport(person.roles) && link.source !== undefined
      ? { upload: link.source }
      : undefined;
  if (!job || job.state !== 'done' || job.parts.length === 0) return undefined;
  if (!mayHave(job.todo, person)) return undefined;
  // What staff handed in is all admins' work; what leaves is for whoever asked for it.
  const theirs = job.todo.kind !== 'export' || job.personId === link.personId;
  return theirs ? { download: job } : undefined;
}

export function createUse(door: Door) {
  const { files, uploads, texts, region, now, log } = door;
  const pages = createPages(texts, region.office);
  const sending = new Set<number>();
  const fileBytes = door.fileBytes ?? LIMITS.fileBytes;

  async function look({ params: { token } }: Asked): Promise<Good | 404 | 410> {
    const opened = TOKEN.test(token) ? await files.link(token) : undefined;
    if (!opened) return 404;
    const use = usable(opened, now());
    return use ? { ...opened, use } : 410;
  }

  function show(reply: FastifyReply, status: number, page: Page, good?: Good): FastifyReply {
    const html = pages(page, good?.person.language);
    return reply.code(status).type('text/html; charset=utf-8').send(html);
  }

  function timeOf({ link }: Good): string {
    return new Intl.DateTimeFormat('id-ID', {
      timeZone: region.timeZone,
      hour: '2-digit',
      minute: '2-digit',
    }).format(link.expiresAt);
  }

  function front(good: Good): Page {
    const about = { who: good.person.name ?? '-', time: timeOf(good) };
    if ('download' in good.use) {
      const name = fileNameOf(good.use.download);
      const words = [{ text: 'files.page_download', values: { ...about, name } }] as const;
      return { title: 'files.page_download_title', words, form: 'download' };
    }
    const { upload } = good.use;
    const list = importers.find(({ id }) => id === upload)?.title ?? upload;
    const words = [{ text: 'files.page_upload', values: { ...about, list } }] as const;
    return { title: 'files.page_upload_title', words, form: 'upload' };
  }

  /** The file of the form, in the folder of uploads; a page that says what is wrong with it otherwise. */
  async function receive(request: Asked): Promise<{ upload: string; name: string } | Page> {
    const empty = refusal('files.page_upload_title', 'files.page_no_file', 'upload');
    const part = await request.file({ limits: { fileSize: fileBytes, files: 1, fields: 5 } });
    if (part?.fieldname !== 'file') {
      part?.file.resume();
      return empty;
    }
    const { name: upload, path } = await uploads.fresh();
    try {
      const bytes = await uploads.receive(path, part.file);
      if (part.file.truncated || bytes === 0) {
        await uploads.forget(upload);
        const large = refusal('files.page_upload_title', 'files.page_too_large', 'upload');
        return part.file.truncated ? large : empty;
      }
    } catch (error) {
      await uploads.forget(upload);
      throw error;
    }
    return { upload, name: part.filename.slice(-LONGEST_NAME) };
  }

  async function take(request: Asked, reply: FastifyReply, good: Good, source: string) {
    const { personId, id } = good.link;
    if (!request.isMultipart())
      return show(reply, 415, { ...front(good), words: [{ text: 'files.page_no_file' }] }, good);
    if (sending.has(personId))
      return show(reply, 409, refusal('files.page_upload_title', 'files.page_busy'), good);
    sending.add(personId);
    try {
      const got = await receive(request);
      if ('title' in got) {
        const status = got.words[0]?.text === 'files.page_too_large' ? 413 : 400;
        return show(reply, status, got, good);
      }
      // The role may have been lost, or the link used, while the file came in.
      const still = typeof (await look(request)) === 'object';
      const { upload, name } = got;
      const todo = { kind: 'read', source, upload, name, byHand: {}, again: false } as const;
      const jobId = still ? await files.use(id, now(), todo) : undefined;
      if (jobId === undefined) {
        await uploads.forget(upload);
        return show(reply, 410, GONE, good);
      }
      door.handedIn();
      return show(reply, 200, refusal('files.page_received', 'files.page_received_next'), good);
    } finally {
      sending.delete(personId);
    }
  }

  async function give(reply: FastifyReply, good: Good, job: Job) {
    if ((await files.use(good.link.id, now())) === undefined) return show(reply, 410, GONE, good);
    async function* parts(): AsyncGenerator<Uint8Array> {
      for (const id of job.parts) {
        const bytes = await files.part(id);
        if (!bytes) throw new Error('a part of the file is gone');
        yield bytes;
      }
    }
    // What is wrong in a list may be looked at again; tables and codes lie here no longer than they must.
    if (job.kind !== 'read')
      reply.raw.once('finish', () => {
        files.dropParts(job.id).catch((err: unknown) => {
          log.error({ err, job: job.id }, 'a file that was fetched could not be removed');
        });
      });
    const name = fileNameOf(job);
    return reply
      .type(MIMES[(/\.(xlsx|docx)$/.exec(name)?.[1] ?? 'csv') as keyof typeof MIMES])
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(parts()));
  }

  return { look, show, front, take, give, pages, fileBytes };
}

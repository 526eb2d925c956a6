/** From a match to an agreement that is signed and runs: whole program, stopped and started between the steps, and tried by those whose it is not. */
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../src/channels/http.ts';
import type { Input } from '../../src/conversation/input.ts';
import type { AgreementView } from '../../src/domain/agreementView.ts';
import { shownCode } from '../../src/domain/agreement.ts';
import { registerVerification } from '../../src/files/verifyPage.ts';
import { drafts, fills, partners } from './agreeing.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;
let calls = 0;

async function hears(from: string, text: string): Promise<string> {
  const heard = await running.say(from, text);
  return heard
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

async function sends(from: string, input: Input): Promise<void> {
  const address = running.sent.find((one) => one.address.id === from)?.address;
  if (!address) throw new Error(`${from} never wrote`);
  const id = `file-${calls++}`;
  const { settled } = await running.program.handler.receive({
    ...{ id, from: address, at: running.now(), input },
  });
  await settled;
  await running.program.delivery.flush();
}

async function scans(from: string): Promise<void> {
  const mime = 'image/jpeg';
  const blobId = await running.program.blobs.keep(Buffer.from(`scan ${calls}`), mime, from);
  await sends(from, { kind: 'photo', blobId, mime });
}

async function shows(from: string, bytes: Uint8Array): Promise<void> {
  const mime = 'application/pdf';
  const blobId = await running.program.blobs.keep(bytes, mime, from);
  await sends(from, { kind: 'document', blobId, mime, name: 'perjanjian.pdf' });
}

/** What somebody was told since, without having written. */
function told(from: string): string {
  return running.sent
    .filter(({ address }) => address.id === from)
    .map(({ message }) => message.text)
    .join('\n');
}

async function viewOf(id = 1): Promise<AgreementView> {
  return (await running.program.store.read({ kind: 'agreement', id }, 0)) as AgreementView;
}

async function sendsAll(from: string, ...texts: string[]): Promise<string> {
  let last = '';
  for (const text of texts) last = await hears(from, text);
  return last;
}

beforeEach(async () => {
  running = await startProgram(new Date('2026-11-23T02:00:00Z'));
  await partners(running);
  for (const who of ['maya', 'adi']) {
    await running.grant(who, 'mediator');
    await running.say(who, 'halo');
  }
});
afterEach(() => running.close());

/** "selesai", then the agreement, then what is chosen there. */
async function acts(who: string, ...texts: string[]): Promise<string> {
  return sendsAll(who, 'menu', 'perjanjian', ...texts);
}

describe('an agreement', { timeout: 120_000 }, () => {
  it('goes from the match to its end, and each step is whose it is', async () => {
    await drafts(running, '1');
    expect(told('siti')).toContain('sedang disusun');
    await fills(running, 'siti', '1234567890123');
    const issued = await viewOf();
    expect(issued.agreement).toMatchObject({ state: 'review', n: 1, startsOn: '2027-01-04' });
    // What the hash is of are the very bytes that lie there.
    const file = await running.program.blobs.load(issued.version?.blobId ?? '');
    const hash = createHash('sha256')
      .update(file?.bytes ?? new Uint8Array())
      .digest('hex');
    expect(issued.version?.sha256).toBe(hash);
    expect(
      Buffer.from(file?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');

    // Who is no party has no agreement, and staff cannot ratify what nobody agreed to.
    expect(await hears('rina', 'perjanjian')).toContain('Belum ada perjanjian');
    expect(await hears('maya', '/pks 1')).not.toContain('Sahkan');

    await acts('siti', 'setuju', 'ya', 'selesai');
    expect((await viewOf()).consents).toMatchObject([{ party: 'umk/7', sha256: hash, n: 1 }]);

    // A change makes a new version, and what was agreed to counts no more.
    await acts('dewi', 'minta ubah', 'mutu', 'mutu', 'porsi 450 gram', 'ya');
    const changed = await viewOf();
    expect(changed).toMatchObject({ agreement: { n: 2, state: 'review' }, consents: [] });
    expect(changed.version?.sha256).not.toBe(hash);
    expect(told('siti')).toContain('Semula: porsi 400 gram');
    await running.restart();

    await acts('siti', 'setuju', 'ya', 'selesai');
    await acts('dewi', 'setuju', 'ya', 'selesai');
    expect((await viewOf()).agreement.state).toBe('agreed');
    expect(told('adi')).toContain('PKS-0001 menunggu Forum');
    expect(await hears('maya', '/antrian')).toContain('Perjanjian PKS-0001');

    // Of two at one moment one wins, and the other is told.
    await sendsAll('maya', '/pks 1', 'sahkan');
    await sendsAll('adi', '/pks 1', 'kembalikan', 'volumenya belum jelas');
    const both = await Promise.all([hears('maya', 'ya'), hears('adi', 'ya')]);
    expect(both.filter((words) => words.includes('sudah dicatat'))).toHaveLength(1);
    expect(both.filter((words) => words.includes('baru saja berubah'))).toHaveLength(1);
    if ((await viewOf()).agreement.state === 'review') {
      for (const who of ['siti', 'dewi']) await acts(who, 'setuju', 'ya', 'selesai');
      await sendsAll('maya', '/pks 1', 'sahkan', 'ya');
    }
    expect((await viewOf()).agreement.state).toBe('ratified');
    await running.restart();

    await acts('siti', 'kirim yang sudah ditandatangani');
    await scans('siti');
    await sendsAll('maya', '/pks 1', 'belum lengkap', 'meterainya belum ada', 'ya');
    expect(told('dewi')).toContain('meterainya belum ada');
    await acts('dewi', 'kirim yang sudah ditandatangani');
    await scans('dewi');
    expect((await viewOf()).agreement.state).toBe('handed_in');
    await sendsAll('adi', '/pks 1', 'meterai dan tanda tangan lengkap', 'ya');
    expect((await viewOf()).agreement.state).toBe('signed');
    expect(await hears('maya', '/antrian')).not.toContain('PKS-0001');

    // Anybody with the code learns number, state and hash.
    const { code } = (await viewOf()).agreement;
    const said = await hears('orang', `verifikasi ${shownCode(code)}`);
    expect(said).toContain('PKS-0001: sudah ditandatangani');
    expect(said).toContain(changed.version?.sha256 ?? '-');
    expect(said).not.toMatch(/Siti|Sumber|Kranji/);
    // A file is compared by its bytes: one that was changed in a single one is another.
    const bytes = Buffer.from(
      (await running.program.blobs.load(changed.version?.blobId ?? ''))?.bytes ?? [],
    );
    await shows('orang', bytes);
    expect(told('orang')).toContain('persis naskah yang dicatat');
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    await hears('orang', `verifikasi ${code}`);
    await shows('orang', bytes);
    expect(told('orang')).toContain('bukan naskah yang dicatat, atau sudah berubah');

    running.moveClock(new Date('2027-01-04T03:00:00Z'));
    await running.program.timers.fire('start');
    expect((await viewOf()).agreement.state).toBe('running');
    expect(told('siti')).toContain('mulai berjalan hari ini');
    running.moveClock(new Date('2028-01-03T03:00:00Z'));
    await running.program.timers.fire('end');
    expect((await viewOf()).agreement.state).toBe('ended');
  });

  it('is shared by a group: each has a share, and all must agree', async () => {
    await drafts(running, '1, 2');
    await fills(running, 'siti', '1234567890123');
    expect((await viewOf()).agreement.state).toBe('draft');
    await fills(running, 'rina', '2234567890123');
    const shared = await viewOf();
    expect(shared.agreement.state).toBe('review');
    expect(shared.parties.map(({ party }) => party.share)).toEqual([60, 40]);
    const words = JSON.stringify(shared.version?.document.chapters);
    expect(words).toContain('Katering Rina: 40% (empat puluh persen)');
    for (const who of ['siti', 'dewi']) await acts(who, 'setuju', 'ya', 'selesai');
    expect((await viewOf()).agreement.state).toBe('review');
    await acts('rina', 'setuju', 'ya', 'selesai');
    expect((await viewOf()).agreement.state).toBe('agreed');
  });

  it('goes with an owner who is erased before all agreed, and stays after', async () => {
    await drafts(running, '1');
    await fills(running, 'siti', '1234567890123');
    const blobId = (await viewOf()).version?.blobId ?? '';
    await running.answer('siti', {});
    await sendsAll('siti', 'hapus data saya', 'hapus', 'hapus');
    const gone = await viewOf();
    expect(gone.agreement).toMatchObject({ state: 'withdrawn', terms: {}, n: 0 });
    expect(gone.version).toBeUndefined();
    expect(await running.program.blobs.load(blobId)).toBeUndefined();
  });

  it('is kept with its consents where an owner who agreed is erased', async () => {
    await drafts(running, '1');
    await fills(running, 'siti', '1234567890123');
    for (const who of ['siti', 'dewi']) await acts(who, 'setuju', 'ya', 'selesai');
    await sendsAll('siti', 'menu', 'hapus data saya', 'hapus', 'hapus');
    const kept = await viewOf();
    expect(kept.agreement.state).toBe('agreed');
    expect(kept.consents).toHaveLength(2);
    expect(await running.program.blobs.load(kept.version?.blobId ?? '')).toBeDefined();
  });
});

describe('the page behind the QR code', { timeout: 120_000 }, () => {
  it('says number, state and hash, nothing of an unknown code, and not without end', async () => {
    await drafts(running, '1');
    await fills(running, 'siti', '1234567890123');
    const { agreement, version } = await viewOf();
    const http = createHttp({ port: 0, host: '127.0.0.1', log: pino({ level: 'silent' }) });
    registerVerification(http.server, { ...running.program, now: running.now });
    const base = `http://127.0.0.1:${await http.listen()}/verifikasi/`;
    const known = await fetch(`${base}${agreement.code}`);
    const page = await known.text();
    expect(known.status).toBe(200);
    expect(page).toContain('PKS-0001');
    expect(page).toContain(version?.sha256);
    expect(page).not.toMatch(/Siti|Sumber Makmur|Kranji/);
    const pages = await Promise.all(
      ['ZZZZZZZZZZZZZZZZ', 'x', '..%2f'].map(async (code) => {
        const answer = await fetch(`${base}${code}`);
        return [answer.status, await answer.text()];
      }),
    );
    expect(new Set(pages.map(([, text]) => text)).size).toBe(1);
    expect(pages.map(([status]) => status)).toEqual([404, 404, 404]);
    let last = 0;
    for (let tries = 0; tries < 40; tries++) last = (await fetch(`${base}x`)).status;
    expect(last).toBe(429);
    await http.close();
  });
});

/**
 * Greetings, and how people call others and themselves; what is stripped is only what says nothing
 * else.
 */
import type { Sapaan } from '../domain/person.ts';
import { fold, slips, tokenise } from './normalise.ts';
import type { Token } from './normalise.ts';

export type Greeting = {
  /** What was said: the Muslim greeting, the time of day, or just hello. */
  salam?: 'islam' | 'time' | 'plain';
  /** What is left of the message, as typed. */
  rest: string;
};

const islamic = new Set(
  `assalamualaikum asalamualaikum assalamualaikm assalamulaikum asslamualaikum asalamualaykum
  assalamuallaikum assalamu asslmkm asslm aslm asslkm askum mikum akum lekum samlekum samlikum
  samlekom assalam assalammualaikum ass salamualaikum salamlekum assalaamualaikum
  assalamualaikumwrwb waalaikumsalam walaikumsalam waalaikumussalam aslmkm aslkm
  asw`
    .trim()
    .split(/\s+/),
);
const islamicTail = new Set(
  `alaikum alaykum wr wb warahmatullahi warohmatullahi wabarakatuh wabarokatuh
  warahmatullah`
    .trim()
    .split(/\s+/),
);
const times = new Set(
  'pagi siang sore malam malem morning afternoon evening enjing sonten wengi'.split(' '),
);
const beforeTime = new Set(
  'selamat slamat slmt met selamet good wilujeng sugeng sampurasun selmat'.split(' '),
);
const plain = new Set(
  `halo hallo helo hello hai hay hi hey hei alo haloo hallow haii hallooo haloha permisi prmisi
  misi punten pnten sampurasun rampes nuwun kulonuwun spada p ping tes test tess salam shalom hy
  hola heyy hayy oi oy woi woy permisii salken`
    .trim()
    .split(/\s+/),
);
const address = new Set(
  `bu ibu buk pak bapak bpk kak kakak ka kk min admin mimin mas mbak mba bang abang teh teteh gan
  sis om tante bro bos bosku boss semua semuanya bunda bun dek sob guys all team tim pa neng a
  aa`
    .trim()
    .split(/\s+/),
);
const afterHello = new Set(
  `apa kabar kabarnya apakabar kumaha damang dan juga ya yaa selamat there how are you
  good`
    .trim()
    .split(/\s+/),
);

/**
 * Takes the greeting and the addressing off the front ("assalamualaikum bu, mau tanya" → islam,
 * "mau tanya").
 * A time of day counts only where it greets: "malam minggu jual sate" is left as it is.
 */
export function readGreeting(text: string): Greeting {
  const tokens = tokenise(text);
  let salam: Greeting['salam'];
  let index = 0;
  while (index < tokens.length) {
    const step = greetingAt(tokens, index, salam);
    if (step === undefined) break;
    if (step.salam !== undefined && (salam === undefined || step.salam === 'islam')) {
      salam = step.salam;
    }
    index += step.length;
  }
  const next = tokens[index];
  const rest = index === 0 ? text.trim() : next === undefined ? '' : text.slice(next.start).trim();
  return salam === undefined ? { rest } : { salam, rest };
}

type Step = { length: number; salam?: 'islam' | 'time' | 'plain' };

function greetingAt(
  tokens: readonly Token[],
  index: number,
  salam: Greeting['salam'],
): Step | undefined {
  const word = tokens[index]?.word ?? '';
  const next = tokens[index + 1];
  if (islamic.has(word) || (word.length >= 11 && slips(word, 'assalamualaikum', 2) <= 2)) {
    return { length: 1, salam: 'islam' };
  }
  if (salam === 'islam' && islamicTail.has(word)) return { length: 1 };
  if (beforeTime.has(word) && next !== undefined && times.has(next.word)) {
    return { length: 2, salam: 'time' };
  }
  if (times.has(word) && (salam !== undefined || endsHere(next)))
    return { length: 1, salam: 'time' };
  if (word === 'kulo' && next?.word === 'nuwun') return { length: 2, salam: 'plain' };
  if (word === 'apa' && next?.word === 'kabar') return { length: 2, salam: 'plain' };
  if (word === 'nuwun' && next?.word === 'sewu') return { length: 2, salam: 'plain' };
  if (word === 'nuwun') return undefined;
  if (plain.has(word) && (word.length > 1 || index === 0)) return { length: 1, salam: 'plain' };
  if (salam !== undefined && afterHello.has(word)) return { length: 1 };
  if (!address.has(word)) return undefined;
  return salam !== undefined || next === undefined || next.afterBreak ? { length: 1 } : undefined;
}

/** Nothing follows, a break follows, or somebody is addressed. */
function endsHere(next: Token | undefined): boolean {
  return (
    next === undefined ||
    next.afterBreak ||
    address.has(next.word) ||
    plain.has(next.word) ||
    next.word === 'semua'
  );
}

const titles: Record<string, Sapaan> = {
  bu: 'bu',
  ibu: 'bu',
  buk: 'bu',
  bunda: 'bu',
  pak: 'pak',
  bapak: 'pak',
  bpk: 'pak',
  pa: 'pak',
  kak: 'kak',
  kakak: 'kak',
  teh: 'teh',
  teteh: 'teh',
  bang: 'bang',
  abang: 'bang',
  mas: 'mas',
  mbak: 'mbak',
  mba: 'mbak',
};

const selves = new Set(
  `saya sy aku gue gua gw ane aye nama namaku ini dengan abdi kulo panggil sebut
  panggilan`
    .trim()
    .split(/\s+/),
);
/** What follows a title where somebody else is addressed: then it is no name. */
const noName = new Set(
  `saya sy aku mau tanya nanya ada apa ya iya tidak belum sudah bisa boleh kalau kalo gimana
  bagaimana ini itu gak ga nggak tolong minta jual jualan bikin usaha punya dari di ke yang lagi
  masih nanti makasih terima maaf kapan berapa dong deh sih oke ok siap setuju betul benar kami
  ingin pengen lanjut cek lapor daftar batal menu stop harga seorang negara untuk
  dan`
    .trim()
    .split(/\s+/),
);

/** The title of a person of that name, normalised ("ibu" → bu); undefined for another word. */
export function titleOf(word: string): Sapaan | undefined {
  return Object.hasOwn(titles, word) ? titles[word] : undefined;
}

/**
 * How the writer calls themselves: "saya bu siti", "panggil saya teh lilis", or "Pak Dedi" as the
 * whole answer.
 * Undefined where a title addresses somebody else ("bu, mau tanya").
 */
export function readSapaan(text: string): Sapaan | undefined {
  const tokens = tokenise(readGreeting(text).rest);
  const index = tokens.findIndex((token) => titleOf(token.word) !== undefined);
  const title = titleOf(tokens[index]?.word ?? '');
  if (title === undefined) return undefined;
  const next = tokens[index + 1];
  const before = tokens.slice(Math.max(0, index - 2), index).map((token) => token.word);
  const called = before.some(
    (word) => word === 'panggil' || word === 'panggilan' || word === 'sebut',
  );
  if (next === undefined || next.afterBreak || noName.has(next.word) || /\d/.test(next.word)) {
    return called ? title : undefined;
  }
  const self = tokens[index - 1];
  if (self !== undefined) {
    const near = selves.has(self.word) || (self.word === 'aja' && called);
    return near || before.includes('nama') ? title : undefined;
  }
  const named = tokens.slice(1);
  const short =
    named.length <= 3 && !named.some((token) => token.afterBreak || noName.has(token.word));
  return short && !/[?]/.test(fold(text)) ? title : undefined;
}

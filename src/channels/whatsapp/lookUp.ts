/** The other name of somebody, from what the library has learned; the network is never asked. */
import type { SignalKeyStore } from '@whiskeysockets/baileys';
import type { Who } from './identity.ts';
import { digitsOf, whoOf } from './identity.ts';

/** Gives back what it was given where nothing more is known. */
export function createLookUp(
  keys: () => Pick<SignalKeyStore, 'get'> | undefined,
): (who: Who) => Promise<Who> {
  return async ({ lid, pn }) => {
    const known = keys();
    const given = whoOf(lid, pn) ?? {};
    if (!known || (lid !== undefined && pn !== undefined)) return given;
    const name = lid === undefined ? digitsOf(pn ?? '') : `${digitsOf(lid)}_reverse`;
    const other = (await known.get('lid-mapping', [name]))[name];
    if (!other) return given;
    return lid === undefined
      ? (whoOf(`${other}@lid`, pn) ?? given)
      : (whoOf(lid, `${other}@s.whatsapp.net`) ?? given);
  };
}

/** What work on files may use of the program. */
import type { Exports, FileDesk, Staging, Store } from '../app/ports.ts';
import type { Region } from '../domain/region.ts';
import type { Texts } from '../text/render.ts';

export type Shelf = {
  staging: Staging;
  exports: Exports;
  files: FileDesk;
  store: Pick<Store, 'getSetting' | 'putSetting' | 'write' | 'read'>;
  region: Region;
  texts: Texts;
};

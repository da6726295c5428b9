import { measureCreates } from './measure-creates.ts'
import { measureMillion } from './measure-million.ts'
import { measurePage } from './measure-page.ts'
import { measureDemoStart } from './measure-start.ts'

/** The emulator's own speed, measured over HTTP by a client that does nothing but read bytes. */
export async function measureEmulator(): Promise<unknown> {
  return {
    demoStartMilliseconds: await measureDemoStart(),
    page: await measurePage(),
    creates: await measureCreates(),
    million: await measureMillion(),
  }
}

import { DynamicsWebApi } from 'dynamics-web-api'
import type { Emulator } from '../src/index.ts'

/** dynamics-web-api as one of the organisation's people; it throws whatever the service refuses. */
export const clientOf = (emulator: Emulator, person = 'ada'): DynamicsWebApi =>
  new DynamicsWebApi({
    serverUrl: emulator.environmentUrl,
    dataApi: { version: '9.2' },
    searchApi: { version: '2.0' },
    onTokenRefresh: () => emulator.tokenFor(person),
    propagateErrors: true,
  })

import { responseReply } from '../http/reply.ts'
import type { FunctionOperation } from './operation.ts'

/** The version the emulator says it is; one seen in recorded traffic. */
export const organizationVersion = '9.2.22074.168'

export const retrieveVersion: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveVersion',
  run: (context) => responseReply(context, 'RetrieveVersion', { Version: organizationVersion }),
}

import { responseReply } from '../http/reply.ts'
import { versionStamp } from '../metadata/changes/version-stamp.ts'
import type { FunctionOperation } from './operation.ts'

/** Of the schema, by which clients know whether what they keep of it is of today (Web API reference). */
export const retrieveTimestamp: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveTimestamp',
  run: (context) =>
    responseReply(context, 'RetrieveTimestamp', { Timestamp: versionStamp(context.environment.schema, context.now) }),
}

import { malformed, unresolvedParameters } from '../errors/faults.ts'
import { beginTransfer } from '../files/block-transfers.ts'
import { responseReply } from '../http/reply.ts'
import { guidPattern } from '../odata/literal.ts'
import type { JsonObject } from '../write/decode-body.ts'
import type { ActionOperation } from './operation.ts'

/** Opens an upload into a note's `documentbody`. The note may be there already or come with the commit. */
export const initializeAnnotationBlocksUpload: ActionOperation = {
  kind: 'action',
  name: 'InitializeAnnotationBlocksUpload',
  run(context, body) {
    const FileContinuationToken = beginTransfer(context, {
      kind: 'upload',
      table: 'annotation',
      rowId: noteIdOf(noteOf(body)),
      column: 'documentbody',
      blocks: new Map(),
    })
    return responseReply(context, 'InitializeAnnotationBlocksUpload', { FileContinuationToken })
  },
}

export function noteOf(body: JsonObject): JsonObject {
  const target = body['Target']
  if (typeof target !== 'object' || target === null) throw unresolvedParameters()
  return target as JsonObject
}

/** Unlike elsewhere, the caller has to choose the id of a new note. */
export function noteIdOf(note: JsonObject): string {
  const id = note['annotationid']
  if (typeof id !== 'string' || !guidPattern.test(id)) throw malformed('The target needs its primary key annotationid.')
  return id.toLowerCase()
}

import { NotEmulated } from '../errors/dataverse-fault.ts'
import { takeBlocks, uploadOf } from '../files/block-transfers.ts'
import { responseReply } from '../http/reply.ts'
import { applyBody } from '../operations/update.ts'
import { createFromBody } from '../write/deep-insert.ts'
import { noteIdOf, noteOf } from './initialize-annotation-blocks-upload.ts'
import type { ActionOperation } from './operation.ts'

/** Writes the note with the blocks, in the order of `BlockList`, as its file: a new one, or one that is there. */
export const commitAnnotationBlocksUpload: ActionOperation = {
  kind: 'action',
  name: 'CommitAnnotationBlocksUpload',
  run(context, body) {
    const { schema, store } = context.environment
    const table = schema.tables.get('annotation')
    const note = noteOf(body)
    const AnnotationId = noteIdOf(note)
    const upload = uploadOf(context, body)
    if (!table || upload.table !== 'annotation' || upload.rowId !== AnnotationId)
      throw new NotEmulated('committing blocks into another note than they were meant for')
    const file = Buffer.concat(takeBlocks(context, body))
    const whole = { ...note, documentbody: file.toString('base64') }
    const row = store.get('annotation', AnnotationId)
    if (row) applyBody(context, table, row, whole)
    else createFromBody(context, table, whole, { id: AnnotationId })
    return responseReply(context, 'CommitAnnotationBlocksUpload', { AnnotationId, FileSizeInBytes: file.length })
  },
}

import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed, unresolvedParameters } from '../errors/faults.ts'
import { beginTransfer, takeBlocks, uploadOf } from '../files/block-transfers.ts'
import { responseReply } from '../http/reply.ts'
import { guidPattern } from '../odata/literal.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { requireRow } from '../operations/require-row.ts'
import { applyBody } from '../operations/update.ts'
import type { Table } from '../schema/schema.ts'
import { textOf } from '../store/text-of.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { createFromBody } from '../write/deep-insert.ts'
import type { ActionOperation, Operation } from './operation.ts'
import { referenceOf } from './parameters.ts'

/** A table that keeps a file as Base64 in one of its columns. */
interface AttachmentKind {
  /** As the names of its operations have it. */
  name: 'Annotation' | 'Attachment'
  table: string
  body: string
  /** As the reply to the commit calls the key. */
  id: string
  /** A note has an id from the start, and may be there already; an attachment is always a new one. */
  choosesId: boolean
}

const kinds: readonly AttachmentKind[] = [
  { name: 'Annotation', table: 'annotation', body: 'documentbody', id: 'AnnotationId', choosesId: true },
  {
    name: 'Attachment',
    table: 'activitymimeattachment',
    body: 'body',
    id: 'ActivityMimeAttachmentId',
    choosesId: false,
  },
]

/** Files of notes and of e-mails in blocks (learn.microsoft.com "Use file data with Attachment and Note records"). */
export const attachmentOperations: readonly Operation[] = kinds.flatMap((kind) => [
  beginUpload(kind),
  commitUpload(kind),
  beginDownload(kind),
])

function beginUpload(kind: AttachmentKind): ActionOperation {
  const name = `Initialize${kind.name}BlocksUpload`
  return {
    kind: 'action',
    name,
    run(context, body) {
      const FileContinuationToken = beginTransfer(context, {
        kind: 'upload',
        table: kind.table,
        rowId: idOf(context, kind, targetOf(body)) ?? '',
        column: kind.body,
        blocks: new Map(),
      })
      return responseReply(context, name, { FileContinuationToken })
    },
  }
}

/** Writes the row with the blocks, in the order of `BlockList`, as its file. */
function commitUpload(kind: AttachmentKind): ActionOperation {
  const name = `Commit${kind.name}BlocksUpload`
  return {
    kind: 'action',
    name,
    run(context, body) {
      const table = tableOf(context, kind)
      const target = targetOf(body)
      const chosen = idOf(context, kind, target)
      const upload = uploadOf(context, body)
      if (upload.table !== kind.table || upload.rowId !== (chosen ?? ''))
        throw new NotEmulated('committing blocks into another row than they were meant for')
      const file = Buffer.concat(takeBlocks(context, body))
      const whole = { ...target, [kind.body]: file.toString('base64') }
      const row =
        chosen === undefined || !kind.choosesId ? undefined : context.environment.store.get(kind.table, chosen)
      if (row) applyBody(context, table, row, whole)
      const id = row?.id ?? createFromBody(context, table, whole, chosen === undefined ? {} : { id: chosen })
      return responseReply(context, name, { [kind.id]: id, FileSizeInBytes: file.length })
    },
  }
}

function beginDownload(kind: AttachmentKind): ActionOperation {
  const name = `Initialize${kind.name}BlocksDownload`
  return {
    kind: 'action',
    name,
    run(context, body) {
      const { table, row } = referenceOf(context, body['Target'])
      if (table.logicalName !== kind.table) throw unresolvedParameters()
      requireRow(context, 'Read', table, row)
      const file = Buffer.from(textOf(row.values[kind.body]), 'base64')
      if (file.length === 0) throw new DataverseFault(400, '0x80041704', 'The specified note has no attachments.')
      const FileContinuationToken = beginTransfer(context, {
        kind: 'download',
        read: (from, to) => file.subarray(from, to),
      })
      return responseReply(context, name, {
        FileContinuationToken,
        FileSizeInBytes: file.length,
        FileName: textOf(row.values['filename']),
      })
    },
  }
}

function targetOf(body: JsonObject): JsonObject {
  const target = body['Target']
  if (typeof target !== 'object' || target === null) throw unresolvedParameters()
  return target as JsonObject
}

function idOf(context: RequestContext, kind: AttachmentKind, target: JsonObject): string | undefined {
  const { primaryId } = tableOf(context, kind)
  const id = target[primaryId]
  if (typeof id === 'string' && guidPattern.test(id)) return id.toLowerCase()
  if (kind.choosesId) throw malformed(`The target needs its primary key ${primaryId}.`)
  return undefined
}

function tableOf({ environment }: RequestContext, kind: AttachmentKind): Table {
  const table = environment.schema.tables.get(kind.table)
  if (!table) throw new NotEmulated(`files of ${kind.table}`)
  return table
}

import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed, methodNotAllowed } from '../errors/faults.ts'
import { jsonReply, noContent, replyHeaders } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { readerOf } from '../query/column-reader.ts'
import { isLookup, propertyName } from '../query/table-names.ts'
import { parseBody } from '../write/decode-body.ts'
import { fileProperty } from './file-property.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './resolve-target.ts'
import { applyBody, checkVersion } from './update.ts'

type Property = Target & { kind: 'property' }

/** GET, PUT and DELETE of one column, and its raw `$value`. */
export function property(context: RequestContext, target: Property): ServiceReply {
  if (isFileContent(target, context)) return fileProperty(context, target)
  switch (context.request.method) {
    case 'GET':
      return read(context, target)
    case 'PUT':
      return write(context, target, parseBody(context.request.body)['value'])
    case 'DELETE':
      if (isLookup(target.column))
        throw malformed('A lookup is cleared with DELETE on its navigation property and /$ref.')
      return write(context, target, null)
    default:
      throw methodNotAllowed(context.request.method)
  }
}

/** An image is written like any other column too, as Base64; a file is not. */
function isFileContent({ column, suffix }: Property, { request: { method, headers } }: RequestContext): boolean {
  if (column.type !== 'File' && column.type !== 'Image') return false
  if (suffix === '$value') return true
  if (method === 'GET') return headers['range'] !== undefined
  return column.type === 'File' || method === 'PATCH'
}

function read(context: RequestContext, { table, row, column, suffix }: Property): ServiceReply {
  requireRow(context, 'Read', table, row)
  const stored = readerOf(table, column)(row)
  const value = typeof stored === 'object' ? (stored?.id ?? null) : stored
  if (value === null) return noContent()
  if (suffix === '$value')
    return { status: 200, headers: { 'content-type': 'text/plain', ...replyHeaders(context) }, body: String(value) }
  if (suffix !== undefined) throw new NotEmulated(`${suffix} of a column`)
  const name = propertyName(column)
  return jsonReply(
    context,
    JSON.stringify({
      '@odata.context': `${context.root}/$metadata#${table.entitySetName}(${row.id})/${name}`,
      value,
    }),
  )
}

function write(context: RequestContext, { table, row, column }: Property, value: unknown): ServiceReply {
  checkVersion(context, table, row)
  applyBody(context, table, row, { [propertyName(column)]: value ?? null })
  return noContent()
}

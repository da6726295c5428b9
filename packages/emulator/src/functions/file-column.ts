import { NotEmulated } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import type { FilePlace } from '../files/uploads.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { referenceOf } from './parameters.ts'

/** `Target` and `FileAttributeName`: a file or image column of a row that is there. */
export function fileColumnOf(context: RequestContext, body: JsonObject): FilePlace {
  const name = body['FileAttributeName']
  if (typeof name !== 'string') throw unresolvedParameters()
  const { table, row } = referenceOf(context, body['Target'])
  const column = table.columns.get(name)
  if (column?.type !== 'File' && column?.type !== 'Image')
    throw new NotEmulated(`blocks of ${table.logicalName}.${name}, which is no file`)
  return { table, row, column }
}

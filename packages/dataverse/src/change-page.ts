import type { DeletedRow } from './changes.ts'
import { MalformedReplyError } from './errors.ts'
import type { Row } from './row.ts'

/** Told apart by their context, `…#accounts/$deletedEntity`: a row of the table may have columns of any name. */
export function divideChanges(rows: readonly Row[]): { changed: Row[]; deleted: DeletedRow[] } {
  const changed: Row[] = []
  const deleted: DeletedRow[] = []
  for (const row of rows) {
    if (isDeleted(row)) deleted.push(deletedRow(row))
    else changed.push(row)
  }
  return { changed, deleted }
}

function isDeleted(row: Row): boolean {
  const context = row['@odata.context']
  return typeof context === 'string' && context.endsWith('/$deletedEntity')
}

function deletedRow({ id, reason }: Row): DeletedRow {
  if (typeof id === 'string') return { id, reason: typeof reason === 'string' ? reason : 'deleted' }
  throw new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: 'A deleted row comes without its id.',
    help: 'Try again. If it lasts, read the table again without a cursor.',
    sent: true,
  })
}

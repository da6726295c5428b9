import { cursorOfLink, linkOfCursor } from './change-cursor.ts'
import { divideChanges } from './change-page.ts'
import type { ChangePage, ChangesQuery } from './changes.ts'
import { listPath } from './query-path.ts'
import type { RequestOptions } from './request-options.ts'
import { endless, pageFrom } from './row-list.ts'
import type { Schema } from './schema.ts'
import type { Service } from './service.ts'
import { needsWholeTable } from './whole-table-access.ts'

/** Page after page; nothing of a page is kept once it was handed out. */
export async function* readChanges(
  service: Service,
  schema: Schema,
  table: string,
  { select, since, maxPageSize }: ChangesQuery,
  requestOptions: RequestOptions,
): AsyncGenerator<ChangePage, void, undefined> {
  const { environmentUrl } = service
  const { metadata, first } = await schema.compile(
    [table],
    (tableOf) => ({
      metadata: tableOf(table),
      first:
        since === undefined
          ? listPath(tableOf(table), select ? { select } : {}, tableOf)
          : linkOfCursor(since, environmentUrl, tableOf(table), select),
    }),
    requestOptions,
  )
  // A delta link has the preference in it; next links have to be asked for as their first page was.
  const options = { ...requestOptions, maxPageSize, trackChanges: since === undefined }
  for (let link = first; ;) {
    const json = await service.getJson(link, options).catch((error: unknown) => {
      throw needsWholeTable(error)
    })
    schema.noteVersion(json)
    const { rows, nextLink } = pageFrom(json)
    const changes = divideChanges(rows)
    if (nextLink === undefined) {
      yield { ...changes, cursor: cursorOfLink(json?.['@odata.deltaLink'], environmentUrl, metadata) }
      return
    }
    // The same link twice would be read for ever.
    if (nextLink === link) throw endless()
    yield changes
    link = nextLink
  }
}

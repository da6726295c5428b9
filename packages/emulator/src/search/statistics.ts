import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { indexedTables } from './indexed-tables.ts'
import { isSearchEnabled } from './search-scope.ts'

/** What the page's index of 5,515 documents takes for each of them, rounded. */
const bytesPerDocument = 823

/** How large the index is: its documents are counted, its bytes follow from them. */
export function searchStatistics(context: RequestContext): Record<string, unknown> {
  if (!isSearchEnabled(context)) throw new NotEmulated('searchstatistics where search is off')
  const { schema, store } = context.environment
  const documentcount = indexedTables(schema, store).reduce((sum, { table }) => sum + store.count(table.logicalName), 0)
  const storagesizeinbytes = documentcount * bytesPerDocument
  return { value: { storagesizeinbytes, storagesizeinmb: Math.floor(storagesizeinbytes / 2 ** 20), documentcount } }
}

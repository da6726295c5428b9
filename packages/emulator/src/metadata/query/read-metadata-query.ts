import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { type ExpandItem, parseExpand, parseSelect } from '../../odata/parse-expand.ts'
import { parseQueryString, type QueryOptions } from '../../odata/query-string.ts'

export interface MetadataQuery {
  select?: string[]
  expand?: ExpandItem[]
  filter?: string
  aliases: QueryOptions['aliases']
}

/** Metadata knows three options; the rest of OData is refused by name. */
export function readMetadataQuery(query: string): MetadataQuery {
  const { system, aliases, custom } = parseQueryString(query)
  const read: MetadataQuery = { aliases }
  for (const [name, value] of system) {
    if (name === '$select') read.select = parseSelect(value)
    else if (name === '$expand') read.expand = parseExpand(value)
    else if (name === '$filter') read.filter = value
    else throw new NotEmulated(`${name} on metadata`)
  }
  for (const name of custom.keys())
    if (name === 'LabelLanguages' || name === 'annotations') throw new NotEmulated(`${name} on metadata`)
  return read
}

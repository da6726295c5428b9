import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { unknownProperty } from '../../errors/faults.ts'
import type { Aliases } from '../../odata/expression.ts'
import type { ExpandItem } from '../../odata/parse-expand.ts'
import type { MetadataObject } from '../describe/metadata-object.ts'
import { navigationOf, propertyTypeOf } from '../types/metadata-types.ts'
import { compileMetadataFilter } from './filter-objects.ts'

export interface Shape {
  select?: readonly string[] | undefined
  expand?: readonly ExpandItem[] | undefined
  aliases: Aliases
}

type Render = (object: MetadataObject) => Record<string, unknown>

/** How objects of a declared type are written; names are checked here, once for all objects. */
export function compileShape(declared: string, { select, expand = [], aliases }: Shape): Render {
  for (const name of select ?? []) {
    if (navigationOf(declared, name)) throw new NotEmulated(`the navigation property ${name} in $select on metadata`)
    propertyTypeOf(declared, name)
  }
  const expansions = expand.map((item) => compileExpansion(declared, item, aliases))
  return (object) => {
    const json: Record<string, unknown> = {}
    // Only where the type is not the one the context URL announces.
    if (object.type !== declared) json['@odata.type'] = `#Microsoft.Dynamics.CRM.${object.type}`
    if (select) {
      for (const name of select) json[name] = object.values[name] ?? null
      // The key comes along whether selected or not.
      json['MetadataId'] = object.values['MetadataId']
    } else Object.assign(json, object.values)
    for (const expansion of expansions) expansion(object, json)
    return json
  }
}

function compileExpansion(
  declared: string,
  item: ExpandItem,
  aliases: Aliases,
): (object: MetadataObject, json: Record<string, unknown>) => void {
  const { navigation: name, reference, select, filter, orderBy, top, expand } = item
  const navigation = navigationOf(declared, name)
  if (!navigation) throw unknownProperty(name, declared)
  if (reference) throw new NotEmulated('$ref of metadata')
  if (orderBy !== undefined) throw new NotEmulated('$orderby on metadata')
  if (top !== undefined) throw new NotEmulated('$top on metadata')
  const render = compileShape(navigation.type, { select, expand, aliases })
  const matches = filter === undefined ? () => true : compileMetadataFilter(filter, navigation.type, aliases)
  return (object, json) => {
    const related = object.related[name]?.() ?? null
    if (Array.isArray(related)) json[name] = related.filter(matches).map(render)
    else json[name] = related === null ? null : render(related as MetadataObject)
  }
}

import { intersectSets } from '../schema/intersect-sets.ts'
import type { Schema } from '../schema/schema.ts'
import { metadataEntitySets } from './csdl/csdl-metadata-types.ts'

/** The entity sets, as the root of the service lists them. */
export const serviceDocument = (schema: Schema, root: string): unknown => ({
  '@odata.context': `${root}/$metadata`,
  value: [
    ...schema.byEntitySetName.keys(),
    ...intersectSets(schema).map(({ table }) => table.entitySetName),
    ...metadataEntitySets.map(([name]) => name),
  ]
    .sort()
    .map((name) => ({ name, kind: 'EntitySet', url: name })),
})

import type { Schema } from '../schema/schema.ts'

/** The entity sets, as the root of the service lists them. */
export const serviceDocument = (schema: Schema, root: string): unknown => ({
  '@odata.context': `${root}/$metadata`,
  value: [...schema.byEntitySetName.keys()].sort().map((name) => ({ name, kind: 'EntitySet', url: name })),
})

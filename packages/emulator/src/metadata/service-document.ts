import { jsonType } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import type { Schema } from '../schema/schema.ts'
import { metadataEntitySets } from './csdl/csdl-container.ts'

/** The names of all entity sets, which is how a client finds what there is. */
export function serviceDocument(schema: Schema, root: string): ServiceReply {
  const names = [...schema.byEntitySetName.keys(), ...metadataEntitySets.map(([name]) => name)]
  const value = names.toSorted().map((name) => ({ name, kind: 'EntitySet', url: name }))
  return {
    status: 200,
    headers: { 'content-type': jsonType, 'odata-version': '4.0' },
    body: JSON.stringify({ '@odata.context': `${root}/$metadata`, value }),
  }
}

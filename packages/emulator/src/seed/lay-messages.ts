import type { Environment } from '../operations/environment.ts'
import type { LayRow } from './lay-rows.ts'
import { seedId } from './seed-id.ts'

/** By whose filters clients find out whether a table has them (page "Use bulk operation messages"). */
const messages = ['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple']

const server = 0

export function layMessages({ schema }: Environment, lay: LayRow): void {
  for (const name of messages) {
    const sdkmessageid = lay('sdkmessage', seedId('sdkmessage', name), {
      name,
      availability: server,
      categoryname: 'None',
    })
    for (const primaryobjecttypecode of schema.tables.keys())
      lay('sdkmessagefilter', seedId('sdkmessagefilter', name, primaryobjecttypecode), {
        sdkmessageid,
        primaryobjecttypecode,
        availability: server,
        restrictionlevel: 0,
      })
  }
}

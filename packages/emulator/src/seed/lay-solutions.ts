import type { LayRow } from './lay-rows.ts'
import { seedId } from './seed-id.ts'

/** The organisation's own publisher, whose prefix its customisations bear, and the solution that holds them. */
export function laySolutions(lay: LayRow): void {
  const publisherid = lay('publisher', seedId('publisher', 'brightwater'), {
    uniquename: 'brightwater',
    friendlyname: 'Brightwater Instruments',
    customizationprefix: 'bw',
    customizationoptionvalueprefix: 82_650,
  })
  lay('solution', seedId('solution', 'brightwatersales'), {
    uniquename: 'BrightwaterSales',
    friendlyname: 'Brightwater Sales',
    version: '1.0.0.0',
    publisherid,
  })
}

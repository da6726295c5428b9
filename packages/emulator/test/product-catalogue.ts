import type { Json, SchemaOrganisation } from './schema-organisation.ts'

export interface Catalogue {
  unitGroup: string
  unit: string
  product: string
  priceList: string
  priceListItem: string
}

const euro = 'b0a70000-0000-4000-8000-000000000004'

/** A flow meter at 250 EUR a piece. */
export async function catalogueOf(send: SchemaOrganisation['send']): Promise<Catalogue> {
  const make = async (path: string, body: Json): Promise<string> => {
    const made = await send('POST', path, body)
    if (made.status !== 204) throw new Error(`${path} answered ${made.status}: ${made.text}`)
    return made.id
  }
  const unitGroup = await make('uomschedules', { name: 'Goods', baseuomname: 'Piece' })
  const unit = await baseUnitOf(send, unitGroup)
  const product = await make('products', {
    name: 'Flow meter',
    productnumber: 'FM-1',
    quantitydecimal: 2,
    'defaultuomscheduleid@odata.bind': `/uomschedules(${unitGroup})`,
    'defaultuomid@odata.bind': `/uoms(${unit})`,
  })
  const published = await send('PATCH', `products(${product})`, { statecode: 0, statuscode: 1 })
  if (published.status !== 204) throw new Error(published.text)
  const priceList = await make('pricelevels', {
    name: 'Laboratories',
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${euro})`,
  })
  const priceListItem = await make('productpricelevels', {
    amount: 250,
    'productid@odata.bind': `/products(${product})`,
    'uomid@odata.bind': `/uoms(${unit})`,
    'pricelevelid@odata.bind': `/pricelevels(${priceList})`,
  })
  return { unitGroup, unit, product, priceList, priceListItem }
}

export async function baseUnitOf(send: SchemaOrganisation['send'], unitGroup: string): Promise<string> {
  const { json } = await send('GET', `uoms?$select=uomid&$filter=_uomscheduleid_value eq ${unitGroup}`)
  return String((json['value'] as Json[])[0]?.['uomid'])
}

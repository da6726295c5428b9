import { expect, test } from 'vitest'
import { baseUnitOf, catalogueOf } from './product-catalogue.ts'
import { type Answer, type Json, schemaOrganisation } from './schema-organisation.ts'

test('who may read products may read units, price lists and their items; a seller may not change them', async () => {
  const { send, as } = await schemaOrganisation()
  const { product, unit, priceList } = await catalogueOf(send)
  const mia = as('mia')
  const items = await mia('GET', `pricelevels(${priceList})/price_level_product_price_levels?$select=amount`)
  expect(items.json['value']).toMatchObject([{ amount: 250 }])
  const line = await mia('GET', `products(${product})?$select=name&$expand=defaultuomid($select=name)`)
  expect(line.json).toMatchObject({ name: 'Flow meter', defaultuomid: { name: 'Piece', uomid: unit } })
  for (const path of [`products(${product})`, `uoms(${unit})`, `pricelevels(${priceList})`]) {
    const refused = await mia('PATCH', path, { name: 'Mine' })
    expect(refused.status, path).toBe(403)
    expect(refused.text, path).toContain('prvWriteProduct')
  }
})

const code = ({ status, json }: Answer): unknown[] => [status, (json['error'] as Json | undefined)?.['code']]

const bind = (set: string, id: string): string => `/${set}(${id})`

test('a group of units begins with its base unit, which goes with it and not before', async () => {
  const { send, list } = await schemaOrganisation()
  expect(code(await send('POST', 'uomschedules', { name: 'Time' }))).toEqual([400, '0x80043810'])
  const { id: time } = await send('POST', 'uomschedules', { name: 'Time', baseuomname: 'Hour' })
  const ofTime = `uoms?$select=name,quantity,isschedulebaseuom&$filter=_uomscheduleid_value eq ${time}&$orderby=quantity`
  const [hour] = await list(ofTime)
  expect(hour).toMatchObject({ name: 'Hour', quantity: 1, isschedulebaseuom: true })
  const base = String(hour?.['uomid'])
  const day = { name: 'Day', quantity: 8, 'baseuom@odata.bind': bind('uoms', base) }
  expect(code(await send('POST', 'uoms', day))).toEqual([400, '0x80043b0a'])
  expect((await send('POST', 'uoms', { ...day, 'uomscheduleid@odata.bind': bind('uomschedules', time) })).status).toBe(
    204,
  )
  const { id: goods } = await send('POST', 'uomschedules', { name: 'Goods', baseuomname: 'Piece' })
  const elsewhere = await send('POST', 'uoms', { ...day, 'uomscheduleid@odata.bind': bind('uomschedules', goods) })
  expect(code(elsewhere)).toEqual([400, '0x80043b0b'])
  expect(code(await send('DELETE', `uoms(${base})`))).toEqual([400, '0x80043b03'])
  expect((await send('DELETE', `uomschedules(${time})`)).status).toBe(204)
  expect(await list(ofTime)).toEqual([])
})

test('a product has a number of its own and a unit of its group', async () => {
  const { send } = await schemaOrganisation()
  const { unitGroup } = await catalogueOf(send)
  const valve: Json = { name: 'Valve', 'defaultuomscheduleid@odata.bind': bind('uomschedules', unitGroup) }
  expect(code(await send('POST', 'products', valve))).toEqual([400, '0x80043b05'])
  expect(code(await send('POST', 'products', { ...valve, productnumber: 'fm-1' }))).toEqual([400, '0x80043b06'])
  expect(code(await send('POST', 'products', { name: 'Valve', productnumber: 'V-1' }))).toEqual([400, '0x80043b13'])
  const { id: time } = await send('POST', 'uomschedules', { name: 'Time', baseuomname: 'Hour' })
  const unit = await baseUnitOf(send, time)
  const byTheHour = { ...valve, productnumber: 'V-1', 'defaultuomid@odata.bind': bind('uoms', unit) }
  expect(code(await send('POST', 'products', byTheHour))).toEqual([400, '0x80043b14'])
  expect((await send('POST', 'products', { name: 'Valves', productnumber: 'V', productstructure: 2 })).status).toBe(204)
})

test('a product is a draft until it is published, may be revised, and never comes back once it is retired', async () => {
  const { send, read, list } = await schemaOrganisation()
  const { unitGroup } = await catalogueOf(send)
  const make = (productnumber: string) =>
    send('POST', 'products', {
      name: 'Valve',
      productnumber,
      'defaultuomscheduleid@odata.bind': bind('uomschedules', unitGroup),
    })
  const { id } = await make('V-1')
  const state = () => read(`products(${id})?$select=statecode,statuscode`)
  const move = async (statecode: number) => code(await send('PATCH', `products(${id})`, { statecode }))
  expect(await state()).toMatchObject({ statecode: 2, statuscode: 0 })
  expect(await move(1)).toEqual([400, '0x8004f978'])
  expect(await move(3)).toEqual([400, '0x8004f913'])
  expect(await move(0)).toEqual([204, undefined])
  expect(await state()).toMatchObject({ statecode: 0, statuscode: 1 })
  expect(await move(2)).toEqual([400, '0x8004f912'])
  expect(await move(3)).toEqual([204, undefined])
  expect(await move(0)).toEqual([204, undefined])
  expect(await move(1)).toEqual([204, undefined])
  expect(await move(0)).toEqual([400, '0x8004f977'])
  expect(await move(2)).toEqual([400, '0x8004f979'])

  const [organisation] = await list('organizations?$select=name')
  const setting = { createproductswithoutparentinactivestate: true }
  await send('PATCH', `organizations(${String(organisation?.['organizationid'])})`, setting)
  const { id: atOnce } = await make('V-2')
  expect(await read(`products(${atOnce})?$select=statecode`)).toMatchObject({ statecode: 0 })
})

test('a price list has one price for a product in a unit, in its own currency', async () => {
  const { send, list } = await schemaOrganisation()
  const { product, unit, priceList } = await catalogueOf(send)
  const [item] = await list('productpricelevels')
  const currency = { _transactioncurrencyid_value: 'b0a70000-0000-4000-8000-000000000004' }
  expect(item).toMatchObject({
    ...currency,
    productnumber: 'FM-1',
    pricingmethodcode: 1,
    amount: 250,
    amount_base: 250,
  })
  const parts: Json = {
    'pricelevelid@odata.bind': bind('pricelevels', priceList),
    'productid@odata.bind': bind('products', product),
    'uomid@odata.bind': bind('uoms', unit),
  }
  const post = async (body: Json) => code(await send('POST', 'productpricelevels', { amount: 1, ...body }))
  const without = (name: string): Json =>
    Object.fromEntries(Object.entries(parts).filter(([key]) => !key.startsWith(name)))
  expect(await post(parts)).toEqual([400, '0x80043b08'])
  expect(await post(without('pricelevelid'))).toEqual([400, '0x80043b12'])
  expect(await post(without('productid'))).toEqual([400, '0x80043b11'])
  expect(await post(without('uomid'))).toEqual([400, '0x80043b0d'])
  const { id: other } = await send('POST', 'pricelevels', { name: 'Partners' })
  const inOther = { ...parts, 'pricelevelid@odata.bind': bind('pricelevels', other) }
  expect(await post({ ...inOther, percentage: 100_000 })).toEqual([400, '0x80043b0c'])
  await send('PATCH', `products(${product})`, { statecode: 1 })
  expect(await post(inOther)).toEqual([400, '0x80061009'])
})

test('a price list in use cannot be deleted; a product takes its prices along', async () => {
  const { send, list } = await schemaOrganisation()
  const { product, priceList } = await catalogueOf(send)
  expect(code(await send('DELETE', `pricelevels(${priceList})`))).toEqual([405, '0x80040227'])
  expect((await send('DELETE', `products(${product})`)).status).toBe(204)
  expect(await list('productpricelevels?$select=amount')).toEqual([])
  expect((await send('DELETE', `pricelevels(${priceList})`)).status).toBe(204)
})

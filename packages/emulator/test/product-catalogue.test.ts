import { expect, test } from 'vitest'
import { catalogueOf } from './product-catalogue.ts'
import { schemaOrganisation } from './schema-organisation.ts'

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

test('units and price lists in use cannot be deleted; a product takes its prices along', async () => {
  const { send, list } = await schemaOrganisation()
  const { product, unit, priceList } = await catalogueOf(send)
  for (const path of [`uoms(${unit})`, `pricelevels(${priceList})`]) {
    const refused = await send('DELETE', path)
    expect(refused.status, path).toBe(400)
    expect(refused.text, path).toContain('0x80040227')
  }
  expect((await send('DELETE', `products(${product})`)).status).toBe(204)
  expect(await list('productpricelevels?$select=amount')).toEqual([])
})

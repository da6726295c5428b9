import { describe, expect, test } from 'vitest'
import { type Catalogue, catalogueOf } from './product-catalogue.ts'
import { type Answer, type Json, type SchemaOrganisation, schemaOrganisation } from './schema-organisation.ts'

interface Deal extends SchemaOrganisation, Catalogue {
  deal: string
  /** Adds a line, of two flow meters unless the body says otherwise. */
  add: (body?: Json) => Promise<Answer>
  line: (id: string) => Promise<Json>
  totals: () => Promise<Json>
  patch: (body: Json) => Promise<Answer>
  setOrganisation: (body: Json) => Promise<Answer>
}

async function dealWithPriceList(more: Json = {}): Promise<Deal> {
  const started = await schemaOrganisation()
  const { send, read, list } = started
  const catalogue = await catalogueOf(send)
  const { id: customer } = await send('POST', 'contacts', { lastname: 'Keller' })
  const made = await send('POST', 'opportunities', {
    name: 'Flow meters',
    'customerid_contact@odata.bind': `/contacts(${customer})`,
    'pricelevelid@odata.bind': `/pricelevels(${catalogue.priceList})`,
    ...more,
  })
  if (made.status !== 204) throw new Error(made.text)
  const deal = made.id
  const meters: Json = {
    quantity: 2,
    'productid@odata.bind': `/products(${catalogue.product})`,
    'uomid@odata.bind': `/uoms(${catalogue.unit})`,
  }
  return {
    ...started,
    ...catalogue,
    deal,
    add: (body = meters) =>
      send('POST', 'opportunityproducts', { 'opportunityid@odata.bind': `/opportunities(${deal})`, ...body }),
    line: (id) => read(`opportunityproducts(${id})`),
    totals: () => read(`opportunities(${deal})`),
    patch: (body) => send('PATCH', `opportunities(${deal})`, body),
    setOrganisation: async (body) => {
      const [organisation] = await list('organizations?$select=name')
      return send('PATCH', `organizations(${String(organisation?.['organizationid'])})`, body)
    },
  }
}

const code = ({ status, json }: Answer): unknown[] => [status, (json['error'] as Json | undefined)?.['code']]

describe('a line of a deal', () => {
  test('costs what the price list says, and is named after its product', async () => {
    const { add, line } = await dealWithPriceList()
    const { id } = await add()
    expect(await line(id)).toMatchObject({
      opportunityproductname: 'Flow meter',
      productname: 'Flow meter',
      isproductoverridden: false,
      producttypecode: 1,
      priceperunit: 250,
      baseamount: 500,
      extendedamount: 500,
      pricingerrorcode: 0,
    })
  })

  test('costs what was written where the price is overridden, and not otherwise', async () => {
    const { send, add, line } = await dealWithPriceList()
    const { id } = await add()
    await send('PATCH', `opportunityproducts(${id})`, { priceperunit: 200 })
    expect(await line(id)).toMatchObject({ priceperunit: 250, extendedamount: 500 })
    await send('PATCH', `opportunityproducts(${id})`, { priceperunit: 200, ispriceoverridden: true })
    expect(await line(id)).toMatchObject({ priceperunit: 200, extendedamount: 400 })
  })

  test('may be of a product that is only written in', async () => {
    const { add, line } = await dealWithPriceList()
    const { id } = await add({ productdescription: 'Installation', priceperunit: 90, quantity: 3, tax: 51.3 })
    expect(await line(id)).toMatchObject({
      opportunityproductname: 'Installation',
      isproductoverridden: true,
      baseamount: 270,
      extendedamount: 270,
    })
  })

  test('has its tax in the extended amount where the switch says so', async () => {
    const { emulator, add, line } = await dealWithPriceList()
    emulator.switches.extendedAmountTax = 'added'
    const { id } = await add({ productdescription: 'Installation', priceperunit: 90, quantity: 3, tax: 51.3 })
    expect(await line(id)).toMatchObject({ baseamount: 270, extendedamount: 321.3 })
  })

  test('is discounted once, or for each unit where the organisation says so', async () => {
    const { setOrganisation, add, line } = await dealWithPriceList()
    // The figures of learn.microsoft.com "Product discounting methods".
    const body = { productdescription: 'Example Product', priceperunit: 100, quantity: 200, manualdiscountamount: 10 }
    expect(await line((await add(body)).id)).toMatchObject({ extendedamount: 19_990 })
    await setOrganisation({ discountcalculationmethod: 1 })
    expect(await line((await add(body)).id)).toMatchObject({ extendedamount: 18_000 })
  })

  test('has no amounts where its product has no price in the list, unless price lists are optional', async () => {
    const { emulator, send, add, line, totals, unit, unitGroup } = await dealWithPriceList()
    const { id: other } = await send('POST', 'products', {
      name: 'Valve',
      productnumber: 'V-1',
      'defaultuomscheduleid@odata.bind': `/uomschedules(${unitGroup})`,
    })
    await send('PATCH', `products(${other})`, { statecode: 0, statuscode: 1 })
    const valve = { quantity: 1, 'productid@odata.bind': `/products(${other})`, 'uomid@odata.bind': `/uoms(${unit})` }
    const { id } = await add(valve)
    expect(await line(id)).toMatchObject({ priceperunit: 0, extendedamount: null, pricingerrorcode: 11 })
    expect(await totals()).toMatchObject({ totalamount: 0, pricingerrorcode: 1 })
    emulator.switches.priceLists = 'optional'
    expect(await line((await add(valve)).id)).toMatchObject({ priceperunit: 0, extendedamount: 0, pricingerrorcode: 0 })
  })

  test.each([
    ['without a deal', {}, '0x80043b15'],
    ['without a product', { deal: true }, '0x80043b11'],
    ['without a unit', { deal: true, product: true }, '0x80043b0d'],
    ['of a product and a description', { deal: true, product: true, description: true }, '0x80043afb'],
    ['of a unit and a description', { deal: true, unit: true, description: true }, '0x80043afa'],
  ])('%s is refused', async (_title, parts: Partial<Record<string, boolean>>, expected) => {
    const { send, deal, product, unit } = await dealWithPriceList()
    const refused = await send('POST', 'opportunityproducts', {
      quantity: 1,
      ...(parts['deal'] && { 'opportunityid@odata.bind': `/opportunities(${deal})` }),
      ...(parts['product'] && { 'productid@odata.bind': `/products(${product})` }),
      ...(parts['unit'] && { 'uomid@odata.bind': `/uoms(${unit})` }),
      ...(parts['description'] && { productdescription: 'Installation' }),
    })
    expect(code(refused)).toEqual([400, expected])
  })

  test('is in a unit of its product’s group', async () => {
    const { send, list, add, product } = await dealWithPriceList()
    await send('POST', 'uomschedules', { name: 'Time', baseuomname: 'Hour' })
    const [hour] = await list("uoms?$select=uomid&$filter=name eq 'Hour'")
    const refused = await add({
      quantity: 1,
      'productid@odata.bind': `/products(${product})`,
      'uomid@odata.bind': `/uoms(${String(hour?.['uomid'])})`,
    })
    expect(code(refused)).toEqual([400, '0x80043b14'])
  })

  test('is of a product that is for sale; it stays when the product is retired', async () => {
    const { send, add, line, product } = await dealWithPriceList()
    const { id } = await add()
    await send('PATCH', `products(${product})`, { statecode: 1 })
    expect(code(await add())).toEqual([400, '0x8004f908'])
    expect((await send('PATCH', `opportunityproducts(${id})`, { quantity: 3 })).status).toBe(204)
    expect(await line(id)).toMatchObject({ extendedamount: 750 })
  })

  test('is seen by who may see the deal', async () => {
    const { as, add, deal } = await dealWithPriceList()
    await add()
    const seen = await as('mia')('GET', `opportunities(${deal})/product_opportunities?$select=quantity`)
    expect(seen.json['value']).toMatchObject([{ quantity: 2 }])
  })

  test('belongs to whom the deal belongs to', async () => {
    const { add, line, patch, list } = await dealWithPriceList()
    const { id } = await add()
    const [mia] = await list("systemusers?$select=systemuserid&$filter=startswith(fullname,'Mia')")
    const owner = String(mia?.['systemuserid'])
    expect((await line(id))['_ownerid_value']).not.toBe(owner)
    await patch({ 'ownerid@odata.bind': `/systemusers(${owner})` })
    expect(await line(id)).toMatchObject({ _ownerid_value: owner, _owninguser_value: owner })
  })
})

describe('RecalculatePrice', () => {
  test('takes what the price list says now', async () => {
    const { send, add, totals, deal, priceListItem } = await dealWithPriceList()
    await add()
    await send('PATCH', `productpricelevels(${priceListItem})`, { amount: 300 })
    expect(await totals()).toMatchObject({ totalamount: 500 })
    const answer = await send('POST', 'RecalculatePrice', { entityLogicalName: 'opportunity', entityId: deal })
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(await totals()).toMatchObject({ totalamount: 600 })
  })

  test('is refused for a deal that is closed, that is not there, and that nobody names', async () => {
    const { send, add, deal } = await dealWithPriceList()
    await add()
    const recalculate = (body: Json): Promise<Answer> => send('POST', 'RecalculatePrice', body)
    const nowhere = { entityLogicalName: 'opportunity', entityId: '00aa00aa-bb11-cc22-dd33-44ee44ee44ee' }
    expect(code(await recalculate(nowhere))).toEqual([404, '0x80040217'])
    expect(code(await recalculate({ entityId: deal }))).toEqual([400, '0x0'])
    expect(code(await recalculate({ entityLogicalName: 'nothing', entityId: deal }))).toEqual([400, '0x80041102'])
    expect((await recalculate({ entityLogicalName: 'quote', entityId: deal })).status).toBe(501)
    await send('POST', 'WinOpportunity', {
      Status: 3,
      OpportunityClose: { subject: 'Won', 'opportunityid@odata.bind': `/opportunities(${deal})` },
    })
    const closed = await recalculate({ entityLogicalName: 'opportunity', entityId: deal })
    expect(code(closed)).toEqual([400, '0x80043b09'])
  })
})

describe('the sums of a deal', () => {
  test('follow its lines, its discounts, its freight and its tax', async () => {
    const { send, add, patch, totals } = await dealWithPriceList()
    const { id } = await add()
    const installation = { productdescription: 'Installation', priceperunit: 90, quantity: 3, tax: 40 }
    const { id: written } = await add({ ...installation, manualdiscountamount: 20 })
    await patch({ discountpercentage: 10, discountamount: 15, freightamount: 30 })
    // 500 + 270 - 20; a tenth of it and 15 off; 30 freight and 40 tax on top.
    expect(await totals()).toMatchObject({
      totallineitemamount: 750,
      totallineitemdiscountamount: 20,
      totaldiscountamount: 110,
      totalamountlessfreight: 660,
      totaltax: 40,
      totalamount: 730,
      totalamount_base: 730,
    })
    await send('PATCH', `opportunityproducts(${id})`, { quantity: 4 })
    expect(await totals()).toMatchObject({ totallineitemamount: 1250, totalamount: 1180 })
    await send('DELETE', `opportunityproducts(${written})`)
    expect(await totals()).toMatchObject({ totallineitemamount: 1000, totaltax: 0, totalamount: 915 })
  })

  test('leave the discounts of lines out of the total discount where the switch says so', async () => {
    const { emulator, add, totals } = await dealWithPriceList({ discountamount: 15 })
    emulator.switches.totalDiscount = 'deal-only'
    await add({ productdescription: 'Installation', priceperunit: 90, quantity: 3, manualdiscountamount: 20 })
    expect(await totals()).toMatchObject({ totaldiscountamount: 15, totallineitemdiscountamount: 20, totalamount: 235 })
  })

  test('are the estimated value of a deal whose revenue is calculated, and of no other', async () => {
    const { add, patch, totals } = await dealWithPriceList({ estimatedvalue: 9000 })
    await add()
    expect(await totals()).toMatchObject({ estimatedvalue: 9000, totalamount: 500 })
    await patch({ isrevenuesystemcalculated: true, estimatedvalue: 7000 })
    expect(await totals()).toMatchObject({ estimatedvalue: 500, estimatedvalue_base: 500 })
    await patch({ estimatedvalue: 7000, totalamount: 7000, freightamount: 25 })
    expect(await totals()).toMatchObject({ estimatedvalue: 525, totalamount: 525 })
  })

  test('are there with the deal, when its lines come with it', async () => {
    const { send, read, priceList, product, unit } = await dealWithPriceList()
    const { id: customer } = await send('POST', 'contacts', { lastname: 'Berg' })
    const { id } = await send('POST', 'opportunities', {
      name: 'At once',
      isrevenuesystemcalculated: true,
      'customerid_contact@odata.bind': `/contacts(${customer})`,
      'pricelevelid@odata.bind': `/pricelevels(${priceList})`,
      product_opportunities: [
        { quantity: 3, 'productid@odata.bind': `/products(${product})`, 'uomid@odata.bind': `/uoms(${unit})` },
        { quantity: 1, productdescription: 'Installation', priceperunit: 90 },
      ],
    })
    const found = await read(
      `opportunities(${id})?$expand=product_opportunities($select=extendedamount;$orderby=quantity)`,
    )
    expect(found).toMatchObject({
      estimatedvalue: 840,
      totallineitemamount: 840,
      product_opportunities: [{ extendedamount: 90 }, { extendedamount: 750 }],
    })
  })

  test('are not calculated where the organisation has code of its own for it', async () => {
    const { setOrganisation, add, line, totals } = await dealWithPriceList()
    await setOrganisation({ oobpricecalculationenabled: false })
    const { id } = await add()
    expect(await line(id)).toMatchObject({ priceperunit: null, extendedamount: null })
    expect(await totals()).toMatchObject({ totallineitemamount: 0 })
  })

  test('follow the price list of the deal', async () => {
    const { send, add, line, patch, totals, product, unit } = await dealWithPriceList()
    const { id } = await add()
    const { id: cheaper } = await send('POST', 'pricelevels', { name: 'Partners' })
    await send('POST', 'productpricelevels', {
      amount: 199.99,
      'productid@odata.bind': `/products(${product})`,
      'uomid@odata.bind': `/uoms(${unit})`,
      'pricelevelid@odata.bind': `/pricelevels(${cheaper})`,
    })
    await patch({ 'pricelevelid@odata.bind': `/pricelevels(${cheaper})` })
    expect(await line(id)).toMatchObject({ priceperunit: 199.99, extendedamount: 399.98 })
    expect(await totals()).toMatchObject({ totalamount: 399.98 })
  })

  test('keep their currency while there are lines, and have that of the price list', async () => {
    const { send, add, patch, list } = await dealWithPriceList()
    const [dollar] = await list("transactioncurrencies?$select=currencyname&$filter=isocurrencycode eq 'USD'")
    const inDollars = {
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${String(dollar?.['transactioncurrencyid'])})`,
    }
    expect(code(await patch(inDollars))).toEqual([400, '0x80048cef'])
    const { id } = await add()
    expect(code(await patch({ ...inDollars, pricelevelid: null }))).toEqual([400, '0x80048479'])
    await send('DELETE', `opportunityproducts(${id})`)
    expect((await patch({ ...inDollars, pricelevelid: null })).status).toBe(204)
  })
})

test('lines of a deal that is won are read-only until it is opened again, and go when it is deleted', async () => {
  const { send, add, deal, patch, list } = await dealWithPriceList()
  const { id } = await add()
  const won = await send('POST', 'WinOpportunity', {
    Status: 3,
    OpportunityClose: { subject: 'Won', 'opportunityid@odata.bind': `/opportunities(${deal})` },
  })
  expect(won.status).toBe(204)
  const refused = [400, '0x80043b09']
  expect(code(await add())).toEqual(refused)
  expect(code(await send('PATCH', `opportunityproducts(${id})`, { quantity: 3 }))).toEqual(refused)
  expect(code(await send('DELETE', `opportunityproducts(${id})`))).toEqual(refused)
  await patch({ statecode: 0, statuscode: 1 })
  expect((await send('PATCH', `opportunityproducts(${id})`, { quantity: 3 })).status).toBe(204)
  expect((await send('DELETE', `opportunities(${deal})`)).status).toBe(204)
  expect(await list('opportunityproducts?$select=quantity')).toEqual([])
})

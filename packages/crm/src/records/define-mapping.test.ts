import { describe, expect, test } from 'vitest'
import { aColumn, aTable } from '../../test/metadata-builders.ts'
import { money, optionalText, reference, status, text } from './codecs.ts'
import { defineMapping, mapped, queryOf, readMapped, rowContextOf } from './define-mapping.ts'

const mapping = defineMapping('account', {
  name: mapped('name', text),
  city: mapped('address1_city', optionalText),
  owner: mapped('ownerid', reference()),
  revenue: mapped('revenue', money),
  status: mapped('statecode', status({ 0: 'active', 1: 'inactive' }, 'inactive', 'statuscode')),
})
const columns = [
  aColumn('name', 'String'),
  aColumn('ownerid', 'Owner'),
  aColumn('revenue', 'Money'),
  aColumn('statecode', 'State'),
  aColumn('statuscode', 'Status'),
]
const account = aTable('account', columns, {
  manyToOne: [
    {
      schemaName: 'transactioncurrency_account',
      referencingTable: 'account',
      referencingColumn: 'transactioncurrencyid',
      referencingNavigation: 'TheCurrency',
      referencedTable: 'transactioncurrency',
      referencedColumn: 'transactioncurrencyid',
      referencedNavigation: 'transactioncurrency_account',
    },
  ],
})
const context = rowContextOf('https://org.crm4.dynamics.com', account)
const formatted = '@OData.Community.Display.V1.FormattedValue'

describe('a mapping', () => {
  test('asks for the columns the environment has, and for the currency under its name in the metadata (P16)', () => {
    expect(queryOf(mapping, account)).toEqual({
      select: ['name', 'ownerid', 'revenue', 'statecode', 'statuscode'],
      expand: { TheCurrency: { select: ['isocurrencycode'] } },
    })
  })

  test('reads a row: money with its currency, labels of the service, nothing for what is empty (P27)', () => {
    const row = {
      name: 'Aquila',
      address1_city: null,
      _ownerid_value: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
      [`_ownerid_value${formatted}`]: 'Field team',
      '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'team',
      revenue: 1250000.5,
      [`revenue${formatted}`]: '€1,250,000.50',
      TheCurrency: { isocurrencycode: 'EUR' },
      statecode: 0,
      [`statecode${formatted}`]: 'Aktiv',
      statuscode: 1,
    }
    expect(readMapped(mapping, row, context)).toEqual({
      name: 'Aquila',
      owner: {
        table: 'team',
        id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
        name: 'Field team',
        url: 'https://org.crm4.dynamics.com/main.aspx?pagetype=entityrecord&etn=team&id=f47ac10b-58cc-4372-a567-0e02b2c3d479',
      },
      revenue: { amount: '1250000.5', currency: 'EUR', formatted: '€1,250,000.50' },
      status: { state: 'active', label: 'Aktiv' },
    })
  })

  test('says of money that its currency is unknown rather than to leave it bare', () => {
    expect(readMapped(mapping, { revenue: 5, TheCurrency: null }, context).revenue).toMatchObject({ currency: 'XXX' })
    expect(readMapped(mapping, { revenue: null }, context).revenue).toBeNull()
  })
})

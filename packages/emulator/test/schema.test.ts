import { describe, expect, test } from 'vitest'
import { loadSchema } from '../src/schema/load-schema.ts'
import type { Column } from '../src/schema/schema.ts'

const schema = loadSchema()
const everyTable = [...schema.tables.values()]
const column = (table: string, name: string): Column => {
  const found = schema.tables.get(table)?.columns.get(name)
  if (!found) throw new Error(`No ${table}.${name}`)
  return found
}

describe('the schema holds together', () => {
  test('every relationship leads from a column that exists to a table that exists, and hangs on both', () => {
    for (const table of everyTable) {
      for (const each of table.manyToOne) {
        const where = `${table.logicalName}.${each.referencingColumn}`
        expect(table.columns.has(each.referencingColumn), where).toBe(true)
        expect(schema.tables.get(each.referencedTable)?.oneToMany, where).toContain(each)
        expect(schema.tables.get(each.referencedTable)?.primaryId, where).toBe(each.referencedColumn)
      }
    }
  })

  test('every lookup has targets, and a navigation property to each', () => {
    for (const table of everyTable) {
      for (const { logicalName, type, targets, attributeOf } of table.columns.values()) {
        if (!['Lookup', 'Customer', 'Owner'].includes(type) || attributeOf !== undefined) continue
        const reached = table.manyToOne.filter((each) => each.referencingColumn === logicalName)
        // Teams are reached through the same property as users.
        const expected = (targets ?? []).filter((target) => type !== 'Owner' || target !== 'team')
        const where = `${table.logicalName}.${logicalName}`
        expect(reached.map((each) => each.referencedTable).sort(), where).toEqual([...expected].sort())
        expect(expected.length, where).toBeGreaterThan(0)
      }
    }
  })

  test('navigation names and entity set names name one thing each', () => {
    expect(schema.byEntitySetName.size).toBe(schema.tables.size)
    for (const table of everyTable) {
      const names = [
        ...new Set(table.manyToOne.map((each) => each.referencingNavigation)),
        ...table.oneToMany.map((each) => each.referencedNavigation).filter((name) => name !== ''),
      ]
      expect(new Set(names).size, table.logicalName).toBe(names.length)
    }
  })

  test('every status belongs to a state, and every state has a status to begin with', () => {
    for (const table of everyTable) {
      const states = table.columns.get('statecode')?.options ?? []
      const statuses = table.columns.get('statuscode')?.options ?? []
      for (const { value, state } of statuses)
        expect(
          states.map((each) => each.value),
          `${table.logicalName} ${value}`,
        ).toContain(state)
      for (const { defaultStatus, value } of states)
        expect(statuses.find((each) => each.value === defaultStatus)?.state, table.logicalName).toBe(value)
    }
  })

  test('every table has its key, and its name if it has one', () => {
    for (const table of everyTable) {
      expect(table.columns.get(table.primaryId)?.type, table.logicalName).toBe('Uniqueidentifier')
      const name = table.primaryName ?? table.primaryId
      expect(table.columns.has(name), table.logicalName).toBe(true)
    }
  })
})

describe('the schema says what is documented', () => {
  test.each([
    ['account', 'name', 160],
    ['contact', 'lastname', 50],
    ['contact', 'fullname', 160],
    ['opportunity', 'name', 300],
    ['opportunity', 'traversedpath', 1250],
    ['task', 'subject', 200],
    ['email', 'subject', 800],
    ['activitypointer', 'subject', 400],
    ['annotation', 'subject', 500],
    ['activityparty', 'addressused', 320],
    ['opportunitysalesprocess', 'traversedpath', 1250],
  ])('%s.%s may have %i characters', (table, name, maxLength) => {
    expect(column(table, name).maxLength).toBe(maxLength)
  })

  test('dates of a deal are dates without a time; amounts have two decimals and a base amount beside them', () => {
    expect(column('opportunity', 'estimatedclosedate')).toMatchObject({ dateTimeBehavior: 'DateOnly' })
    expect(column('opportunity', 'createdon')).toMatchObject({ dateTimeBehavior: 'UserLocal', create: false })
    expect(column('opportunity', 'estimatedvalue')).toMatchObject({ type: 'Money', precision: 2 })
    expect(column('opportunity', 'estimatedvalue_base')).toMatchObject({ type: 'Money', precision: 4, update: false })
  })

  test('navigation names that grammar would get wrong', () => {
    const navigations = (table: string, name: string): string[] =>
      schema.tables
        .get(table)!
        .manyToOne.filter((each) => each.referencingColumn === name)
        .map((each) => each.referencingNavigation)
    expect(navigations('leadtoopportunitysalesprocess', 'leadid')).toEqual(['leadId'])
    expect(navigations('account', 'bw_salesregionid')).toEqual(['bw_SalesRegionId'])
    expect(navigations('opportunity', 'customerid').sort()).toEqual(['customerid_account', 'customerid_contact'])
    expect(navigations('task', 'regardingobjectid')).toContain('regardingobjectid_account_task')
    expect(navigations('activitypointer', 'regardingobjectid')).toContain('regardingobjectid_opportunity')
    expect(navigations('annotation', 'objectid')).toEqual(
      expect.arrayContaining(['objectid_account', 'objectid_contact', 'objectid_opportunity']),
    )
  })

  test('labels of common choices and tables are there in two languages', () => {
    const labels = column('opportunity', 'statecode').options?.map((option) => option.labels.map(({ label }) => label))
    expect(labels).toEqual([
      ['Open', 'Offen'],
      ['Won', 'Gewonnen'],
      ['Lost', 'Verloren'],
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { namesOf } from '../src/query/table-names.ts'
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

  // Microsoft's pages leave them empty: one as it seems, those of audits because they point at rows of every table.
  const withoutTargets = new Set(['opportunityproduct.owningbusinessunit', 'audit.objectid', 'audit.regardingobjectid'])

  test('every lookup has targets, and a navigation property to each', () => {
    for (const table of everyTable) {
      for (const { logicalName, type, targets, attributeOf } of table.columns.values()) {
        if (!['Lookup', 'Customer', 'Owner'].includes(type) || attributeOf !== undefined) continue
        const reached = table.manyToOne.filter((each) => each.referencingColumn === logicalName)
        // Teams are reached through the same property as users.
        const expected = (targets ?? []).filter((target) => type !== 'Owner' || target !== 'team')
        const where = `${table.logicalName}.${logicalName}`
        expect(reached.map((each) => each.referencedTable).sort(), where).toEqual([...expected].sort())
        expect(expected.length > 0, where).toBe(!withoutTargets.has(where))
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

describe('columns beside columns', () => {
  test('a companion names the column it belongs to; only those of files and images are properties of a row', () => {
    for (const table of everyTable)
      for (const { logicalName, attributeOf, type } of table.columns.values()) {
        if (attributeOf === undefined) continue
        const beside = table.columns.get(attributeOf)
        expect(beside, `${table.logicalName}.${logicalName}`).toBeDefined()
        expect(['String', 'Virtual', 'EntityName', 'BigInt', 'Image'], logicalName).toContain(type)
        const isProperty = ['File', 'Uniqueidentifier'].includes(beside!.type) && type !== 'Virtual'
        expect(namesOf(table).properties.has(logicalName), `${table.logicalName}.${logicalName}`).toBe(isProperty)
      }
  })

  test('lookups keep names, polymorphic ones the table too, choices their label', () => {
    const beside = (table: string, name: string): string[] =>
      [...schema.tables.get(table)!.columns.values()]
        .filter(({ attributeOf }) => attributeOf === name)
        .map(({ schemaName, type }) => `${schemaName} ${type}`)
        .sort()
    expect(beside('opportunity', 'customerid')).toEqual([
      'CustomerIdName String',
      'CustomerIdType EntityName',
      'CustomerIdYomiName String',
    ])
    expect(beside('opportunity', 'transactioncurrencyid')).toEqual(['TransactionCurrencyIdName String'])
    expect(beside('opportunity', 'owninguser')).toEqual([])
    expect(beside('opportunity', 'need')).toEqual(['NeedName Virtual'])
    expect(beside('account', 'masterid')).toEqual(['MasterAccountIdName String', 'MasterAccountIdYomiName String'])
    expect(beside('task', 'regardingobjectid')).toContain('RegardingObjectTypeCode EntityName')
    expect(beside('account', 'bw_salesregionid')).toEqual(['bw_SalesRegionIdName String'])
    expect(beside('lead', 'masterid')).toEqual(['MasterLeadIdName String', 'MasterLeadIdYomiName String'])
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
    ['product', 'productnumber', 100],
    ['uomschedule', 'name', 200],
    ['opportunityproduct', 'productdescription', 500],
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
    expect(navigations('leadtoopportunitysalesprocess', 'opportunityid')).toEqual(['opportunityId'])
    expect(navigations('opportunitysalesprocess', 'opportunityid')).toEqual(['opportunityid'])
    for (const stamp of ['createdby', 'createdonbehalfby', 'modifiedby', 'modifiedonbehalfby'])
      for (const table of ['leadtoopportunitysalesprocess', 'opportunitysalesprocess'])
        expect(navigations(table, stamp)).toEqual([`${stamp}name`])
    expect(navigations('account', 'bw_salesregionid')).toEqual(['bw_SalesRegionId'])
    expect(navigations('opportunity', 'customerid').sort()).toEqual(['customerid_account', 'customerid_contact'])
    expect(navigations('task', 'regardingobjectid')).toContain('regardingobjectid_account_task')
    expect(navigations('activitypointer', 'regardingobjectid')).toContain('regardingobjectid_opportunity')
    expect(navigations('annotation', 'objectid')).toEqual(
      expect.arrayContaining(['objectid_account', 'objectid_contact', 'objectid_opportunity']),
    )
    expect(navigations('opportunityproduct', 'parentbundleidref')).toEqual(['parentbundleidref_opportunityproduct'])
  })

  test('the lines of a deal are named after products, and those of a product after deals', () => {
    const collections = (table: string): string[] =>
      schema.tables
        .get(table)!
        .oneToMany.filter((each) => each.referencingTable === 'opportunityproduct')
        .map((each) => each.referencedNavigation)
    expect(collections('opportunity')).toEqual(['product_opportunities'])
    expect(collections('product')).toEqual(['opportunity_products'])
    expect(collections('uom')).toEqual(['unit_of_measurement_opportunity_products'])
  })

  test('labels of common choices and tables are there in two languages', () => {
    const labels = column('opportunity', 'statecode').options?.map((option) => option.labels.map(({ label }) => label))
    expect(labels).toEqual([
      ['Open', 'Offen'],
      ['Won', 'Gewonnen'],
      ['Lost', 'Verloren'],
    ])
  })

  test('yes/no columns say what the reference says, also where it reads the wrong way round', () => {
    const says = (table: string, name: string): string[] =>
      column(table, name).options!.map(({ value, labels }) => `${value} ${labels[0]!.label}`)
    expect(says('account', 'creditonhold')).toEqual(['1 Yes', '0 No'])
    expect(says('contact', 'donotemail')).toEqual(['1 Do Not Allow', '0 Allow'])
    expect(says('opportunity', 'isrevenuesystemcalculated')).toEqual(['1 System Calculated', '0 User Provided'])
    expect(says('opportunity', 'identifycompetitors')).toEqual(['1 completed', '0 mark complete'])
    expect(says('opportunity', 'pursuitdecision')).toEqual(['1 No', '0 Yes'])
    expect(says('phonecall', 'directioncode')).toEqual(['1 Outgoing', '0 Incoming'])
    expect(column('phonecall', 'directioncode').defaultValue).toBe(true)
    expect(column('account', 'followemail').defaultValue).toBe(true)
    expect(column('account', 'creditonhold').defaultValue).toBeUndefined()
  })

  test('a state is written by updates only; a lead may begin in another', () => {
    for (const table of ['account', 'contact', 'opportunity', 'task', 'phonecall', 'appointment'])
      expect(column(table, 'statecode'), table).toMatchObject({ create: false, update: true })
    expect(column('lead', 'statecode')).toMatchObject({ create: true, update: true })
    expect(column('opportunity', 'totalamount')).toMatchObject({ create: false, update: true })
    expect(column('account', 'originatingleadid')).toMatchObject({ create: true, update: false })
  })

  test('a date shown without its time is not a date without a time', () => {
    expect(column('opportunity', 'finaldecisiondate').dateTimeBehavior).toBe('DateOnly')
    expect(column('contact', 'birthdate').dateTimeBehavior).toBe('DateOnly')
    const shown = { format: 'DateOnly', dateTimeBehavior: 'UserLocal' }
    expect(column('opportunity', 'scheduleproposalmeeting')).toMatchObject(shown)
    expect(column('account', 'overriddencreatedon')).toMatchObject(shown)
    expect(column('task', 'actualend')).toMatchObject(shown)
    expect(column('appointment', 'actualend').format).toBe('DateAndTime')
  })

  test.each([
    ['account', 1, 'accounts', 'name'],
    ['contact', 2, 'contacts', 'fullname'],
    ['opportunity', 3, 'opportunities', 'name'],
    ['lead', 4, 'leads', 'fullname'],
    ['annotation', 5, 'annotations', 'subject'],
    ['systemuser', 8, 'systemusers', 'fullname'],
    ['team', 9, 'teams', 'name'],
    ['businessunit', 10, 'businessunits', 'name'],
    ['competitor', 123, 'competitors', 'name'],
    ['subject', 129, 'subjects', 'title'],
    ['activityparty', 135, 'activityparties', 'partyid'],
    ['organization', 1019, 'organizations', 'name'],
    ['pricelevel', 1022, 'pricelevels', 'name'],
    ['product', 1024, 'products', 'name'],
    ['productpricelevel', 1026, 'productpricelevels', 'productidname'],
    ['uom', 1055, 'uoms', 'name'],
    ['uomschedule', 1056, 'uomschedules', 'name'],
    ['opportunityproduct', 1083, 'opportunityproducts', 'opportunityproductname'],
    ['activitypointer', 4200, 'activitypointers', 'subject'],
    ['opportunityclose', 4208, 'opportunitycloses', 'subject'],
    ['task', 4212, 'tasks', 'subject'],
    ['workflow', 4703, 'workflows', 'name'],
    ['processstage', 4724, 'processstages', 'stagename'],
    ['transactioncurrency', 9105, 'transactioncurrencies', 'currencyname'],
    ['leadtoopportunitysalesprocess', 954, 'leadtoopportunitysalesprocesses', 'name'],
    ['bw_siteassessment', 10602, 'bw_siteassessments', 'bw_name'],
  ])('%s is table %i, read as %s and named by %s', (table, objectTypeCode, entitySetName, primaryName) => {
    expect(schema.tables.get(table)).toMatchObject({ objectTypeCode, entitySetName, primaryName })
  })

  test('schema names differ from logical names only in case', () => {
    for (const table of everyTable)
      for (const { logicalName, schemaName } of table.columns.values())
        expect(schemaName.toLowerCase(), table.logicalName).toBe(logicalName)
  })

  test('metadata ids are the same every time and name one thing each', () => {
    const idsOf = (of: typeof schema): string[] =>
      [...of.tables.values()].flatMap((table) => [
        table.metadataId,
        ...[...table.columns.values()].map((each) => each.metadataId),
        ...table.manyToOne.map((each) => each.metadataId),
      ])
    expect(idsOf(loadSchema())).toEqual(idsOf(schema))
    expect(new Set(idsOf(schema)).size).toBe(idsOf(schema).length)
  })
})

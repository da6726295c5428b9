import { describe, expect, test } from 'vitest'
import type { Environment } from '../src/operations/environment.ts'
import { layDemo } from '../src/seed/lay-demo.ts'
import { layFoundation } from '../src/seed/lay-foundation.ts'
import { everybody, personNamed } from '../src/seed/people.ts'
import { processDefinitions, requiredColumnsOf, stagesOf } from '../src/seed/process-definitions.ts'
import { rolesOf } from '../src/security/assignments.ts'
import type { LookupTarget, StoredRow, StoredValue } from '../src/store/row.ts'
import { textOf } from '../src/store/text-of.ts'
import { emptyEnvironment } from './seed-environment.ts'

const nowText = '2026-03-02T09:00:00Z'
const now = new Date(nowText)

function organisation(accounts?: number, day = now): Environment {
  const environment = emptyEnvironment(day)
  layFoundation(environment)
  layDemo(environment, accounts === undefined ? undefined : { accounts })
  return environment
}

const demo = organisation()
const rows = (table: string, { store } = demo): StoredRow[] => [...store.rows(table)]
const asLookup = (value: StoredValue | undefined): LookupTarget | undefined =>
  typeof value === 'object' && value !== null ? value : undefined
const idIn = (row: StoredRow, column: string): string => asLookup(row.values[column])?.id ?? ''
const openDeals = rows('opportunity').filter(({ values }) => values['statecode'] === 0)
const dealsOf = (key: string): StoredRow[] =>
  openDeals.filter((row) => idIn(row, 'ownerid') === personNamed(key).systemUserId)

describe('the foundation', () => {
  const environment = emptyEnvironment(now)
  layFoundation(environment)

  test('has no business rows', () => {
    const filled = environment.store.tables().filter((table) => environment.store.count(table) > 0)
    expect(filled.toSorted()).toEqual([
      'businessunit',
      'duplicaterule',
      'duplicaterulecondition',
      'organization',
      'privilege',
      'processstage',
      'publisher',
      'role',
      'roleprivileges',
      'savedquery',
      'sdkmessage',
      'sdkmessagefilter',
      'solution',
      'systemuser',
      'systemuserroles',
      'team',
      'teammembership',
      'transactioncurrency',
      'usersettings',
      'workflow',
    ])
  })

  test('knows everyone who is in Dynamics, as who they are', () => {
    const user = (key: string): StoredRow['values'] | undefined =>
      environment.store.get('systemuser', personNamed(key).systemUserId)?.values
    expect(user('mia')).toMatchObject({
      fullname: 'Mia Keller',
      domainname: 'mia@brightwater.example',
      azureactivedirectoryobjectid: personNamed('mia').objectId,
      isdisabled: false,
    })
    expect(user('lena')).toMatchObject({ isdisabled: true })
    expect(user('kai')).toBeUndefined()
    expect(environment.store.count('systemuser')).toBe(everybody.length - 1)
  })

  test.each([
    ['ada', ['System Administrator']],
    ['mia', ['Salesperson']],
    ['tom', ['Salesperson']],
    ['eva', ['Sales Manager']],
    ['noah', []],
  ])('gives %s the roles %j', (key, names) => {
    const roles = rolesOf(environment.store, personNamed(key).systemUserId)
    expect(roles.map(({ name }) => name)).toEqual(names)
  })

  test('has the flows of deals and leads, whose stages know their order and table', () => {
    const flows = rows('workflow', environment)
    expect(flows.map(({ values }) => textOf(values['uniquename'])).toSorted()).toEqual([
      'leadtoopportunitysalesprocess',
      'opportunitysalesprocess',
    ])
    for (const flow of flows) {
      expect(flow.values).toMatchObject({ category: 4, type: 1, statecode: 1 })
      const stages = (stagesOf(flow.id) ?? []).map((id) => environment.store.get('processstage', id)?.values)
      expect(stages.map((stage) => stage?.['stagename'])).toEqual(['Qualify', 'Develop', 'Propose', 'Close'])
      expect(stages.map((stage) => asLookup(stage?.['processid'])?.id)).toEqual(stages.map(() => flow.id))
      expect(stages[0]?.['primaryentitytypecode']).toBe(flow.values['primaryentity'])
    }
    expect(stagesOf('00000000-0000-0000-0000-000000000000')).toBeUndefined()
    expect(
      processDefinitions.flatMap(({ stages }) => stages.flatMap(({ stageId }) => requiredColumnsOf(stageId))),
    ).toEqual([])
  })
})

describe('the demo organisation', () => {
  test('is the same on the same day', () => {
    const one = organisation(40)
    const other = organisation(40)
    expect(one.store.tables()).toEqual(other.store.tables())
    for (const table of one.store.tables()) expect(rows(table, other)).toEqual(rows(table, one))
  })

  test('keeps its ids on another day and at another hour, and moves its times along', () => {
    const later = organisation(40, new Date('2026-06-01T14:35:00Z'))
    const ids = (environment: Environment): Record<string, string[]> =>
      Object.fromEntries(
        environment.store.tables().map((table) => [table, rows(table, environment).map(({ id }) => id)]),
      )
    expect(ids(later)).toEqual(ids(organisation(40)))
    const newest = rows('phonecall', later).map(({ values }) => textOf(values['createdon']))
    expect(newest.toSorted().at(-1)?.slice(0, 7)).toBe('2026-05')
  })

  test('is large enough to look at', () => {
    const counts = (table: string): number => demo.store.count(table)
    expect(counts('account')).toBe(300)
    expect(counts('contact')).toBeGreaterThan(900)
    expect(counts('opportunity')).toBeGreaterThan(380)
    expect(counts('lead')).toBeGreaterThan(50)
    for (const table of ['phonecall', 'email', 'appointment', 'task', 'annotation'])
      expect(counts(table), table).toBeGreaterThan(500)
    expect(counts('bw_siteassessment')).toBeGreaterThan(50)
    expect(rows('bw_salesregion').map(({ values }) => values['bw_name'])).toEqual(
      expect.arrayContaining(['North', 'Central', 'South', 'Atlantic', 'Baltic', 'Adriatic']),
    )
  })

  test('has the size that is asked for', () => {
    const small = organisation(12)
    expect(small.store.count('account')).toBe(12)
    expect(small.store.count('opportunity')).toBeLessThan(40)
  })

  test('has deals in every stage and state, and Mia and Tom have work to do', () => {
    const states = new Set(
      rows('opportunity').map(({ values }) => JSON.stringify([values['statecode'], values['statuscode']])),
    )
    expect([...states].toSorted()).toEqual(['[0,1]', '[0,2]', '[1,3]', '[2,4]', '[2,5]'])
    for (const key of ['mia', 'tom']) {
      const deals = dealsOf(key)
      expect(deals.length, key).toBeGreaterThanOrEqual(15)
      expect(new Set(deals.map(({ values }) => values['salesstage'])).size, key).toBe(4)
    }
  })

  test('has deals in the Americas that belong to people there', () => {
    const americas = rows('businessunit').find(({ values }) => values['name'] === 'Americas')?.id
    expect(rows('opportunity').filter((row) => idIn(row, 'owningbusinessunit') === americas).length).toBeGreaterThan(10)
  })

  test('names every account once', () => {
    const names = rows('account').map(({ values }) => values['name'])
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('every row', () => {
  const { store, schema } = demo

  test('points at rows that exist', () => {
    const broken: string[] = []
    for (const table of store.tables())
      for (const row of store.rows(table))
        for (const [column, value] of Object.entries(row.values)) {
          const target = asLookup(value)
          const allowed = schema.tables.get(table)?.columns.get(column)?.targets
          if (target && (!store.get(target.table, target.id) || allowed?.includes(target.table) === false))
            broken.push(`${table}.${column} → ${target.table}`)
        }
    expect(broken).toEqual([])
  })

  test('has only columns of its table, with texts, choices and dates as these ask', () => {
    const wrong = new Set<string>()
    for (const table of store.tables()) {
      const { columns } = schema.tables.get(table) ?? {}
      if (!columns) continue
      for (const { values } of store.rows(table))
        for (const [name, value] of Object.entries(values)) {
          const column = columns.get(name)
          if (!column) wrong.add(`${table}.${name} is no column`)
          else if (typeof value === 'string' && column.maxLength !== undefined && value.length > column.maxLength)
            wrong.add(`${table}.${name} is too long`)
          else if (
            ['Picklist', 'State', 'Status'].includes(column.type) &&
            !column.options?.some((option) => option.value === value)
          )
            wrong.add(`${table}.${name} has no choice ${JSON.stringify(value)}`)
          else if (column.type === 'DateTime' && !datePattern(column.dateTimeBehavior).test(textOf(value)))
            wrong.add(`${table}.${name} is no date: ${JSON.stringify(value)}`)
        }
    }
    expect([...wrong]).toEqual([])
  })

  test('has what its table requires', () => {
    const missing = new Set<string>()
    for (const name of store.tables()) {
      // The platform fills them in by itself, with what is not published.
      if (name === 'usersettings') continue
      const table = schema.tables.get(name)
      for (const { logicalName, required, create, attributeOf, type } of table?.columns.values() ?? []) {
        const asked =
          create && type !== 'ManagedProperty' && attributeOf === undefined && logicalName !== table?.primaryId
        if (!asked || required === 'None' || required === 'Recommended') continue
        for (const { values } of store.rows(name))
          if (values[logicalName] === undefined) missing.add(`${name}.${logicalName}`)
      }
    }
    expect([...missing]).toEqual([])
  })

  test('was written in the past, and changed after it was created', () => {
    for (const table of store.tables())
      for (const { values } of store.rows(table)) {
        const { createdon, modifiedon } = values
        if (createdon === undefined || modifiedon === undefined) continue
        expect(textOf(createdon) <= textOf(modifiedon) && textOf(modifiedon) <= nowText, table).toBe(true)
      }
  })

  test('leaves no gap in a text', () => {
    for (const table of ['phonecall', 'email', 'appointment', 'task', 'annotation', 'opportunity', 'opportunityclose'])
      for (const { values } of store.rows(table))
        for (const value of Object.values(values)) expect(textOf(value)).not.toMatch(/[{}]|undefined/)
  })
})

describe('a deal', () => {
  const instancesOf = (deal: string): StoredRow[] =>
    processDefinitions.flatMap(({ instanceTable }) => demo.store.referencing(instanceTable, 'opportunityid', deal))

  test('that is open stands in one active process, at a stage of it, with the path that leads there', () => {
    for (const { id, values: deal } of openDeals) {
      const instances = instancesOf(id)
      expect(instances).toHaveLength(1)
      const { values } = instances[0]!
      const stages = stagesOf(asLookup(values['processid'])?.id ?? '') ?? []
      const at = stages.indexOf(asLookup(values['activestageid'])?.id ?? '')
      expect(values).toMatchObject({ statecode: 0, statuscode: 1, traversedpath: stages.slice(0, at + 1).join(',') })
      expect(at).toBe(deal['salesstage'])
    }
  })

  test('has a customer, one of its people, a value and an end', () => {
    for (const { values } of rows('opportunity')) {
      expect(values['customerid']).toEqual(values['parentaccountid'])
      const contact = demo.store.get('contact', asLookup(values['parentcontactid'])?.id ?? '')
      expect(contact?.values['parentcustomerid']).toEqual(values['customerid'])
      expect(values['estimatedvalue']).toBeGreaterThan(0)
      expect(values['estimatedvalue_base']).toBeGreaterThan(0)
      expect(values['estimatedclosedate']).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  test('that is won has its revenue, its closing and a finished process at the last stage', () => {
    for (const { id, values } of rows('opportunity').filter((row) => row.values['statecode'] === 1)) {
      expect(values).toMatchObject({ closeprobability: 100, actualclosedate: expect.stringMatching(/^\d{4}-/) })
      expect(values['actualvalue']).toBeGreaterThan(0)
      const [closing] = demo.store.referencing('opportunityclose', 'opportunityid', id)
      expect(closing?.values).toMatchObject({
        statecode: 1,
        actualrevenue: values['actualvalue'],
        opportunitystatuscode: 3,
      })
      const [instance] = instancesOf(id)
      expect(instance?.values).toMatchObject({ statecode: 1, statuscode: 2 })
      const stages = stagesOf(idIn(instance!, 'processid'))
      expect(idIn(instance!, 'activestageid')).toBe(stages?.at(-1))
    }
  })

  test('that is lost says why', () => {
    for (const { id, values } of rows('opportunity').filter((row) => row.values['statecode'] === 2)) {
      const [closing] = demo.store.referencing('opportunityclose', 'opportunityid', id)
      expect(closing?.values).toMatchObject({ opportunitystatuscode: values['statuscode'], actualrevenue: 0 })
      expect(textOf(closing?.values['description']).length).toBeGreaterThan(20)
    }
  })
})

describe('activities', () => {
  test('of a call and a mail go between a colleague and the customer', () => {
    for (const table of ['phonecall', 'email'])
      for (const { id, values } of rows(table)) {
        const parties = demo.store.referencing('activityparty', 'activityid', id).map((row) => row.values)
        const partyOf = (mask: number) =>
          asLookup(parties.find((each) => each['participationtypemask'] === mask)?.['partyid'])
        const [ours, theirs] = values['directioncode'] === true ? [partyOf(1), partyOf(2)] : [partyOf(2), partyOf(1)]
        expect(parties).toHaveLength(2)
        expect(ours).toEqual(values['ownerid'])
        expect(['contact', 'lead']).toContain(theirs?.table)
      }
  })

  test('of many months are over, and some are ahead', () => {
    const appointments = rows('appointment').map(({ values }) => values)
    const months = new Set(appointments.map((values) => textOf(values['scheduledstart']).slice(0, 7)))
    expect(months.size).toBeGreaterThanOrEqual(8)
    for (const { scheduledstart, scheduledend, statecode } of appointments) {
      expect(textOf(scheduledstart) < textOf(scheduledend)).toBe(true)
      expect(statecode).toBe(textOf(scheduledstart) < nowText ? 1 : 3)
    }
    expect(appointments.filter(({ statecode }) => statecode === 3).length).toBeGreaterThan(20)
    expect(rows('task').filter(({ values }) => values['statecode'] === 0).length).toBeGreaterThan(50)
  })

  test('are told in many words, some notes in rich text', () => {
    const subjects = ['phonecall', 'email', 'appointment', 'task', 'annotation'].flatMap((table) =>
      rows(table).map(({ values }) => textOf(values['subject'])),
    )
    expect(new Set(subjects).size).toBeGreaterThan(300)
    const notes = rows('annotation').map(({ values }) => textOf(values['notetext']))
    expect(notes.filter((text) => text.startsWith('<div>')).length).toBeGreaterThan(100)
    expect(notes.filter((text) => !text.startsWith('<')).length).toBeGreaterThan(100)
  })
})

const datePattern = (behavior: string | undefined): RegExp =>
  behavior === 'DateOnly' ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

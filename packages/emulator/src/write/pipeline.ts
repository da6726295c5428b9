import { duplicatePrimaryKey, objectDoesNotExist } from '../errors/faults.ts'
import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import { perTable } from '../schema/per-table.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { refuseKeyViolation } from './alternate-keys.ts'
import { settleOwner, stampCreated, stampModified } from './audit-columns.ts'
import { cascadeDelete } from './cascade-delete.ts'
import { settleComputed } from './computed-columns.ts'
import { settleCurrency } from './currency.ts'
import { toSeconds } from './decode-value.ts'
import { refuseWithheld } from './refuse-withheld.ts'
import type { Rule, RowValues, WriteContext } from './rule.ts'
import { settleStatus } from './state-and-status.ts'

export interface WriteOptions {
  environment: Environment
  caller: Caller
  /** `Create`, `Update`, `WinOpportunity`, …; rules look at it. */
  message: string
  /** 1 for the caller's own request. */
  depth?: number
  /** Seeds bring their own createdon, createdby, createdonbehalfby, modifiedon, modifiedby. */
  keepAuditColumns?: boolean
}

/** Creates a row with everything the platform adds. Values are decoded; privileges are the caller's business. Returns the id. */
export function createRow(options: WriteOptions, table: Table, values: RowValues, chosenId?: string): string {
  const { environment, caller } = options
  const { store } = environment
  const given = values[table.primaryId]
  const id = (chosenId ?? (typeof given === 'string' ? given : environment.newId())).toLowerCase()
  if (isOwnWrite(options)) refuseWithheld(table, values, 'create')
  return store.transaction(() => {
    if (store.get(table.logicalName, id)) throw duplicatePrimaryKey()
    const context = writeContext(options)
    const own = { ...values }
    if (given !== undefined) delete own[table.primaryId]
    const kept = options.keepAuditColumns ? values : {}
    settleDefaults(table, own)
    settleStatus(table, own, undefined)
    settleOwner(table, own, undefined, { caller, store })
    stampCreated(table, own, caller, context.now)
    for (const name of ['createdon', 'createdby', 'createdonbehalfby', 'modifiedon', 'modifiedby'])
      if (kept[name] !== undefined) own[name] = kept[name]
    settleComputed(table, own, undefined)
    const rules = rulesFor(environment.rules, table)
    for (const rule of rules) rule.beforeCreate?.(context, { table, id, values: own })
    // Again: a rule may have changed a name, an owner or a state.
    settleStatus(table, own, undefined)
    settleOwner(table, own, undefined, { caller, store })
    settleComputed(table, own, undefined)
    settleCurrency(table, own, undefined, environment)
    wholeSeconds(table, own)
    refuseKeyViolation(store, table, own, undefined)
    const row: StoredRow = { id, version: store.nextVersion(), values: own }
    store.put(table.logicalName, row)
    for (const rule of rules) rule.afterCreate?.(context, { table, row: store.get(table.logicalName, id) ?? row })
    return id
  })
}

/** Changes a row. Only what is in `changes` is written, plus what follows from it. */
export function updateRow(options: WriteOptions, table: Table, id: string, changes: RowValues): void {
  const { environment, caller } = options
  const { store } = environment
  if (isOwnWrite(options)) refuseWithheld(table, changes, 'update')
  store.transaction(() => {
    const before = store.get(table.logicalName, id)
    if (!before) throw objectDoesNotExist(table.logicalName, id)
    const context = writeContext(options)
    const own = { ...changes }
    delete own[table.primaryId]
    const rules = rulesFor(environment.rules, table)
    for (const rule of rules) rule.beforeUpdate?.(context, { table, before, changes: own })
    settleStatus(table, own, before)
    settleOwner(table, own, before, { caller, store })
    settleComputed(table, own, before)
    settleCurrency(table, own, before, environment)
    stampModified(table, own, caller, context.now)
    wholeSeconds(table, own)
    refuseKeyViolation(store, table, own, before)
    // A rule's own write to this row may have come first.
    const current = store.get(table.logicalName, id) ?? before
    const values = { ...current.values, ...own }
    store.put(table.logicalName, { id, version: store.nextVersion(), values })
    for (const rule of rules) {
      const after = store.get(table.logicalName, id)
      if (after) rule.afterUpdate?.(context, { table, before, after, changes: own })
    }
  })
}

/** Deletes a row, what belongs to it, and every link to it. */
export function deleteRow(options: WriteOptions, table: Table, id: string): void {
  const { environment } = options
  const { store } = environment
  store.transaction(() => {
    const row = store.get(table.logicalName, id)
    if (!row) throw objectDoesNotExist(table.logicalName, id)
    const context = writeContext(options)
    for (const rule of rulesFor(environment.rules, table)) rule.beforeDelete?.(context, { table, row })
    store.delete(table.logicalName, id)
    cascadeDelete(context, table, row)
  })
}

/** What the caller sent, and nothing that the platform does about it. */
const isOwnWrite = ({ message, depth = 1 }: WriteOptions): boolean =>
  depth === 1 && (message === 'Create' || message === 'Update')

export function writeContext(options: WriteOptions): WriteContext {
  const { environment, caller, message, depth = 1 } = options
  const { schema, store, access, switches } = environment
  const deeper: WriteOptions = { ...options, depth: depth + 1 }
  const tableNamed = (name: string): Table => {
    const table = schema.tables.get(name)
    if (!table) throw new Error(`No table ${name} in the schema.`)
    return table
  }
  return {
    schema,
    store,
    access,
    caller,
    switches,
    message,
    depth,
    now: environment.now(),
    newId: () => environment.newId(),
    stagesOf: (processId) => environment.stagesOf?.(processId),
    requiredColumnsOf: (stageId) => environment.requiredColumnsOf?.(stageId) ?? [],
    create: (table, values, { id } = {}) => createRow({ ...deeper, message: 'Create' }, tableNamed(table), values, id),
    update: (table, id, changes) => updateRow({ ...deeper, message: 'Update' }, tableNamed(table), id, changes),
    remove: (table, id) => deleteRow({ ...deeper, message: 'Delete' }, tableNamed(table), id),
  }
}

const knownRules = new WeakMap<readonly Rule[], Map<string, readonly Rule[]>>()

function rulesFor(rules: readonly Rule[], { logicalName }: Table): readonly Rule[] {
  let byTable = knownRules.get(rules)
  if (!byTable) knownRules.set(rules, (byTable = new Map()))
  let found = byTable.get(logicalName)
  if (!found) {
    found = rules.filter((rule) => rule.tables === 'all' || rule.tables.includes(logicalName))
    byTable.set(logicalName, found)
  }
  return found
}

const defaultsOf = perTable((table) => {
  const columns = [...table.columns.values()].filter(({ attributeOf }) => attributeOf === undefined)
  const choices = columns.filter(({ type }) => type === 'Picklist' || type === 'MultiSelectPicklist')
  return {
    flags: columns
      .filter(({ type, create, defaultValue }) => type === 'Boolean' && (create || defaultValue !== undefined))
      .map(({ logicalName, defaultValue = false }) => ({ logicalName, defaultValue })),
    choices: choices.flatMap(({ logicalName, defaultValue }) =>
      defaultValue === undefined ? [] : [{ logicalName, defaultValue }],
    ),
  }
})

/** Yes/no columns are never empty: they start with their default, mostly No. A choice with a default may be emptied. */
function settleDefaults(table: Table, values: RowValues): void {
  const { flags, choices } = defaultsOf(table)
  for (const { logicalName, defaultValue } of flags) values[logicalName] ??= defaultValue
  for (const { logicalName, defaultValue } of choices)
    if (values[logicalName] === undefined) values[logicalName] = defaultValue
}

const timesOf = perTable((table) =>
  [...table.columns.values()].filter(({ type }) => type === 'DateTime').map(({ logicalName }) => logicalName),
)

function wholeSeconds(table: Table, values: RowValues): void {
  for (const name of timesOf(table)) {
    const value = values[name]
    if (typeof value === 'string' && value.length > 20) values[name] = toSeconds(new Date(value))
  }
}

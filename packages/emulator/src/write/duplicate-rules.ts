import { asTarget } from '../query/column-reader.ts'
import type { Schema, Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'
import type { RowValues } from './rule.ts'

const published = 2
const operators = { exactMatch: 0, sameFirst: 1, sameLast: 2, sameDate: 3, sameLabel: 5 }

interface Condition {
  base: string
  matching: string
  operator: number
  characters: number
  ignoresBlanks: boolean
}

interface DuplicateRule {
  matchingTable: string
  caseSensitive: boolean
  excludesInactive: boolean
  conditions: readonly Condition[]
}

/** A row, there or about to be, that may have duplicates. */
export interface Candidate {
  table: Table
  values: Readonly<RowValues>
  /** Of a row that is there: it is no duplicate of itself. */
  id?: string
}

type Same = (row: StoredRow) => boolean

/**
 * Rows that the organisation's published duplicate detection rules (`duplicaterule`, `duplicaterulecondition`) find
 * equal: each condition of a rule must hold, any rule will do (learn.microsoft.com "Duplicate rule tables").
 */
export function findDuplicates(
  schema: Schema,
  store: Store,
  candidate: Candidate,
  matchingTable?: string,
): StoredRow[] {
  const found = new Map<string, StoredRow>()
  for (const rule of rulesOf(store, candidate.table.logicalName)) {
    if (matchingTable !== undefined && rule.matchingTable !== matchingTable) continue
    const matching = schema.tables.get(rule.matchingTable)
    if (!matching) continue
    const isDuplicate = testOf(rule, candidate, matching)
    if (!isDuplicate) continue
    for (const row of store.rows(rule.matchingTable))
      if (row.id !== candidate.id && isDuplicate(row)) found.set(row.id, row)
  }
  return [...found.values()]
}

function rulesOf(store: Store, table: string): DuplicateRule[] {
  return [...store.rows('duplicaterule')]
    .filter(({ values }) => values['statuscode'] === published && values['baseentityname'] === table)
    .map(({ id, values }) => ({
      matchingTable: textOf(values['matchingentityname']) || table,
      caseSensitive: values['iscasesensitive'] === true,
      excludesInactive: values['excludeinactiverecords'] === true,
      conditions: conditionsOf(store, id),
    }))
}

function conditionsOf(store: Store, ruleId: string): Condition[] {
  const rows = store
    .referencing('duplicaterulecondition', 'regardingobjectid', ruleId)
    .filter(({ values }) => asTarget(values['regardingobjectid'])?.table === 'duplicaterule')
  return rows.map(({ values }) => ({
    base: textOf(values['baseattributename']),
    matching: textOf(values['matchingattributename']) || textOf(values['baseattributename']),
    operator: typeof values['operatorcode'] === 'number' ? values['operatorcode'] : operators.exactMatch,
    characters: typeof values['operatorparam'] === 'number' ? values['operatorparam'] : 0,
    // A rule with one condition never takes two blanks for equal.
    ignoresBlanks: values['ignoreblankvalues'] === true || rows.length === 1,
  }))
}

/** Undefined when no row can be a duplicate. */
function testOf(rule: DuplicateRule, candidate: Candidate, matching: Table): Same | undefined {
  if (rule.conditions.length === 0) return undefined
  const tests: Same[] = []
  for (const condition of rule.conditions) {
    const code = codeOf(condition, candidate.table, condition.base, rule.caseSensitive)
    const wanted = code(candidate.values[condition.base])
    if (wanted === '' && condition.ignoresBlanks) return undefined
    const other = codeOf(condition, matching, condition.matching, rule.caseSensitive)
    tests.push((row) => other(row.values[condition.matching]) === wanted)
  }
  if (rule.excludesInactive) tests.push(({ values }) => isActive(matching, values['statecode']))
  return (row) => tests.every((test) => test(row))
}

/** What is compared of a value, as text; empty for nothing. Trailing blanks do not count, as everywhere in SQL Server. */
function codeOf(
  { operator, characters }: Condition,
  table: Table,
  column: string,
  caseSensitive: boolean,
): (value: StoredValue | undefined) => string {
  const options = table.columns.get(column)?.options
  const cased = (text: string): string => (caseSensitive ? text : text.toLowerCase())
  return (value) => {
    if (value === undefined || value === null) return ''
    if (typeof value === 'object') return value.id
    if (operator === operators.sameLabel)
      return cased(options?.find((option) => option.value === value)?.labels[0]?.label ?? String(value))
    const text = cased(String(value).trimEnd())
    if (operator === operators.sameFirst) return text.slice(0, characters)
    if (operator === operators.sameLast) return text.slice(-characters)
    return operator === operators.sameDate ? text.slice(0, 10) : text
  }
}

/** The first state is the active one; an appointment that is scheduled is active too. */
const isActive = ({ logicalName }: Table, state: StoredValue | undefined): boolean =>
  state === undefined || state === 0 || (logicalName === 'appointment' && state === 3)

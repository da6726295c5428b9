import {
  contains,
  type DataverseClient,
  eq,
  list,
  or,
  type Page,
  retrieve,
  type Row,
  type TableMetadata,
} from '@liaison/dataverse'
import { type Reading, ReadRound } from '../records/read-round.ts'
import { type RecordRef, recordRef } from '../records/record-ref.ts'
import { tableOf } from '../records/table-of.ts'
import { activeState, emailColumns, stateColumn } from './form-columns.mapping.ts'
import type { WantedRecord } from './lookup-input.ts'

export type LookedUp =
  | { kind: 'found'; record: RecordRef }
  /** In the words that follow the field's label. */
  | { kind: 'problem'; problem: string; candidates: RecordRef[] }

/** Enough to ask which one is meant, few enough to read. */
const maxCandidates = 6

interface Match {
  record: RecordRef
  active: boolean
}

/** Looks up all records in one round trip. A name that several records bear is a question, not a guess (P20). */
export async function lookUpRecords(dataverse: DataverseClient, records: readonly WantedRecord[]): Promise<LookedUp[]> {
  if (records.length === 0) return []
  const tables = await dataverse.tables.getMany(records.flatMap((record) => record.tables))
  const round = new ReadRound()
  const answers = records.map((record) => {
    const targets = record.tables.map((name) => tableOf(tables, name))
    return record.kind === 'id'
      ? addById(round, record.id, targets, dataverse)
      : addByName(round, record.name, targets, dataverse)
  })
  await round.send(dataverse)
  return answers.map((answer) => answer())
}

function addById(
  round: ReadRound,
  id: string,
  targets: readonly TableMetadata[],
  { environmentUrl }: DataverseClient,
): () => LookedUp {
  const readings = targets.map((table) => ({
    table,
    reading: round.add(retrieve(table.logicalName, id, { select: selected(table) })),
  }))
  return () => {
    for (const { table, reading } of readings) {
      const settled = reading.settled()
      if (settled.kind === 'ok') return { kind: 'found', record: matchOf(settled.value, table, environmentUrl).record }
    }
    const where = targets.map(({ displayName }) => displayName).join(' or ')
    const problem = `names a record that does not exist or that you may not see: no ${where} has the id ${id}`
    return { kind: 'problem', problem, candidates: [] }
  }
}

function addByName(
  round: ReadRound,
  name: string,
  targets: readonly TableMetadata[],
  { environmentUrl }: DataverseClient,
): () => LookedUp {
  const readings = targets.flatMap((table) => {
    const { primaryNameColumn } = table
    if (primaryNameColumn === undefined) return []
    const query = { select: selected(table), orderBy: [{ column: primaryNameColumn }], top: maxCandidates }
    const email = emailColumns[table.logicalName]
    const exact = [primaryNameColumn, ...(email !== undefined && table.columns.has(email) ? [email] : [])]
    return [
      {
        table,
        exact: round.add(list(table.logicalName, { ...query, filter: or(...exact.map((column) => eq(column, name))) })),
        similar: round.add(list(table.logicalName, { ...query, filter: contains(primaryNameColumn, name) })),
      },
    ]
  })
  const matchesOf = (which: 'exact' | 'similar'): Match[] =>
    readings.flatMap((reading) => rowsOf(reading[which]).map((row) => matchOf(row, reading.table, environmentUrl)))
  return () => {
    const exact = matchesOf('exact')
    const active = exact.filter((match) => match.active).map(({ record }) => record)
    const [only, ...more] = active
    if (only && more.length === 0) return { kind: 'found', record: only }
    if (only)
      return { kind: 'problem', problem: `could be several records named ${name}; which one?`, candidates: active }
    const where = targets.map(({ displayName }) => displayName).join(' or ')
    if (exact.length > 0) return { kind: 'problem', problem: `names ${name}, which is inactive`, candidates: [] }
    const candidates = matchesOf('similar')
      .filter((match) => match.active)
      .map(({ record }) => record)
    return { kind: 'problem', problem: `names ${name}, but no ${where} you may see has exactly that name`, candidates }
  }
}

function rowsOf(reading: Reading<Page>): Row[] {
  const settled = reading.settled()
  return settled.kind === 'ok' ? settled.value.rows : []
}

const selected = ({ primaryIdColumn, primaryNameColumn, columns }: TableMetadata): string[] => [
  primaryIdColumn,
  ...(primaryNameColumn === undefined ? [] : [primaryNameColumn]),
  ...(columns.has(stateColumn) ? [stateColumn] : []),
]

function matchOf(row: Row, table: TableMetadata, environmentUrl: string): Match {
  const { logicalName, primaryIdColumn, primaryNameColumn } = table
  const name = primaryNameColumn === undefined ? undefined : row[primaryNameColumn]
  const state = row[stateColumn]
  return {
    record: recordRef(environmentUrl, logicalName, String(row[primaryIdColumn]), name),
    active: state === undefined || state === null || state === activeState,
  }
}

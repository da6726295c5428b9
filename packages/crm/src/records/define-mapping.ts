import type { RetrieveQuery, Row, TableMetadata } from '@liaison/dataverse'
import type { Codec, RowContext } from './codecs.ts'

export interface MappedField<T> {
  column: string
  codec: Codec<T>
}

export type MappedFields = Readonly<Record<string, MappedField<unknown>>>

/** Our fields of a table as data: one reader interprets it, and field inputs find columns by our names in it. */
export interface Mapping<Fields extends MappedFields> {
  table: string
  fields: Fields
}

type ValueOf<Field> = Field extends MappedField<infer T> ? T : never
type OptionalNames<Fields> = {
  [Name in keyof Fields]: undefined extends ValueOf<Fields[Name]> ? Name : never
}[keyof Fields]

/** What reading a row gives: fields whose codec may answer nothing are optional. */
export type Mapped<Fields> = {
  [Name in Exclude<keyof Fields, OptionalNames<Fields>>]: ValueOf<Fields[Name]>
} & { [Name in OptionalNames<Fields>]?: Exclude<ValueOf<Fields[Name]>, undefined> }

export const defineMapping = <Fields extends MappedFields>(table: string, fields: Fields): Mapping<Fields> => ({
  table,
  fields,
})

export const mapped = <T>(column: string, codec: Codec<T>): MappedField<T> => ({ column, codec })

const currencyColumn = 'transactioncurrencyid'

const currencyNavigationOf = (table: TableMetadata): string | undefined =>
  table.manyToOne.find(({ referencingColumn }) => referencingColumn === currencyColumn)?.referencingNavigation

/** The columns and expands the mapping reads. Columns that this environment's edition lacks are left out. */
export function queryOf(mapping: Mapping<MappedFields>, table: TableMetadata): RetrieveQuery {
  const fields = Object.values(mapping.fields)
  const wanted = new Set(fields.flatMap(({ column, codec }) => [column, ...(codec.alsoReads ?? [])]))
  const select = [...wanted].filter((column) => table.columns.get(column)?.validForRead === true)
  const currency = fields.some(({ codec }) => codec.needsCurrency === true) ? currencyNavigationOf(table) : undefined
  return {
    select,
    ...(currency === undefined ? {} : { expand: { [currency]: { select: ['isocurrencycode'] } } }),
  }
}

export function rowContextOf(environmentUrl: string, table: TableMetadata): RowContext {
  const currencyNavigation = currencyNavigationOf(table)
  return {
    environmentUrl,
    table: table.logicalName,
    ...(currencyNavigation === undefined ? {} : { currencyNavigation }),
  }
}

export function readMapped<Fields extends MappedFields>(
  mapping: Mapping<Fields>,
  row: Row,
  context: RowContext,
): Mapped<Fields> {
  const entries = Object.entries(mapping.fields).map(
    ([name, { column, codec }]) => [name, codec.read(row, column, context)] as const,
  )
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Mapped<Fields>
}

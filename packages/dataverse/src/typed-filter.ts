import type { ComparisonOperator, Filter, TextOperator } from './filter.ts'
import type { ColumnType } from './metadata.ts'
import type { Collections, ColumnName, ReadValue, SchemaTypes, TableName } from './schema-types.ts'

/** The conditions of `eq`, `contains`, `and`, … whose names and values belong to the table. Query functions are not checked. */
export type TypedFilter<S extends SchemaTypes, T extends TableName<S>> =
  | ColumnCondition<S, T, ''>
  | RelatedCondition<S, T>
  | { kind: 'and' | 'or'; filters: readonly TypedFilter<S, T>[] }
  | { kind: 'not'; filter: TypedFilter<S, T> }
  | Lambda<S, T>
  | Extract<Filter, { kind: 'function' }>

/** A column, or a path of one lookup's navigation property and a column behind it, as `orderBy` takes it. */
export type ColumnPath<S extends SchemaTypes, T extends TableName<S>> =
  | ColumnName<S, T>
  | { [Name in KnownLookup<S, T>]: `${Name}/${ColumnName<S, S[T]['lookups'][Name]>}` }[KnownLookup<S, T>]

/** Those of them that hold a type. */
export type PathOfType<S extends SchemaTypes, T extends TableName<S>, Type extends ColumnType> =
  | ColumnOfType<S, T, Type>
  | { [Name in KnownLookup<S, T>]: `${Name}/${ColumnOfType<S, S[T]['lookups'][Name], Type>}` }[KnownLookup<S, T>]

type RelatedCondition<S extends SchemaTypes, T extends TableName<S>> = {
  [Name in KnownLookup<S, T>]: ColumnCondition<S, S[T]['lookups'][Name], `${Name}/`>
}[KnownLookup<S, T>]

/** Navigation properties that lead to a table of the schema. */
type KnownLookup<S extends SchemaTypes, T extends TableName<S>> = {
  [Name in keyof S[T]['lookups'] & string]: S[T]['lookups'][Name] extends TableName<S> ? Name : never
}[keyof S[T]['lookups'] & string]

type Lambda<S extends SchemaTypes, T extends TableName<S>> = {
  [Name in keyof Collections<S, T> & string]: {
    kind: 'any' | 'all'
    navigation: Name
    filter: TypedFilter<S, Collections<S, T>[Name]>
  }
}[keyof Collections<S, T> & string]

type TextType = 'String' | 'Memo' | 'EntityName' | 'MultiSelectPicklist'
type IdType = 'Uniqueidentifier' | 'Lookup' | 'Customer' | 'Owner'
type ExactType = 'Decimal' | 'Double' | 'Money' | 'BigInt'
type ChoiceType = 'Picklist' | 'State' | 'Status'

/** By type rather than by column, or the unions of large tables are too much for the compiler. */
type ColumnCondition<S extends SchemaTypes, T extends TableName<S>, Path extends string> =
  | Comparable<`${Path}${ColumnOfType<S, T, TextType>}`, string>
  | { kind: 'text'; operator: TextOperator; column: `${Path}${ColumnOfType<S, T, TextType>}`; text: string }
  | Comparable<`${Path}${ColumnOfType<S, T, IdType>}`, string>
  | Comparable<`${Path}${ColumnOfType<S, T, 'Integer'>}`, number>
  // Exact decimals are given as text.
  | Comparable<`${Path}${ColumnOfType<S, T, ExactType>}`, number | string>
  | Comparable<`${Path}${ColumnOfType<S, T, 'Boolean' | 'ManagedProperty'>}`, boolean>
  | Comparable<`${Path}${ColumnOfType<S, T, 'DateTime'>}`, string | Date>
  | {
      [Column in ColumnOfType<S, T, ChoiceType>]: Comparable<
        `${Path}${Column}`,
        Exclude<ReadValue<S, T, Column>, null> & number
      >
    }[ColumnOfType<S, T, ChoiceType>]

/** The columns of a table that hold a type. */
export type ColumnOfType<S extends SchemaTypes, T extends TableName<S>, Type extends ColumnType> = {
  [Column in ColumnName<S, T>]: S[T]['columns'][Column]['type'] extends Type ? Column : never
}[ColumnName<S, T>]

type Comparable<Column extends string, Value> =
  | { kind: 'compare'; operator: ComparisonOperator; column: Column; value: Value | null }
  | { kind: 'in'; column: Column; values: readonly (Value | null)[] }

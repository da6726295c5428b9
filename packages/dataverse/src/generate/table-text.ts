import type { ColumnMetadata, TableMetadata } from '../metadata.ts'
import { choiceText, hasChoices } from './choice-text.ts'
import { isCreatable, isReadable, isUpdatable, propertyOfColumn } from './column-access.ts'
import { readType, writeType } from './column-type.ts'
import { comment, propertyName } from './identifiers.ts'

export interface NamedTable {
  table: TableMetadata
  /** Of its row type; the others begin with it. */
  typeName: string
  /** Readable, creatable or updatable columns in the order of their names. */
  columns: readonly ColumnMetadata[]
  /** Of the choice type of a column that has one. */
  choiceNames: ReadonlyMap<string, string>
}

/** The choices of a table, its row as it is read, and what a create and an update may carry. */
export function tableText(named: NamedTable, languageCode: number | undefined): string {
  const { table, typeName, columns, choiceNames } = named
  const choices = columns
    .filter(hasChoices)
    .map((column) => choiceText(choiceNames.get(column.logicalName) ?? '', column, languageCode))
  const title = `${table.displayName} (${table.logicalName})`
  const choiceOf = (column: ColumnMetadata): string | undefined => choiceNames.get(column.logicalName)
  return [
    ...choices,
    interfaceText(
      typeName,
      `${title}: a row as it is read. Lookups hold ids.`,
      columns
        .filter((column) => isReadable(table, column))
        .map((column) => ({
          column,
          member: `readonly ${propertyName(propertyOfColumn(column))}: ${readType(table, column, choiceOf(column))}`,
        })),
    ),
    interfaceText(
      `${typeName}Create`,
      `${title}: what a new row may be given.`,
      columns
        .filter((column) => isCreatable(table, column))
        .map((column) => ({
          column,
          member: `readonly ${propertyName(column.logicalName)}?: ${writeType(column, choiceOf(column))}`,
        })),
    ),
    interfaceText(
      `${typeName}Update`,
      `${title}: what of a row may be changed.`,
      columns
        .filter((column) => isUpdatable(table, column))
        .map((column) => ({
          column,
          member: `readonly ${propertyName(column.logicalName)}?: ${writeType(column, choiceOf(column))}`,
        })),
    ),
  ].join('\n\n')
}

const interfaceText = (
  name: string,
  title: string,
  members: readonly { column: ColumnMetadata; member: string }[],
): string =>
  [
    comment(title),
    `export interface ${name} {`,
    ...members.map(({ column, member }) => `  ${comment(columnTitle(column))}\n  ${member}`),
    '}',
  ].join('\n')

function columnTitle(column: ColumnMetadata): string {
  const targets = column.targets ? ` → ${column.targets.join(', ')}` : ''
  const required = column.requiredLevel === 'ApplicationRequired' ? '. Business required' : ''
  return `${column.displayName}${targets}${required}`
}

import type { ColumnMetadata, TableMetadata } from '../metadata.ts'
import { hasChoices } from './choice-text.ts'
import { isCreatable, isReadable, isUpdatable } from './column-access.ts'
import { pascalCase, uniqueNames } from './identifiers.ts'
import { schemaText } from './schema-text.ts'
import { type NamedTable, tableText } from './table-text.ts'

/**
 * One TypeScript file: for each table its choices, its row and what may be written, then the run-time schema of all.
 * The same metadata gives the same text, whatever the order it came in.
 */
export function schemaFileText(
  tables: readonly TableMetadata[],
  { languageCode }: { languageCode?: number } = {},
): string {
  const named = namedTables(tables)
  const body = [...named.map((table) => tableText(table, languageCode)), schemaText(named)].join('\n\n')
  const imports = ['ChoiceValue', 'LookupTo', 'TableSchemas'].filter((name) => body.includes(name))
  return `// Written by \`liaison-dataverse generate\`. Changes are lost with the next run.
import type { ${imports.join(', ')} } from '@liaison/dataverse'

${body}
`
}

function namedTables(tables: readonly TableMetadata[]): NamedTable[] {
  const typeName = uniqueNames()
  // What the file itself declares and imports.
  for (const reserved of ['Schema', 'ChoiceValue', 'LookupTo', 'TableSchemas']) typeName(reserved, '')
  return tables.toSorted(byName).map((table) => {
    const name = typeName(pascalCase(table.schemaName), 'Table')
    for (const suffix of ['Create', 'Update']) typeName(`${name}${suffix}`, 'Table')
    const columns = [...table.columns.values()]
      .filter((column) => isReadable(table, column) || isCreatable(table, column) || isUpdatable(table, column))
      .toSorted(byName)
    const choiceNames = columns
      .filter(hasChoices)
      .map((column) => [column.logicalName, typeName(name + pascalCase(column.schemaName), 'Choice')] as const)
    return { table, typeName: name, columns, choiceNames: new Map(choiceNames) }
  })
}

const byName = (a: TableMetadata | ColumnMetadata, b: TableMetadata | ColumnMetadata): number =>
  a.logicalName < b.logicalName ? -1 : 1

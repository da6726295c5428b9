import type { Operation } from '../../functions/operation.ts'
import { operations } from '../../functions/registry.ts'
import { namesOf } from '../../query/table-names.ts'
import type { Schema, Table } from '../../schema/schema.ts'
import { element } from './xml.ts'

/** Entity sets of the metadata itself, and the type of each. */
export const metadataEntitySets = [
  ['EntityDefinitions', 'EntityMetadata'],
  ['GlobalOptionSetDefinitions', 'OptionSetMetadataBase'],
  ['RelationshipDefinitions', 'RelationshipMetadataBase'],
] as const

export function csdlContainer(schema: Schema): string {
  return element('EntityContainer', { Name: 'System' }, [
    ...[...schema.tables.values()].map((table) => entitySet(schema, table)),
    ...metadataEntitySets.map(([name, type]) => element('EntitySet', { Name: name, EntityType: `mscrm.${type}` })),
    ...operations.filter((each) => !each.boundTo).map(operationImport),
  ])
}

function entitySet(schema: Schema, table: Table): string {
  const { single, collections } = namesOf(table)
  const bindings = [...single.values()]
    .flatMap(({ name, column, targets }) => (column.type === 'Owner' ? [] : [[name, targets[0]] as const]))
    .concat([...collections.values()].map(({ name, table: target }) => [name, target] as const))
  return element(
    'EntitySet',
    { Name: table.entitySetName, EntityType: `mscrm.${table.logicalName}` },
    bindings.flatMap(([name, target]) => {
      const set = schema.tables.get(target ?? '')
      return set ? [element('NavigationPropertyBinding', { Path: name, Target: set.entitySetName })] : []
    }),
  )
}

function operationImport({ name, kind }: Operation): string {
  return kind === 'function'
    ? element('FunctionImport', { Name: name, Function: `mscrm.${name}` })
    : element('ActionImport', { Name: name, Action: `mscrm.${name}` })
}

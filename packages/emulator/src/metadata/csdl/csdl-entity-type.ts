import { namesOf, type SingleNavigation, type CollectionNavigation } from '../../query/table-names.ts'
import type { Column, Schema, Table } from '../../schema/schema.ts'
import { element } from './xml.ts'

/** Activities inherit from activitypointer, users and teams from principal; both bring the key along. */
export function baseOf(schema: Schema, table: Table): string {
  if (table.logicalName === 'systemuser' || table.logicalName === 'team') return 'principal'
  const isPointer = table.logicalName === 'activitypointer'
  return table.isActivity && !isPointer && schema.tables.has('activitypointer') ? 'activitypointer' : 'crmbaseentity'
}

export function csdlEntityType(schema: Schema, table: Table): string {
  const base = baseOf(schema, table)
  const inherited = base === 'activitypointer' ? schema.tables.get(base) : undefined
  const { properties, single, collections } = namesOf(table)
  const known = inherited && namesOf(inherited)
  return element('EntityType', { Name: table.logicalName, BaseType: `mscrm.${base}` }, [
    ...(base === 'crmbaseentity' ? [element('Key', {}, [element('PropertyRef', { Name: table.primaryId })])] : []),
    ...[...properties]
      .filter(([name]) => !known?.properties.has(name))
      .map(([name, column]) => csdlProperty(name, column, table)),
    ...[...single.values()]
      .filter(({ name }) => !known?.single.has(name))
      .map((navigation) => singleNavigation(table, navigation)),
    ...[...collections.values()]
      .filter(({ name }) => !known?.collections.has(name))
      .map((navigation) => collectionNavigation(schema, table, navigation)),
    ...alternateKeys(table),
  ])
}

/** Choices are numbers, several choices are text, money is decimal; a lookup is the id in `_name_value`. */
export function edmTypeOf({ type, dateTimeBehavior }: Column): string {
  switch (type) {
    case 'Integer':
    case 'Picklist':
    case 'State':
    case 'Status':
      return 'Edm.Int32'
    case 'BigInt':
      return 'Edm.Int64'
    case 'Decimal':
    case 'Money':
      return 'Edm.Decimal'
    case 'Double':
      return 'Edm.Double'
    case 'Boolean':
      return 'Edm.Boolean'
    case 'DateTime':
      return dateTimeBehavior === 'DateOnly' ? 'Edm.Date' : 'Edm.DateTimeOffset'
    case 'Lookup':
    case 'Customer':
    case 'Owner':
    case 'Uniqueidentifier':
    case 'File':
      return 'Edm.Guid'
    default:
      return 'Edm.String'
  }
}

function csdlProperty(name: string, column: Column, table: Table): string {
  const Type = edmTypeOf(column)
  return element('Property', {
    Name: name,
    Type,
    // OData demands it of keys, unless the key is inherited.
    Nullable: name === table.primaryId ? false : undefined,
    MaxLength: Type === 'Edm.String' ? column.maxLength : undefined,
    Scale: Type === 'Edm.Decimal' ? 'variable' : undefined,
    Unicode: Type === 'Edm.String' ? false : undefined,
  })
}

function singleNavigation(table: Table, { name, column, targets }: SingleNavigation): string {
  const [target = 'crmbaseentity'] = targets
  const relationship = table.manyToOne.find((each) => each.referencingNavigation === name)
  const isOwner = column.type === 'Owner'
  return element(
    'NavigationProperty',
    {
      Name: name,
      Type: isOwner ? 'mscrm.principal' : `mscrm.${target}`,
      Nullable: column.required === 'SystemRequired' ? false : undefined,
      Partner: (!isOwner && relationship?.referencedNavigation) || undefined,
    },
    [
      element('ReferentialConstraint', {
        Property: `_${column.logicalName}_value`,
        ReferencedProperty: isOwner ? 'ownerid' : (relationship?.referencedColumn ?? 'ownerid'),
      }),
    ],
  )
}

function collectionNavigation(schema: Schema, table: Table, navigation: CollectionNavigation): string {
  const { name } = navigation
  const target = schema.tables.get(navigation.table)
  const partner =
    navigation.kind === 'one-to-many' ? navigation.relationship.referencingNavigation : partnerOf(navigation)
  return element('NavigationProperty', {
    Name: name,
    Type: `Collection(mscrm.${target?.logicalName ?? table.logicalName})`,
    Partner: partner || undefined,
  })
}

const partnerOf = ({ relationship, forward }: CollectionNavigation & { kind: 'many-to-many' }): string =>
  forward ? relationship.navigation2 : relationship.navigation1

function alternateKeys({ keys }: Table): string[] {
  if (keys.length === 0) return []
  const term = 'OData.Community.Keys.V1'
  return [
    element('Annotation', { Term: `${term}.AlternateKeys` }, [
      element(
        'Collection',
        {},
        keys.map(({ columns }) =>
          element('Record', { Type: `${term}.AlternateKey` }, [
            element('PropertyValue', { Property: 'Key' }, [
              element(
                'Collection',
                {},
                columns.map((name) =>
                  element('Record', { Type: `${term}.PropertyRef` }, [
                    element('PropertyValue', { Property: 'Alias', String: name }),
                    element('PropertyValue', { Property: 'Name', PropertyPath: name }),
                  ]),
                ),
              ),
            ]),
          ]),
        ),
      ),
    ]),
  ]
}

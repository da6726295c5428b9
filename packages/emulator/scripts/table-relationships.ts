import type { RelationshipSpec } from '../src/schema/table-file.ts'
import type { PublishedMetadata } from './published-metadata.ts'

const polymorphic: Readonly<Record<string, readonly string[]>> = {
  customerid: ['account', 'contact'],
  parentcustomerid: ['account', 'contact'],
}

/** Relationships to tables in `known`, with the navigation names that the service gives them. */
export function relationshipsOf(
  table: string,
  isActivity: boolean,
  metadata: PublishedMetadata,
  known: ReadonlySet<string>,
): RelationshipSpec[] {
  const found = new Map<string, RelationshipSpec>()
  for (const each of metadata.real[table]?.relationships.ManyToOneRelationships ?? []) {
    if (!known.has(each.referencedEntity)) continue
    found.set(key(each.referencingAttribute, each.referencedEntity), {
      schemaName: each.schemaName,
      column: each.referencingAttribute,
      navigation: each.referencingNav,
      table: each.referencedEntity,
      collection: each.referencedNav,
    })
  }
  for (const each of metadata.generated[table]?.relationships ?? []) {
    const target = each.type.toLowerCase()
    if (each.attribute === null || !known.has(target) || found.has(key(each.attribute, target))) continue
    if (polymorphic[each.attribute]?.includes(target) === false) continue
    found.set(key(each.attribute, target), {
      schemaName: each.schemaName,
      column: each.attribute,
      navigation: navigationOf(table, isActivity, each.attribute, target),
      table: target,
      // A self-referencing relationship is shown twice, once as `Referencing…`, which is not its name.
      collection: each.schemaName,
    })
  }
  for (const each of supplement[table] ?? []) found.set(key(each.column, each.table), each)
  nameByTarget(isActivity, [...found.values()])
  return [...found.values()].filter(({ column }) => column !== 'activityid' || table === 'activityparty')
}

/** The navigation properties of a lookup that leads to several tables are told apart by the table. */
function nameByTarget(isActivity: boolean, relationships: readonly RelationshipSpec[]): void {
  for (const each of relationships) {
    const many = relationships.filter(({ column }) => column === each.column).length > 1
    if (many && !isActivity && each.navigation === each.column) each.navigation = `${each.column}_${each.table}`
  }
}

const toStage = (table: string): RelationshipSpec => ({
  schemaName: `lk_${table}_activestageid`,
  column: 'activestageid',
  navigation: 'activestageid',
  table: 'processstage',
  collection: `lk_${table}_activestageid`,
})

const asConnected = (side: 1 | 2): RelationshipSpec => ({
  schemaName: `connection_role_connections${side}`,
  column: `record${side}roleid`,
  navigation: `record${side}roleid`,
  table: 'connectionrole',
  collection: `connection_role_connections${side}`,
})

const toProduct = (side: 1 | 2): RelationshipSpec => ({
  schemaName: `product_connections${side}`,
  column: `record${side}id`,
  navigation: `record${side}id_product`,
  table: 'product',
  collection: `product_connections${side}`,
})

const toPriceList = (schemaName: string, column = 'pricelevelid'): RelationshipSpec => ({
  schemaName,
  column,
  navigation: column,
  table: 'pricelevel',
  collection: schemaName,
})

/** What the published files leave out although they show the column. */
const supplement: Readonly<Record<string, readonly RelationshipSpec[]>> = {
  opportunitysalesprocess: [toStage('opportunitysalesprocess')],
  connection: [asConnected(1), asConnected(2), toProduct(1), toProduct(2)],
  queueitem: [
    {
      schemaName: 'queue_entries',
      column: 'queueid',
      navigation: 'queueid',
      table: 'queue',
      collection: 'queue_entries',
    },
  ],
  account: [toPriceList('price_level_accounts', 'defaultpricelevelid')],
  contact: [toPriceList('price_level_contacts', 'defaultpricelevelid')],
  // So it is spelt.
  opportunity: [toPriceList('price_level_opportunties')],
  quote: [toPriceList('price_level_quotes')],
}

/** The tables of process flow instances call the way to these users so (table reference, reference/entities). */
const stamps: ReadonlySet<string> = new Set(['createdby', 'createdonbehalfby', 'modifiedby', 'modifiedonbehalfby'])

const key = (attribute: string, target: string): string => `${attribute} ${target}`

function navigationOf(table: string, isActivity: boolean, attribute: string, target: string): string {
  if (attribute === 'regardingobjectid' && isActivity)
    return table === 'activitypointer' ? `regardingobjectid_${target}` : `regardingobjectid_${target}_${table}`
  if (attribute in polymorphic || attribute === 'objectid') return `${attribute}_${target}`
  if (table === 'activityparty' && (attribute === 'partyid' || attribute === 'activityid'))
    return `${attribute}_${target}`
  if (table === 'opportunitysalesprocess' && stamps.has(attribute)) return `${attribute}name`
  return attribute
}

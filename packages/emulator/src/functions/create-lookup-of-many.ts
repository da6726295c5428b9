import { invalidArgument } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import { columnFromBody } from '../metadata/writes/column-from-body.ts'
import { listAt, objectAt, requiredText, textAt } from '../metadata/writes/definition-body.ts'
import { makingOf } from '../metadata/writes/making.ts'
import { columnExists } from '../metadata/writes/metadata-faults.ts'
import { lookupTo } from '../metadata/writes/relationship-from-body.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import type { Column } from '../schema/schema.ts'
import type { ActionOperation } from './operation.ts'

/** A lookup that leads to several tables, made with its relationships. */
const lookupOfMany = (name: string, type: Column['type']): ActionOperation => ({
  kind: 'action',
  name,
  run(context, body) {
    requireCustomizer(context, 'prvCreateAttribute')
    requireCustomizer(context, 'prvCreateRelationship')
    const solution = textAt(body, 'SolutionUniqueName') ?? context.request.headers['mscrm.solutionuniquename']
    const making = makingOf(context, solution)
    const lookup = objectAt(body, 'Lookup')
    const parts = listAt(body, 'OneToManyRelationships')
    if (!lookup || !parts[0]) throw invalidArgument("Required field 'Lookup' or 'OneToManyRelationships' is missing.")
    const table = making.tableNamed(requiredText(parts[0], 'ReferencingEntity'))
    const column: Column = { ...columnFromBody(lookup, { ...making, table: table.logicalName }), type }
    if (table.columns.has(column.logicalName)) throw columnExists()
    const relationships = parts.map((part) => lookupTo(part, column, { ...making, many: true }))
    const targets = relationships.map(({ referencedTable }) => referencedTable)
    context.environment.schemaEditor.apply([
      { kind: 'put-column', table: table.logicalName, column: { ...column, targets } },
      ...relationships.map((relationship) => ({ kind: 'put-one-to-many', relationship }) as const),
    ])
    return responseReply(context, name, {
      RelationshipIds: relationships.map(({ metadataId }) => metadataId),
      AttributeId: column.metadataId,
    })
  },
})

/** To accounts and contacts (page create-update-column-definitions-using-web-api). */
export const createCustomerRelationships = lookupOfMany('CreateCustomerRelationships', 'Customer')

/** To any tables (page multitable-lookup). */
export const createPolymorphicLookupAttribute = lookupOfMany('CreatePolymorphicLookupAttribute', 'Lookup')

import { asTarget } from '../query/column-reader.ts'
import { cascadeOf } from '../schema/cascades.ts'
import type { CascadeType } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Rule } from '../write/rule.ts'

const ownerOf = ({ values }: StoredRow): string | undefined => asTarget(values['ownerid'])?.id

/** By the values of CascadeType: all rows, those that are active, those whose owner was the same. */
const isMeant: Readonly<Partial<Record<CascadeType, (child: StoredRow, before: StoredRow) => boolean>>> = {
  Cascade: () => true,
  Active: ({ values }) => (values['statecode'] ?? 0) === 0,
  UserOwned: (child, before) => ownerOf(child) === ownerOf(before),
}

/** Whoever gets a row gets what belongs to it. */
export const cascadeOwner: Rule = {
  name: 'ownership: what belongs to a row goes to its new owner',
  tables: 'all',
  afterUpdate(context, { table, before, after, changes }) {
    if (!('ownerid' in changes) || ownerOf(before) === ownerOf(after) || context.message === 'Import') return
    const ownerid = after.values['ownerid'] ?? null
    for (const relationship of table.oneToMany) {
      const child = context.schema.tables.get(relationship.referencingTable)
      const meant = isMeant[cascadeOf(relationship, 'Assign') ?? 'NoCascade']
      if (!child || !meant || child.logicalName === 'activitypointer') continue
      if (child.columns.get('ownerid')?.type !== 'Owner' || child.ownership !== 'UserOwned') continue
      for (const row of context.store.referencing(child.logicalName, relationship.referencingColumn, after.id)) {
        const isOurs = asTarget(row.values[relationship.referencingColumn])?.table === table.logicalName
        if (isOurs && ownerOf(row) !== ownerOf(after) && meant(row, before))
          context.update(child.logicalName, row.id, { ownerid })
      }
    }
  },
}

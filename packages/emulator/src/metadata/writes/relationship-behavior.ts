import { NotEmulated } from '../../errors/dataverse-fault.ts'
import type { AssociatedMenu, Cascade, CascadeAction, CascadeType, Relationship } from '../../schema/schema.ts'
import type { JsonObject } from '../../write/decode-body.ts'
import { labelsAt, mergedLabels, numberAt, objectAt, textAt } from './definition-body.ts'

const onOthers: readonly CascadeType[] = ['NoCascade', 'Cascade', 'Active', 'UserOwned']

/**
 * What each action may do (page configure-entity-relationship-cascading-behavior); of archiving and of the views of
 * activities the pages say nothing but the type.
 */
const allowed: Readonly<Record<CascadeAction, readonly CascadeType[]>> = {
  Archive: [...onOthers, 'RemoveLink', 'Restrict'],
  Assign: onOthers,
  Merge: ['NoCascade', 'Cascade'],
  Reparent: onOthers,
  RollupView: [...onOthers, 'RemoveLink', 'Restrict'],
  Share: onOthers,
  Unshare: onOthers,
}

const onDeletes = ['Cascade', 'RemoveLink', 'Restrict'] as const

/** A `CascadeConfiguration`; actions it is silent about are not guessed. */
export function cascadeFromBody(body: JsonObject): Pick<Relationship, 'cascade' | 'onDelete'> {
  const sent = objectAt(body, 'CascadeConfiguration')
  if (!sent) return {}
  const onDelete = memberAt(sent, 'Delete', onDeletes)
  const cascade: Cascade = {}
  for (const action of Object.keys(allowed) as CascadeAction[]) {
    const type = memberAt(sent, action, allowed[action])
    if (type) cascade[action] = type
  }
  return { cascade, ...(onDelete && { onDelete }) }
}

const behaviors = ['UseCollectionName', 'UseLabel', 'DoNotDisplay'] as const
const groups = ['Details', 'Sales', 'Service', 'Marketing'] as const

/** An `AssociatedMenuConfiguration`, in place of the one before; labels of other languages may stay. */
export function menuFromBody(
  body: JsonObject,
  name: string,
  before: AssociatedMenu = {},
  merge = false,
): AssociatedMenu | undefined {
  const sent = objectAt(body, name)
  if (!sent) return undefined
  const behavior = memberAt(sent, 'Behavior', behaviors)
  const group = memberAt(sent, 'Group', groups)
  const order = numberAt(sent, 'Order')
  const labels = mergedLabels(before.labels ?? [], labelsAt(sent, 'Label'), merge)
  return {
    ...(behavior && { behavior }),
    ...(group && { group }),
    ...(order !== undefined && { order }),
    ...(labels.length > 0 && { labels }),
  }
}

function memberAt<Member extends string>(
  body: JsonObject,
  name: string,
  members: readonly Member[],
): Member | undefined {
  const said = textAt(body, name)
  const member = members.find((each) => each === said)
  if (said !== undefined && !member) throw new NotEmulated(`${said} as ${name} of a relationship`)
  return member
}

import type { ExpandItem } from '../odata/parse-expand.ts'

/** `accounts(name,primarycontactid(fullname))`: what `@odata.context` says after `$metadata#`. */
export function contextFragment(
  entitySetName: string,
  select: readonly string[] | undefined,
  expand: readonly ExpandItem[] | undefined,
): string {
  const parts = [...new Set(select ?? []), ...(expand ?? []).flatMap(expandFragments)]
  return parts.length === 0 ? entitySetName : `${entitySetName}(${parts.join(',')})`
}

function expandFragments(item: ExpandItem): string[] {
  // As recorded on the page "Join tables using OData".
  if (item.reference) return [item.navigation, `${item.navigation}/$ref()`]
  const inner = [...new Set(item.select ?? []), ...(item.expand ?? []).flatMap(expandFragments)]
  return [`${item.navigation}(${inner.join(',')})`]
}

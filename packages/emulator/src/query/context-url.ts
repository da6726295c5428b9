import type { ExpandItem } from '../odata/parse-expand.ts'

/** `accounts(name,primarycontactid(fullname))`: what `@odata.context` says after `$metadata#`. */
export function contextFragment(
  entitySetName: string,
  select: readonly string[] | undefined,
  expand: readonly ExpandItem[] | undefined,
): string {
  const parts = [...new Set(select ?? []), ...(expand ?? []).map(expandFragment)]
  return parts.length === 0 ? entitySetName : `${entitySetName}(${parts.join(',')})`
}

function expandFragment(item: ExpandItem): string {
  return `${item.navigation}(${[...new Set(item.select ?? []), ...(item.expand ?? []).map(expandFragment)].join(',')})`
}

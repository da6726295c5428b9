import type { Facet } from './facets.ts'

/** `count`, `optionalvalue`, … as the page's newer text and its sample have them, or `Count`, `OptionalValue`, …. */
export function renderFacets(
  facets: ReadonlyMap<string, readonly Facet[]>,
  names: 'lower-case' | 'pascal-case',
): Record<string, Record<string, unknown>[]> {
  const nameOf = (name: string): string =>
    names === 'lower-case' ? name.toLowerCase() : name.charAt(0).toUpperCase() + name.slice(1)
  return Object.fromEntries(
    [...facets].map(([facet, groups]) => [
      facet,
      groups.map((group) =>
        Object.fromEntries(
          Object.entries(group).map(([name, value]) => [nameOf(name), name === 'type' ? nameOf(String(value)) : value]),
        ),
      ),
    ]),
  )
}

export interface AddressParts {
  lines: readonly (string | undefined)[]
  city?: string | undefined
  state?: string | undefined
  postalCode?: string | undefined
  country?: string | undefined
}

/** An address as the service writes it: street lines, `City, State PostalCode`, country; lines end CRLF. */
export function formatAddress({ lines, city, state, postalCode, country }: AddressParts): string {
  const region = [state, postalCode].filter((part) => part).join(' ')
  const place = [city, region].filter((part) => part).join(', ')
  return [...lines, place, country].filter((line) => line).join('\r\n')
}

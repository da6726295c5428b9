/**
 * An amount written the way the service wrote another one for this reader: `50000` like `€48,000.00` becomes `€50,000.00`.
 * So before and after read alike, without guessing the reader's format. Undefined where the sample cannot be followed.
 */
export function formatLike(sample: string, digits: string): string | undefined {
  const parts = /^(\D*)(\d[\d.,'’\s\u00a0\u202f]*\d|\d)(\D*)$/.exec(sample)
  const [, prefix = '', number = '', suffix = ''] = parts ?? []
  // A minus may stand in front, behind, or be a pair of brackets: only plain amounts are followed.
  if (!parts || /[-−()]/.test(prefix + suffix) || digits.startsWith('-')) return undefined
  const point = /([.,])(\d{1,4})$/.exec(number)
  // Three digits behind the only separator are a group as often as decimals.
  const isDecimal =
    point !== null &&
    (point[2]?.length !== 3 ||
      (number.split(point[1] ?? '').length === 2 && /[.,'’\s]/.test(number.slice(0, point.index))))
  const decimals = isDecimal ? (point[2]?.length ?? 0) : 0
  const [whole = '', fraction = ''] = digits.split('.')
  if (fraction.length > decimals) return undefined
  const group = /\d([.,'’\s])\d{3}(?!\d)/.exec(isDecimal ? number.slice(0, point.index) : number)?.[1]
  const grouped = group === undefined && number.length <= 6 ? undefined : group
  if (
    whole.length > 3 &&
    grouped === undefined &&
    /^\d{1,3}$/.test(isDecimal ? number.slice(0, point.index) : number)
  ) {
    return undefined
  }
  const wholeText = grouped === undefined ? whole : whole.replaceAll(/\B(?=(\d{3})+$)/g, grouped)
  return `${prefix}${wholeText}${decimals > 0 ? `${point?.[1]}${fraction.padEnd(decimals, '0')}` : ''}${suffix}`
}

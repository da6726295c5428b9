/** `%`, `_` and `[…]` in the searched text act as SQL wildcards; comparison ignores case. */
export function textMatcher(
  method: 'contains' | 'startswith' | 'endswith' | 'like',
  text: string,
): (value: string) => boolean {
  if (method === 'like' || /[%_[]/.test(text)) {
    const pattern = likePattern(text)
    const before = method === 'contains' || method === 'endswith' ? '.*' : ''
    const after = method === 'contains' || method === 'startswith' ? '.*' : ''
    const expression = new RegExp(`^${before}${pattern}${after}$`, 'isu')
    return (value) => expression.test(value)
  }
  const wanted = text.toLowerCase()
  if (method === 'contains') return (value) => value.toLowerCase().includes(wanted)
  if (method === 'startswith') return (value) => value.toLowerCase().startsWith(wanted)
  return (value) => value.toLowerCase().endsWith(wanted)
}

function likePattern(text: string): string {
  return text.replaceAll(/\[(\^?)([^\]]*)\]|[\s\S]/g, (whole, negated: string | undefined, set: string | undefined) => {
    if (set !== undefined) return `[${negated ?? ''}${set.replaceAll(/[\\\]^]/g, '\\$&')}]`
    if (whole === '%') return '.*'
    if (whole === '_') return '.'
    return whole.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  })
}

/** A table whose columns stand under each other, as the formatter writes them. Cells may not hold line breaks. */
export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const numbers = head.map((_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number'))
  const lines = [head, ...rows].map((row) => row.map((cell) => String(cell).replaceAll('|', String.raw`\|`)))
  const widths = head.map((_, at) => Math.max(3, ...lines.map((line) => (line[at] ?? '').length)))
  const padded = (text: string, at: number): string => {
    const space = ' '.repeat(widths[at]! - text.length)
    return numbers[at] ? space + text : text + space
  }
  const [first, ...others] = lines.map((line) => `| ${line.map(padded).join(' | ')} |`)
  const rule = widths.map((width, at) => (numbers[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  return [first, `| ${rule.join(' | ')} |`, ...others].join('\n')
}

export const code = (text: string): string => `\`${text}\``

export const codes = (texts: Iterable<string>): string => [...texts].map(code).join(' ')

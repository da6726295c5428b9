/** As the editor of Dynamics writes notes: a `div` with paragraphs and a list. */
export function richText(paragraphs: readonly string[], points: readonly string[] = []): string {
  const list = points.length > 0 ? `<ul>${points.map((point) => `<li>${escaped(point)}</li>`).join('')}</ul>` : ''
  return `<div>${paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('')}${list}</div>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

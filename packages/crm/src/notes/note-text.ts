import { decodeEntities } from './html-entities.ts'

/**
 * What a note says, as plain text. Dynamics keeps notes written in its timeline as HTML and notes written by other
 * programs as they came, so only text with tags of HTML in it is taken for HTML: `price < 500` stays as it is (P29).
 */
export function plainNoteText(text: string): string {
  const lines = looksLikeHtml(text) ? textOfHtml(text) : text.replaceAll(/\r\n?/g, '\n')
  return lines.trim()
}

const elements =
  'a|abbr|address|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|math|meta|nav|noscript|o:p|object|ol|option|p|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr'
const anyElement = new RegExp(`<(?:/?(?:${elements})(?:[\\s/>])|!--|!doctype)`, 'i')

const looksLikeHtml = (text: string): boolean => anyElement.test(text)

/** Elements that start a line of their own. */
const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
/** Elements whose content is not for readers. */
const hidden = new Set(['script', 'style', 'head', 'template', 'svg', 'math', 'object', 'iframe', 'noscript', 'title'])

/** One pass, so that no text, however broken, takes more than linear time. */
function textOfHtml(html: string): string {
  const lines: string[] = ['']
  const write = (text: string): void => {
    const before = lines[lines.length - 1] ?? ''
    const next = decodeEntities(text.replaceAll(/[ \t\r\n\f]+/g, ' '))
    lines[lines.length - 1] = before === '' || before.endsWith(' ') ? before + next.replace(/^ /, '') : before + next
  }
  let hiddenIn: string | undefined
  for (const piece of pieces(html)) {
    if (hiddenIn !== undefined) {
      if (piece.kind === 'tag' && piece.closes && piece.name === hiddenIn) hiddenIn = undefined
    } else if (piece.kind === 'text') {
      write(piece.text)
    } else if (hidden.has(piece.name) && !piece.closes) {
      hiddenIn = piece.selfClosing ? undefined : piece.name
    } else if (piece.name === 'br') {
      lines.push('')
    } else if (blocks.has(piece.name)) {
      if (lines[lines.length - 1] !== '') lines.push('')
      if (piece.name === 'li' && !piece.closes) lines[lines.length - 1] = '• '
    } else if ((piece.name === 'td' || piece.name === 'th') && piece.closes) {
      write(' ')
    }
  }
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
}

type Piece = { kind: 'text'; text: string } | { kind: 'tag'; name: string; closes: boolean; selfClosing: boolean }

function* pieces(html: string): Generator<Piece> {
  let from = 0
  let at = 0
  const find = once((needle, position) => html.indexOf(needle, position))
  while ((at = html.indexOf('<', at)) !== -1) {
    const tag = /^<(?:(\/?)([a-z][\w:-]*)|!--|[!?])/i.exec(html.slice(at, at + 40))
    if (!tag) {
      at += 1
      continue
    }
    const comment = tag[0] === '<!--'
    const end = comment ? find('-->', at + 4) : endOfTag(html, at + tag[0].length, find)
    if (at > from) yield { kind: 'text', text: html.slice(from, at) }
    // Cut off within a tag: there is nothing to read behind it.
    if (end === -1) return
    if (tag[2] !== undefined) {
      yield {
        kind: 'tag',
        name: tag[2].toLowerCase(),
        closes: tag[1] === '/',
        selfClosing: html[end - 1] === '/',
      }
    }
    from = at = end + (comment ? 3 : 1)
  }
  if (from < html.length) yield { kind: 'text', text: html.slice(from) }
}

type Find = (needle: string, position: number) => number

/** Where the tag ends; a `>` within quotes does not end it. */
function endOfTag(html: string, start: number, find: Find): number {
  for (let at = start; at < html.length; at += 1) {
    const character = html[at]
    if (character === '>') return at
    if (character === '"' || character === "'") {
      const closing = find(character, at + 1)
      if (closing !== -1) at = closing
    }
  }
  return -1
}

/** Remembers what is nowhere any more, so that a text full of open quotes is not searched to its end for each of them. */
function once(search: Find): Find {
  const missing = new Set<string>()
  return (needle, position) => {
    if (missing.has(needle)) return -1
    const found = search(needle, position)
    if (found === -1) missing.add(needle)
    return found
  }
}

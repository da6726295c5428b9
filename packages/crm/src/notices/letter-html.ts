import { escapeHtml } from '../notes/escape-html.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { greeting } from './letter-text.ts'

/**
 * The letter as HTML that asks nobody for anything: no picture, no script, no style from elsewhere, so that opening it
 * tells no one. Colours stand in the tags for programs that drop style sheets; the dark ones are for those that keep them.
 */
export const letterAsHtml = (letter: Letter): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(letter.subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background: #1f1f1f !important; color: #f0f0f0 !important }
  .card { background: #292929 !important; border-color: #3d3d3d !important }
  .message { background: #1f1f1f !important; border-color: #5c5c5c !important }
  .quiet { color: #bdbdbd !important }
  .link { color: #9dc9ff !important }
}
</style>
</head>
<body class="page" style="${page}">
<div class="card" style="${card}">
<p style="${text}">${escapeHtml(greeting(letter))}</p>
${letter.blocks.map(blockAsHtml).join('\n')}
</div>
<p class="quiet" style="${quiet}">${escapeHtml(letter.why)}</p>
</body>
</html>
`

const font = "font-family: 'Segoe UI', system-ui, -apple-system, Roboto, Helvetica, Arial, sans-serif"
const page = `margin: 0; padding: 24px 12px; background: #f5f5f5; color: #242424; ${font}; font-size: 15px; line-height: 1.5`
const card =
  'max-width: 560px; margin: 0 auto; padding: 20px 24px; background: #ffffff; border: 1px solid #e0e0e0; border-radius: 8px'
const text = 'margin: 0 0 16px; overflow-wrap: anywhere'
const title = 'margin: 0 0 6px; font-weight: 600'
const list = 'margin: 0 0 16px; padding-left: 20px'
const button =
  'display: inline-block; padding: 9px 18px; background: #0f5fa8; color: #ffffff; text-decoration: none; border-radius: 4px; font-weight: 600'
const address = 'color: #0f5fa8; overflow-wrap: anywhere; font-size: 13px'
const quoted =
  'margin: 0 0 16px; padding: 12px 14px; background: #f5f5f5; border-left: 3px solid #bdbdbd; overflow-wrap: anywhere; font-size: 14px'
const quiet = 'max-width: 560px; margin: 14px auto 0; padding: 0 24px; color: #616161; font-size: 12px'

function blockAsHtml(block: LetterBlock): string {
  switch (block.kind) {
    case 'text':
      return `<p style="${text}">${escapeHtml(block.text)}</p>`
    case 'steps':
      return `<p style="${title}">${escapeHtml(block.title)}</p>
<ul style="${list}">${block.steps.map((step) => `<li>${escapeHtml(step)}</li>`).join('')}</ul>`
    case 'action': {
      const url = escapeHtml(block.url)
      return `<p style="margin: 0 0 6px"><a href="${url}" style="${button}">${escapeHtml(block.label)}</a></p>
<p style="${text}"><a class="link" href="${url}" style="${address}">${url}</a></p>`
    }
    case 'message':
      return `<p style="${title}">${escapeHtml(block.title)}</p>
<div class="message" style="${quoted}">${lines(block.text)}</div>`
  }
}

/** Outlook for Windows knows no style that would keep them. */
const lines = (plain: string): string => escapeHtml(plain).replaceAll('\n', '<br>\n')

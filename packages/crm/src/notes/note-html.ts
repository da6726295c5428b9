import { escapeHtml } from './escape-html.ts'

/**
 * Plain text as the HTML that the timeline of Dynamics renders: every sign shown as it was written, every line a line of
 * its own, and nothing in it that could run (P29). `plainNoteText` reads it back.
 */
export function noteHtml(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').trim().split('\n')
  return `<div>${lines.map(lineHtml).join('<br>')}</div>`
}

/** Spaces beyond the first are kept by making them unbreakable. */
const lineHtml = (line: string): string => escapeHtml(line).replaceAll(/ {2}/g, ' &nbsp;')

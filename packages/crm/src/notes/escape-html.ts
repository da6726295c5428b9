const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Plain text as the text of an HTML element or attribute: nothing in it runs, or ends what it stands in. */
export const escapeHtml = (plain: string): string => plain.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')

import { parseFetchXml, pagingCookie } from './fetch-xml.ts'
import { encodeOption } from './query-path.ts'
import { endless, pageFrom } from './row-list.ts'
import type { Page } from './row.ts'
import type { RequestOptions } from './request-options.ts'
import type { Schema } from './schema.ts'
import type { Service } from './service.ts'

/** The pages of a FetchXML query: the cookie of each is put into the query for the next (P39). */
export async function* fetchPages(
  service: Service,
  schema: Schema,
  fetchXml: string,
  { pageSize, ...options }: RequestOptions & { pageSize?: number },
): AsyncGenerator<Page, void, undefined> {
  const query = parseFetchXml(fetchXml)
  const entitySetName = await schema.compile([query.table], (tableOf) => tableOf(query.table).entitySetName, options)
  // `top` and paging exclude each other.
  const single = query.attributes.has('top')
  let number = Number(query.attributes.get('page') ?? '1')
  let text = single || pageSize === undefined ? fetchXml : query.with({ page: String(number), count: String(pageSize) })
  const count: Record<string, string> = pageSize === undefined ? {} : { count: String(pageSize) }
  for (let previous: string | undefined; ;) {
    const json = await service.getJson(`${entitySetName}?fetchXml=${encodeOption(text)}`, options)
    schema.noteVersion(json)
    const { rows } = pageFrom(json)
    const total = json?.['@Microsoft.Dynamics.CRM.totalrecordcount']
    yield { rows, ...(typeof total === 'number' && total >= 0 ? { count: total } : {}) }
    if (single || json?.['@Microsoft.Dynamics.CRM.morerecords'] !== true) return
    const cookie = pagingCookie(json['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'])
    // The same cookie twice, or no cookie and no rows either, would be read for ever.
    if (cookie === previous && (cookie !== undefined || rows.length === 0)) throw endless()
    previous = cookie
    number += 1
    text = query.with({ ...count, page: String(number), ...(cookie === undefined ? {} : { 'paging-cookie': cookie }) })
  }
}

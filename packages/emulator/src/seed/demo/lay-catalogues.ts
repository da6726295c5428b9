import { isoTime } from './calendar.ts'
import { type DemoLayer, stamps, userCalled } from './demo-layer.ts'
import { plain } from './company.ts'
import { competitorId, competitors } from './products.ts'
import { regions } from './regions.ts'

const ageInDays = 880

/** Sales regions and competitors. */
export function layCatalogues({ lay, calendar }: DemoLayer): void {
  const since = new Date(`${calendar.date(-ageInDays)}T09:00:00Z`)
  for (const { id, name, code, manager } of Object.values(regions))
    lay('bw_salesregion', id, {
      ...stamps('ada', since),
      bw_name: name,
      bw_code: code,
      bw_managerid: userCalled(manager),
    })
  for (const [number, { name, ...facts }] of competitors.entries())
    lay('competitor', competitorId(number), {
      name,
      ...facts,
      createdon: isoTime(since),
      modifiedon: isoTime(since),
      ...(name !== 'Own development' && { websiteurl: `https://www.${plain(name)}.example` }),
    })
}

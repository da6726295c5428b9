import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../apps/web/dist/', import.meta.url)

export interface FirstScreen {
  scripts: { file: string; bytes: number; gzipBytes: number }[]
  totalGzipBytes: number
}

/** The scripts that index.html names (entry and preloads): what a browser loads before anything is shown. */
export function measureFirstScreen(): FirstScreen {
  const html = readFileSync(new URL('index.html', dist), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file = '']) => file)
  const scripts = files.map((file) => {
    const content = readFileSync(new URL(file, dist))
    return { file, bytes: content.length, gzipBytes: gzipSync(content).length }
  })
  return { scripts, totalGzipBytes: scripts.reduce((sum, script) => sum + script.gzipBytes, 0) }
}

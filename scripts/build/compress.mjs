import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const worthIt = /\.(css|js|json|svg|webmanifest)$/
const smallest = 1024

/** Puts a .br and a .gz beside each text file of `folder`, so that the server never compresses while somebody waits. */
export async function compressFolder(folder) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !worthIt.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const content = await readFile(file)
    if (content.length < smallest) continue
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, options))
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
}

import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const run = promisify(execFile)
// The package's own way unpacks to a fixed place under the system's temporary folder and reuses whatever version lies
// there; so the files are unpacked here, into a folder of this run.
const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..', 'bin')

// Not the package's arguments: those put everything into one process, where one crash takes all pages along.
const args = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-gpu',
  '--in-process-gpu',
  '--use-gl=disabled',
  '--disable-dev-shm-usage',
]

export interface OpenBrowser {
  browser: Browser
  close: () => Promise<void>
}

/** Chromium from npm: nothing to install, on any x64 Linux with or without the libraries it needs. */
export async function openBrowser(): Promise<OpenBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-browser-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const executablePath = join(folder, 'chromium')
    await unbrotli('chromium.br', executablePath, 0o700)
    // Chromium wants its software renderer beside itself, even where it draws without one.
    await unpack('swiftshader.tar.br', folder)
    const libraries = await missingLibraries(executablePath, folder)
    const browser = await launch({
      executablePath,
      args,
      env: { ...process.env, HOME: folder, ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }) },
    })
    return {
      browser,
      close: async () => {
        await browser.close()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

const launches = 3

/** Now and then Chromium crashes while it starts, before there is a page: that says nothing of what is tested. */
async function launch(options: LaunchOptions, attempt = 1): Promise<Browser> {
  try {
    return await chromium.launch(options)
  } catch (error) {
    if (attempt === launches || !(error instanceof Error) || !error.message.includes('signal=SIGSEGV')) throw error
    return launch(options, attempt + 1)
  }
}

/** Where this machine lacks a library (libnss3, mostly), those of the package are used. */
async function missingLibraries(executablePath: string, folder: string): Promise<string | undefined> {
  const { stdout } = await run('ldd', [executablePath]).catch(() => ({ stdout: 'not found' }))
  if (!stdout.includes('not found')) return undefined
  await unpack('al2023.tar.br', folder)
  return join(folder, 'lib')
}

async function unpack(name: string, folder: string): Promise<void> {
  const archive = join(folder, name.replace(/\.br$/, ''))
  await unbrotli(name, archive, 0o600)
  await run('tar', ['-xf', archive, '-C', folder])
  await rm(archive)
}

async function unbrotli(name: string, target: string, mode: number): Promise<void> {
  await pipeline(
    createReadStream(join(packed, name)),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(target, { mode }),
  )
}

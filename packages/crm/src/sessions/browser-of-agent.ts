export interface BrowserNames {
  browser?: string
  system?: string
}

/** The most particular first: most browsers also say the names of those whose pages they want to be served. */
const browsers: readonly (readonly [RegExp, string])[] = [
  // learn.microsoft.com/microsoft-edge/web-platform/user-agent-guidance
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\b(OPR|OPiOS|OPT)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(\b|Headless)Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bVersion\/[\d.]+.* Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  // 10 and 11 say the same.
  [/\bWindows NT\b/, 'Windows'],
  // An iPad whose sites are those for desktops says this as well.
  [/\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * What a person calls the browser that sends this User-Agent. Only names of ours come out, so nothing that somebody put into
 * the header is kept; without versions, which nobody recognises their browser by.
 */
export function browserOfAgent(userAgent: string | undefined): BrowserNames {
  const [browser, system] = [nameIn(browsers, userAgent), nameIn(systems, userAgent)]
  return { ...(browser === undefined ? {} : { browser }), ...(system === undefined ? {} : { system }) }
}

const nameIn = (names: readonly (readonly [RegExp, string])[], userAgent = ''): string | undefined =>
  names.find(([form]) => form.test(userAgent))?.[1]

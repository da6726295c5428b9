import { createContext, use, useEffect, useState, type ReactNode } from 'react'

export type ColorMode = 'system' | 'light' | 'dark'

interface ColorModeChoice {
  mode: ColorMode
  shown: 'light' | 'dark'
  choose: (mode: ColorMode) => void
}

const storageKey = 'liaison.color-mode'
const ColorModeContext = createContext<ColorModeChoice>({ mode: 'system', shown: 'light', choose: () => {} })

export const useColorMode = () => use(ColorModeContext)

/** Light or dark: what the system says until the person chooses, then their choice on this browser. */
export function ColorModeProvider({ children }: { children: ReactNode }) {
  const [mode, setMode] = useState<ColorMode>(readChoice)
  const [systemIsDark, setSystemIsDark] = useState(() => darkPreference().matches)

  useEffect(() => {
    const preference = darkPreference()
    const follow = () => setSystemIsDark(preference.matches)
    preference.addEventListener('change', follow)
    return () => preference.removeEventListener('change', follow)
  }, [])

  const shown = mode === 'system' ? (systemIsDark ? 'dark' : 'light') : mode
  useEffect(() => {
    document.documentElement.style.colorScheme = shown
  }, [shown])

  const choose = (next: ColorMode) => {
    setMode(next)
    try {
      localStorage.setItem(storageKey, next)
    } catch {
      // Private browsing may refuse storage; the choice then lasts as long as the page.
    }
  }
  return <ColorModeContext value={{ mode, shown, choose }}>{children}</ColorModeContext>
}

function darkPreference(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)')
}

function readChoice(): ColorMode {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

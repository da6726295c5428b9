import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components'

const liaisonBlue: BrandVariants = {
  10: '#060818',
  20: '#0f1a3c',
  30: '#152a66',
  40: '#1a3683',
  50: '#20429f',
  60: '#2a4fb6',
  70: '#335ac4',
  80: '#3f66d0',
  90: '#5a7cdb',
  100: '#7090e3',
  110: '#86a3ea',
  120: '#9cb5f0',
  130: '#b2c6f5',
  140: '#c7d6f9',
  150: '#dce6fc',
  160: '#eff3fe',
}

// The font comes with the app, so that a page looks the same on a machine without Segoe UI.
const font = {
  fontFamilyBase: "'Inter Variable', 'Segoe UI', system-ui, -apple-system, sans-serif",
  fontFamilyNumeric: "'Inter Variable', 'Segoe UI', system-ui, -apple-system, sans-serif",
}

export const lightTheme: Theme = { ...createLightTheme(liaisonBlue), ...font }
export const darkTheme: Theme = {
  ...createDarkTheme(liaisonBlue),
  ...font,
  // Brand text on dark surfaces: the ramp's middle is too dark to read there.
  colorBrandForeground1: liaisonBlue[120],
  colorBrandForeground2: liaisonBlue[130],
  colorBrandForegroundLink: liaisonBlue[120],
  colorBrandForegroundLinkHover: liaisonBlue[130],
}

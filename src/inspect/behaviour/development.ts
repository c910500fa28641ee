import { char } from '../modules/characters.js'
import type { Reading } from './reading.js'

/** What a build for development says of itself. */
export const developmentBuild = /\b(?:development (?:build|version|mode)|dev mode)\b[\s\S]*\bproduction\b/i

/** What clients of development servers load. */
export const hotReload = /\/livereload\.js\b|:35729\b|\/browser-sync-client\.js|\/@vite\/client\b|\/__webpack_hmr\b/

/** `"development" !== "production"`: a condition that a build was to resolve for production. */
export function development(reading: Reading, at: number): void {
  const { tokens } = reading
  const sign = (index: number): boolean => tokens.punctuator(index) === char.equals
  for (const [other, signs] of [
    [at + 4, [at + 2, at + 3]],
    [at + 3, [at + 2]],
    [at - 4, [at - 1, at - 2]],
    [at - 3, [at - 1]],
  ] as const) {
    if (!signs.every(sign) || !tokens.isLiteral(other)) continue
    const literal = reading.literals.literal(other)
    if (/^(?:production|development)$/.test(literal))
      reading.debug('development', at, `"development" is compared with "${literal}"`)
  }
}

import type { ModuleExport } from '../../model/modules.js'

const property = /exports\s*(?:\.\s*([\w$]+)|\[\s*(["'])([^"'\\\n]+)\2\s*\])\s*=(?!=)/y
const defined = /exports\s*,\s*(["'])([^"'\\\n]+)\1\s*,/y
const definer = /(?:defineProperty|__defProp|_defineProperty|__createBinding|_export)\s*\(\s*(?:module\s*\.\s*)?$/
const wholeObject = /exports\s*=\s*\{/y
const wholeRequire = /exports\s*=\s*(?:[\w$.]+\(\s*)?require\s*\(\s*(["'])([^"'\\\n]+)\1/y
/** Behind the name that is required: one of its properties is taken, and not its value. */
const ofRequired = /\s*\)+\s*\.\s*[\w$]+/y
const whole = /exports\s*=(?!=)/y
const callable = /\s*(?:(?:async\s+)?function\b|class\b|(?:async\s+)?(?:\([\w$\s,.]*\)|[\w$]+)\s*=>)/y
const call = /\s*(?!(?:async|function|class|new|require)\b)[A-Za-z_$][\w$]*\s*\(/y
const plainName = /\s*([A-Za-z_$][\w$]*)\s*(?:[;\n]|$)/y
const longestName = 100
/** Times that a file's text is searched for a declaration: more would take time, and say no more. */
const mostSearches = 8
const objectKey = /\s*(?:(?:get|async)\s+)?(?:([\w$]+)|(["'])([^"'\\\n]+)\2)\s*([,:}(])/y
const objectSpread = /\s*\.\.\.\s*require\s*\(\s*(["'])([^"'\\\n]+)\1\s*\)\s*,?/y
const shorthandEnd = /\s*\}/y
const ofModule = /module\s*\.\s*(?=exports\b)/y
const starred = /(?:__exportStar|_exportStar|__reExport|__export)\s*\(\s*(?:[\w$]+\s*,\s*)?(?:[\w$.]+\(\s*)?$/
const typeofBefore = /\btypeof\s+$/
const harmlessUse = /exports\s*(?:[!=]==?|\.\s*(?:hasOwnProperty|__esModule)\b)/y
const starredUse = /\)\s*,\s*$/

/** Applies a sticky pattern at a place. */
function at(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place
  return pattern.exec(text)
}

/** The names that a CommonJS file exports, as far as its text tells. */
export class ExportNames {
  readonly #text: string
  readonly #found = new Map<string, ModuleExport>()
  isOpen = false
  /** `module.exports = f(…)`. */
  isCall = false
  /** `module.exports = a`, where `a` is an object of the file's own. */
  isVariable = false
  #searches = 0

  constructor(text: string) {
    this.#text = text
  }

  get names(): readonly ModuleExport[] {
    return [...this.#found.values()]
  }

  /** At the word `exports`. Returns whether a value is exported here. */
  exports(place: number): boolean {
    const text = this.#text
    const before = text.slice(Math.max(0, place - 60), place)
    const named = at(property, text, place)
    if (named) {
      this.#add({ name: named[1] ?? named[3] ?? '' })
      return true
    }
    const definition = at(defined, text, place)
    if (definition && definer.test(before)) {
      this.#add({ name: definition[2] ?? '' })
      return true
    }
    const isHarmless = typeofBefore.test(before) || starredUse.test(before) || at(harmlessUse, text, place) !== null
    if (!isHarmless) this.isOpen = true
    return false
  }

  /** At the word `module`. Returns whether `module.exports` is set as a whole here. */
  module(place: number): boolean {
    const text = this.#text
    if (!at(ofModule, text, place)) return false
    const start = ofModule.lastIndex
    const passed = at(wholeRequire, text, start)
    const isPart = passed !== null && at(ofRequired, text, wholeRequire.lastIndex) !== null
    if (passed && !isPart) this.#add({ name: '*', from: passed[2] ?? '', as: '*' })
    else if (at(wholeObject, text, start)) this.#object(wholeObject.lastIndex)
    else if (at(whole, text, start)) this.#whole()
    else {
      const named = at(property, text, start)
      if (named) this.#add({ name: named[1] ?? named[3] ?? '' })
      else if (!at(defined, text, start) && !at(harmlessUse, text, start)) this.isOpen = true
      return named !== null
    }
    return true
  }

  /** At a call of require: where its value is passed on as a whole. */
  passOn(specifier: string, place: number, end: number): void {
    const before = this.#text.slice(Math.max(0, place - 60), place)
    if (starred.test(before) && /^\s*(?:\)\s*)?[,)]/.test(this.#text.slice(end, end + 20)))
      this.#add({ name: '*', from: specifier, as: '*' })
  }

  #whole(): void {
    const place = whole.lastIndex
    if (at(call, this.#text, place)) this.isCall = true
    if (this.#isDeclared(place, String.raw`\{`)) this.isVariable = true
    this.#add({ name: 'export =', ...(this.#isCallable(place) && { callable: true }) })
    this.isOpen = true
  }

  /** `= function`, `= class`, `= () =>`, or the name of one that the file declares. */
  #isCallable(place: number): boolean {
    if (at(callable, this.#text, place)) return true
    const asFunction = String.raw`(?:async\s+)?function\b|class\b|\([\w$\s,.]*\)\s*=>`
    return this.#isDeclared(place, asFunction, String.raw`\b(?:function|class)\s+`)
  }

  /** Whether a plain name stands at a place that the file declares, with a value that begins so. */
  #isDeclared(place: number, value: string, other?: string): boolean {
    const name = at(plainName, this.#text, place)?.[1]?.replaceAll('$', '\\$')
    if (name === undefined || name.length > longestName || this.#searches >= mostSearches) return false
    this.#searches += 1
    const variable = String.raw`\b(?:const|let|var)\s+${name}\s*=\s*(?:${value})`
    return new RegExp(other === undefined ? variable : `${other}${name}\\b|${variable}`).test(this.#text)
  }

  /** `module.exports = { a, b: … }`: the names up to the first value that is more than a name. */
  #object(start: number): void {
    this.#add({ name: 'export =' })
    let place = start
    for (;;) {
      const spread = at(objectSpread, this.#text, place)
      if (spread) {
        this.#add({ name: '*', from: spread[2] ?? '', as: '*' })
        place = objectSpread.lastIndex
        continue
      }
      if (at(shorthandEnd, this.#text, place)) return
      const key = at(objectKey, this.#text, place)
      if (!key) break
      this.#add({ name: key[1] ?? key[3] ?? '' })
      if (key[4] === '}') return
      if (key[4] !== ',' && !this.#skipsValue(objectKey.lastIndex)) break
      place = key[4] === ',' ? objectKey.lastIndex : this.#valueEnd
    }
    this.isOpen = true
  }

  #valueEnd = 0

  /** A value that is a name, a literal or a call of require: what may stand in a table of exports. */
  #skipsValue(place: number): boolean {
    const value =
      /\s*(?:[\w$.]+|(["'])[^"'\\\n]*\1)(?:\s*\(\s*(?:(["'])[^"'\\\n]*\2)?\s*\)(?:\s*\.\s*[\w$]+)*)?\s*(?:,|(?=\}))/y
    if (!at(value, this.#text, place)) return false
    this.#valueEnd = value.lastIndex
    return true
  }

  #add(found: ModuleExport): void {
    const key = `${found.name}\0${found.from ?? ''}`
    if (!this.#found.has(key)) this.#found.set(key, found)
  }
}

import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

/** GitHub's own API description, and by hand what it does not say. */

type Json = Readonly<Record<string, unknown>>

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> }
}

const fixture = (name: string): Description =>
  JSON.parse(readFileSync(new URL(`../fixtures/github/${name}`, import.meta.url), 'utf8')) as Description
const subset = fixture('openapi-subset.json')
/** The extract lacks what the others have, from the same description or by hand: each says which. */
const written = ['openapi-artifacts.json', 'openapi-reviews.json', 'attestations.json', 'by-hand.json'].map(fixture)
const paths: Record<string, Record<string, Operation>> = {}
for (const file of [subset, ...written]) {
  for (const [template, operations] of Object.entries(file.paths)) Object.assign((paths[template] ??= {}), operations)
}
const description: Description = { ...subset, paths }

interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema: object
}

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly content: { 'application/json': { schema: { properties?: Json } } }
  }
}

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false })
;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
ajv.addSchema(description, 'github')

const pointer = (...keys: string[]): string =>
  `github#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

const compiled = new Map<string, ValidateFunction>()
function validator(...keys: string[]): ValidateFunction {
  const $ref = pointer(...keys)
  const known = compiled.get($ref) ?? ajv.compile({ $ref })
  compiled.set($ref, known)
  return known
}

export interface Route {
  readonly id: string
  readonly template: string
  readonly method: string
  readonly params: Readonly<Record<string, string>>
}

/** The operation that a request is for; null where the description has none. */
export function routeOf(method: string, pathname: string): Route | null {
  for (const [template, operations] of Object.entries(description.paths)) {
    const operation = operations[method.toLowerCase()]
    const params = matchTemplate(template, pathname)
    if (operation && params) return { id: operation.operationId, template, method: method.toLowerCase(), params }
  }
  return null
}

function matchTemplate(template: string, pathname: string): Record<string, string> | null {
  const want = template.split('/')
  // The contents of the root are asked for without a path.
  const got = pathname.replace(/\/contents$/, '/contents/').split('/')
  if (want.length !== got.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of want.entries()) {
    const value = got[index] ?? ''
    if (!part.startsWith('{')) {
      if (part !== value) return null
    } else if (value === '' && part !== '{path}')
      return null // the contents of '' are the root's
    else params[part.slice(1, -1)] = decodeURIComponent(value)
  }
  return params
}

/** Everything that is wrong with a request, by the description. */
export function violationsOf(route: Route, query: URLSearchParams, body: unknown): string[] {
  const operation = description.paths[route.template]![route.method]!
  return [...parameterViolations(operation, route, query), ...bodyViolations(operation, route, body)]
}

function parameterViolations(operation: Operation, route: Route, query: URLSearchParams): string[] {
  const parameters = (operation.parameters ?? []).map((parameter) =>
    parameter.$ref ? description.components.parameters[parameter.$ref.split('/').at(-1)!]! : parameter,
  )
  const named = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name))
  const unknown = [...query.keys()].filter((key) => !named.has(key)).map((key) => `unknown query parameter ${key}`)
  const wrong = parameters.flatMap(({ name, in: place, required, schema }) => {
    const text = place === 'path' ? route.params[name] : (query.get(name) ?? undefined)
    if (text === undefined) return required ? [`${place} parameter ${name} is missing`] : []
    const { type } = schema as { type?: string }
    const value = type === 'integer' ? Number(text) : type === 'boolean' ? text === 'true' : text
    return ajv.validate(schema, value) ? [] : [`${place} parameter ${name}: ${ajv.errorsText()}`]
  })
  return [...unknown, ...wrong]
}

function bodyViolations(operation: Operation, route: Route, body: unknown): string[] {
  const content = operation.requestBody?.content['application/json'] ?? null
  if (!content) return body === undefined ? [] : ['a body where none belongs']
  if (body === undefined) return operation.requestBody?.required ? ['the body is missing'] : []
  const check = validator('paths', route.template, route.method, 'requestBody', 'content', 'application/json', 'schema')
  const wrong = check(body) ? [] : [ajv.errorsText(check.errors)]
  return [...wrong, ...unknownKeys(content.schema, body, 'body')]
}

/** The description lets any further key pass; a misspelt one is still a fault. */
function unknownKeys(schema: unknown, value: unknown, at: string): string[] {
  const { properties, items } = (schema ?? {}) as { properties?: Json; items?: unknown }
  if (Array.isArray(value)) return value.flatMap((item, index) => unknownKeys(items, item, `${at}/${index}`))
  if (!properties || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    Object.hasOwn(properties, key) ? unknownKeys(properties[key], inner, `${at}/${key}`) : [`unknown key ${at}/${key}`],
  )
}

/** Holds the server's own answers to the description, so that no test passes on an answer GitHub never gives. */
export function assertAnswer(route: Route, status: number, answer: unknown): void {
  if (status === 204) return
  const check = validator(
    'paths',
    route.template,
    route.method,
    'responses',
    String(status),
    'content',
    'application/json',
    'schema',
  )
  if (!check(answer))
    throw new Error(`the fake GitHub's ${status} to ${route.id} is not GitHub's: ${ajv.errorsText(check.errors)}`)
}

const bytes = (text: unknown): number => Buffer.byteLength(typeof text === 'string' ? text : '')

interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly title?: string
  readonly message: string
  readonly raw_details?: string
}

/** What GitHub refuses with 422 although its description does not say so. */
export function unwrittenViolations(route: Route, body: Json): string[] {
  if (route.id === 'repos/create-commit-status') return statusViolations(body)
  if (route.id.endsWith('-comment'))
    return wrong([
      [bytes(body.body) > 65_536, 'the comment is longer than 65,536 bytes'],
      [body.body === '', 'the comment is empty'],
    ])
  if (route.id === 'pulls/create-review') return reviewViolations(body)
  if (route.id === 'checks/create' || route.id === 'checks/update') return checkViolations(body, route)
  return []
}

function reviewViolations(body: Json): string[] {
  const comments = (body.comments ?? []) as { body: string; line?: number; start_line?: number }[]
  return comments.flatMap(({ body: text, line = 0, start_line: start }) =>
    wrong([
      [bytes(text) > 65_536, 'a review comment is longer than 65,536 bytes'],
      [start !== undefined && start >= line, 'start_line is not before line'],
    ]),
  )
}

function statusViolations(body: Json): string[] {
  const {
    description: text,
    context,
    target_url: url,
  } = body as { description?: string; context?: string; target_url?: string }
  return wrong([
    [(text ?? '').length > 140, 'description is longer than 140 characters'],
    [context?.trim() === '', 'context is empty'],
    [url !== undefined && !/^https?:\/\//.test(url), 'target_url is not an address'],
  ])
}

function checkViolations(body: Json, route: Route): string[] {
  const output = (body.output ?? {}) as { title?: string; summary?: string; text?: string; annotations?: Annotation[] }
  const sha = body.head_sha
  const { title = '', summary, text, annotations = [] } = output
  const own = wrong([
    [route.id === 'checks/create' && !/^[0-9a-f]{40}$/.test(String(sha)), `head_sha ${String(sha)} is no SHA`],
    [body.status === 'completed' && !body.conclusion, 'completed without a conclusion'],
    [body.output !== undefined && title === '', 'output without a title'],
    [title.length > 255, 'title is longer than 255 characters'],
    [bytes(summary) > 65_535, 'summary is longer than 65,535 bytes'],
    [bytes(text) > 65_535, 'text is longer than 65,535 bytes'],
  ])
  return [...own, ...annotations.flatMap(annotationViolations)]
}

function annotationViolations(annotation: Annotation): string[] {
  const {
    path,
    start_line: start,
    end_line: end,
    start_column: from,
    end_column: to,
    title = '',
    message,
    raw_details: raw,
  } = annotation
  const columns = from !== undefined || to !== undefined
  return wrong([
    [/^\/|^\.\.?\/|\\/.test(path) || path === '', `annotation path ${path} is not relative to the repository`],
    [start < 1 || end < start, `annotation lines ${start}-${end}`],
    [columns && start !== end, 'columns over several lines'],
    [columns && Math.min(from ?? 1, to ?? 1) < 1, 'annotation columns start at 1'],
    [title.length > 255, 'annotation title is longer than 255 characters'],
    [bytes(message) > 65_536, 'annotation message is longer than 64 KB'],
    [message === '', 'annotation message is empty'],
    [bytes(raw) > 65_536, 'raw_details is longer than 64 KB'],
  ])
}

function wrong(cases: readonly (readonly [boolean, string])[]): string[] {
  return cases.flatMap(([is, what]) => (is ? [what] : []))
}

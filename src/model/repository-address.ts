import { asObject } from './manifest.js'
import type { Manifest } from './release.js'

const hosts: Readonly<Record<string, string>> = {
  '': 'github.com',
  'github:': 'github.com',
  'gitlab:': 'gitlab.com',
  'bitbucket:': 'bitbucket.org',
}

/** A field that is a text, or an object with the text under a key; empty for anything else. */
export function textIn(value: unknown, key: string): string {
  const text = typeof value === 'string' ? value : asObject(value)[key]
  return typeof text === 'string' ? text.trim() : ''
}

/** One spelling of an address: no scheme, user, `www.`, `.git`, branch or slash at its end, in lower case. */
export function plainAddress(text: string): string {
  return text
    .replace(/^(git@)([^:/]+):/, '$2/')
    .replace(/^(git\+)?[a-z+]+:\/\//i, '')
    .replace(/^[^/@]*@/, '')
    .replace(/^www\./i, '')
    .replace(/[#?].*$/s, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .toLowerCase()
}

/** A folder or file of a repository, as hosts show it, stands for the repository. */
const inRepository = /^([^/]+\/.+?)(?:\.git)?\/(?:-\/)?(?:tree|blob|src)\/.*$/

/** Host and path of the repository in package.json, in lower case: `github.com/o/r`; empty where it names none. */
export function repositoryAddress({ repository }: Manifest): string {
  const text = textIn(repository, 'url')
  const [, scheme = '', path] = /^(github:|gitlab:|bitbucket:)?([\w.-]+\/[\w.-]+)$/i.exec(text) ?? []
  const address = plainAddress(path === undefined ? text : `${hosts[scheme.toLowerCase()] ?? ''}/${path}`)
  return address.replace(inRepository, '$1')
}

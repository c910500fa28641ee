import { describe, expect, it } from '@jest/globals'
import { baselineMissing } from '../../../src/rules/publishing/baseline-missing.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const now = { ...release([file('index.js')]), version: '1.3.0' }
const of = (tags: readonly string[] | null): readonly string[] =>
  problems(baselineMissing, {
    ...subject(now),
    ...(tags && { unpublished: { host: 'registry.example.com', tags } }),
  }).map(({ message }) => message)

describe('baseline-missing', () => {
  it('fires where the registry knows nothing of a package that has tags', () => {
    expect(of(['v1.2.0', 'v1.1.0'])).toEqual([
      `registry.example.com answers 404 for ${now.name}, but this repository has tags of earlier releases: v1.2.0, v1.1.0`,
    ])
  })

  it('is silent without tags, and where a baseline was found or none was looked for', () => {
    expect(of([])).toEqual([])
    expect(of(null)).toEqual([])
  })
})

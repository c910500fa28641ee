import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../../helpers/effort.js'
import { token } from '../secret-samples.js'
import { embedded } from '../contents.js'
import { insideOf } from './nests.js'

/** By sqlite3 3.40, with pages of 512 bytes: a map among the values of a table, longer than three pages. */
const databases: Readonly<Record<string, string>> = {
  'UTF-8':
    'H4sIAAAAAAACA+2Wy0oDMRSGk+lFFKTLIrg4TBFaKDNIdwXBWuqqLqzdWRdzSdswncmQOb0hXbj3BXwMX8rnMOm0SnGhC1ftfMyEcPLnD+Tk' +
    '9nDf5chgKGToIDSIQSgl1wCEkLz6i+QbYxPbQsnv5Inl0VPdmXJC31VxqNwaxXKpRFfouBMWBLl2r9Pqd6Dfuul2IKg6gGyBEEseOnIJAVvW' +
    'wV3HajDnOBZTBCnm3L+jR9rn5XhthGjsGGGV+8AjZCMmd83SAbamdfDAnQi3luamR2isiox/4NwokIsKSZgnIh9mzmTKcMzlpvq6okVSeWNk' +
    'yGWCaezZnDGZcBGZzUbdTMRUeiwxm4+mZdmJ9GxlJRlamJhPX81toZIcoVaxRSwkghpOGaZauILLQWTbKuueCEMlHEQ/ZXp/nuiNTD+I+jL2' +
    'lrNc2Xb0OeCkKw5clnCfAUfVWPjjcslkeyjTd3w2KYcr06dDNikHIdOvh9CJYx6N1OvCbCnM1ScG//63AAwAAA==',
  'UTF-16':
    'H4sIAAAAAAACA+1YS04CQRB9PQioiQs9QTMrTQzEsMKERCTu2KDu1AXggAQQMoy/GBd4C8/hxmN4BvfewVc1KGj8LYwJMFV00V1V/bq6qmeS' +
    'nr1yqRl4tt71O5XAZuHAGGxZC2CObQEjcoa68fFPNId0zSyp8xNMi+LfaZBwkqnlZTPoBKigijY8tMixInaxgwL2KS1lAdsoab+FVbpaBHS9' +
    'pLTowUcTHWp9XKmHx/919qpjfmvsX9AvwAm6ONOZPnuiO8ZgxWggt/FRIAHZ+TqQgIHIVEt5qss02PxvAxoP/GOAMq6prs2wqgw4rM0D8Cxi' +
    'cijrxJHPoc+N1biVU03SOTffZt49rUCTqXmvvQtMArn7POpq7GuBRuZruBx5amkqqItNZJk1lxopqM/FPPZFf0CZJmc4Fn1mGIyvy6fZxO/o' +
    'k9lFxZaaiHzFkgr1aPE1qnBTYYTjuBZ5tg0c0pohh/UW7w45RBTbb9Dk+VykMOYR/EU0BZSJpcqVt/dB5d35lufe07N9rCN5UZHif3uqIrRJ' +
    'QiMlotzNLhopGeVudtFI81HuZhdN7nhR7mYXTSjK3bShvd475ftAjyxfDxrDe6uLwpBd3OAFrVtE0AASAAA=',
}
const source = 'export const secret = 1\n// a comment\n'.repeat(40)

/** A database of one page for records and some for what they hold more of, one behind another. */
function database(records: readonly Buffer[], more: readonly Buffer[] = []): Buffer {
  const page = Buffer.alloc(512)
  page.write('SQLite format 3\0')
  page.writeUInt16BE(512, 16)
  page.writeUInt32BE(1, 56)
  page[100] = 0x0d
  page.writeUInt16BE(records.length, 103)
  let at = 512
  records.forEach((record, index) => {
    at -= record.length
    record.copy(page, at)
    page.writeUInt16BE(at, 108 + index * 2)
  })
  return Buffer.concat([page, ...more])
}

/** A record of texts that has its whole place in its page. */
function record(...texts: readonly string[]): Buffer {
  const types = Buffer.from(texts.map((text) => text.length * 2 + 13))
  const payload = Buffer.concat([Buffer.from([types.length + 1]), types, Buffer.from(texts.join(''))])
  return Buffer.concat([Buffer.from([payload.length, 1]), payload])
}

describe('a database of SQLite', () => {
  it.each(Object.entries(databases))('has a map in a value that is cut into pages: %s', async (_name, packed) => {
    const { file, inside } = await insideOf('data/cache.db', gunzipSync(Buffer.from(packed, 'base64')))
    expect(inside.map(({ path }) => path)).toEqual(['data/cache.db!texts 1'])
    expect(embedded(inside[0]!)[0]).toMatchObject({ name: '../src/secret.ts', bytes: source.length })
    expect([embedded(file), file.unread]).toEqual([[], undefined])
  })

  it('has a token directly between two other values', async () => {
    const { inside } = await insideOf('dev.db', database([record('Anna', token, 'anna@example.org')]))
    expect(inside.map(({ secrets = [] }) => secrets.map(({ kind }) => kind))).toEqual([['github-token']])
  })

  it('whose figures lie is none, or says nothing', async () => {
    const good = database([record('a text of some length')])
    const noSize = Buffer.from(good)
    noSize.writeUInt16BE(3, 16)
    expect((await insideOf('a.db', noSize)).file.unread?.why).toBe('and its pages have no size')
    for (const place of [103, 108, 110]) {
      const bytes = Buffer.from(good)
      bytes.writeUInt16BE(0xffff, place)
      expect((await insideOf('a.db', bytes)).file.unread).toBeUndefined()
    }
  })

  it('with pages in a circle is given up', async () => {
    const next = Buffer.alloc(512, 'text')
    next.writeUInt32BE(2, 0)
    // A record of one text with a million bytes: 256 of them are here, the others on the page that follows itself.
    const head = Buffer.from('bd844001' + '04fa8905', 'hex')
    const long = Buffer.concat([head, Buffer.alloc(252, 'a'), Buffer.from([0, 0, 0, 2])])
    const bytes = Buffer.concat([database([long]), next, Buffer.alloc(3000 * 512, database([]))])
    for (let page = 2; page < 3000; page += 1) database([long]).copy(bytes, page * 512)
    // A page behind the first one has no header of the file.
    for (let page = 2; page < 3000; page += 1) bytes.copy(bytes, page * 512, page * 512 + 100, page * 512 + 110)
    let unread: string | undefined
    const effort = await effortOf(async () => {
      unread = (await insideOf('a.db', bytes)).file.unread?.why
    })
    expect(unread).toBe('and its records lie over each other')
    expect(effort).toBeLessThan(5000)
  })
})

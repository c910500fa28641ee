import type { SecretLintRuleContext, SecretLintRuleCreator, SecretLintSourceCode } from '@secretlint/types'

/** Where a rule of secretlint's found something, and which of its messages it would show. */
export interface Report {
  readonly messageId: string
  readonly start: number
  readonly end: number
}

/** Runs one rule over a text. */
export type RunRule = (text: string) => readonly Report[]

/**
 * A rule of secretlint's, ready to run. @secretlint/core's own `lintSource` gives promises, sets all rules up anew for
 * each text and puts the found values into messages; here a rule is called at once, its messages are never written, and
 * nothing but the bounds of a value leaves it.
 */
export function ruleRunner(creator: SecretLintRuleCreator): RunRule {
  let reports: Report[] = []
  const context: SecretLintRuleContext = {
    sharedOptions: {},
    createTranslator: () => (messageId) => ({ message: '', messageId: String(messageId), data: undefined }),
    report: ({ message: { messageId }, range: [start, end] }) => {
      reports.push({ messageId, start, end })
    },
    ignore: () => undefined,
  }
  const handler = creator.create(context, {})
  return (text) => {
    reports = []
    // Without a path and an extension: some rules would open the file that the path names.
    const pending: unknown = handler.file?.({
      content: text,
      filePath: undefined,
      ext: '',
      contentType: 'text',
      hasBOM: false,
    } as unknown as SecretLintSourceCode)
    if (pending instanceof Promise) throw new Error(`rule ${creator.meta.id} doesn't answer at once`)
    return reports
  }
}

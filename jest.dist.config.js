import config from './jest.config.js'

/** The same tests, in which the command is the built one, too: what `npm test` runs, after it has compared dist/. */
export default { ...config, globals: { tested: 'dist' } }

import config from './jest.config.js'

/** The same tests, in which the command and the Action are the built ones: what `npm test` runs, after it has compared dist/. */
export default { ...config, globals: { tested: 'dist' } }

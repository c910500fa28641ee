import config from './jest.config.js'

/** The same tests with the built command and the built Action: what `npm test` runs, after it has compared dist/. */
export default { ...config, globals: { tested: 'dist' } }

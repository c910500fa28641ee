import fc from '../../node_modules/fast-check/lib/fast-check.js'

/**
 * What tests get as `fast-check` (jest.config.js): properties are tried on the same values in every run, so that a
 * failure is one of the change at hand. FC_SEED tries others.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_260_331) })

export default fc

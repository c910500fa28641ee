/** Who made a report. The version equals package.json's; a test holds them together. */
export const tool = { name: 'pack-gate', version: '0.1.0' } as const

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { program, programHead, programOf } from '../../../src/inspect/executables/inspector.js'
import { elfHead, machOHead, peHead, universalHead } from '../../helpers/executables.js'

const limits = { held: 1_000_000 }

describe('what a compiled file is made for', () => {
  it.each([
    ['a shared library of x64', elfHead(), { role: 'library', processors: ['x64'] }],
    [
      'a program of glibc',
      elfHead({ interpreter: '/lib64/ld-linux-x86-64.so.2' }),
      { role: 'program', systems: ['linux'], processors: ['x64'] },
    ],
    [
      'a program of musl',
      elfHead({ machine: 183, interpreter: '/lib/ld-musl-aarch64.so.1' }),
      { role: 'program', systems: ['linux'], processors: ['arm64'] },
    ],
    [
      'a program of Android',
      elfHead({ machine: 183, interpreter: '/system/bin/linker64' }),
      { role: 'program', systems: ['android'], processors: ['arm64'] },
    ],
    ['a static program', elfHead({ type: 2, bits: 32, machine: 3 }), { role: 'program', processors: ['ia32'] }],
    [
      'a narrow program',
      elfHead({ type: 2, bits: 32, machine: 40, interpreter: '/lib/ld-linux-armhf.so.3' }),
      { role: 'program', systems: ['linux'], processors: ['arm'] },
    ],
    [
      'a big-endian one',
      elfHead({ big: true, machine: 22, interpreter: '/lib/ld64.so.1' }),
      { role: 'program', systems: ['linux'], processors: ['s390x'] },
    ],
    ['FreeBSD by its ABI', elfHead({ abi: 9 }), { systems: ['freebsd'] }],
    ['an object', elfHead({ type: 1 }), { role: 'object' }],
    ['RISC-V of 32 bits', elfHead({ machine: 243, bits: 32 }), { processors: [] }],
    ['a machine without a name', elfHead({ machine: 4711 }), { processors: [] }],
    [
      'a Mach-O program',
      machOHead(),
      { format: 'Mach-O', role: 'program', systems: ['darwin'], processors: ['arm64'] },
    ],
    [
      'a Mach-O bundle of old',
      machOHead({ cpu: 0x01000007, type: 8, command: 0x24 }),
      { role: 'library', systems: ['darwin'], processors: ['x64'] },
    ],
    ['one of iOS', machOHead({ type: 6, platform: 2 }), { role: 'library', systems: ['ios'] }],
    ['one that names no system', machOHead({ command: 1 }), { systems: [] }],
    ['a big-endian Mach-O', machOHead({ cpu: 18, big: true }), { processors: ['ppc'] }],
    [
      'a universal file',
      universalHead([machOHead({ cpu: 0x01000007 }), machOHead()], [0x01000007, 0x0100000c]),
      { role: 'program', systems: ['darwin'], processors: ['x64', 'arm64'] },
    ],
    ['a program of Windows', peHead(), { format: 'PE', role: 'program', systems: ['win32'], processors: ['x64'] }],
    ['a DLL', peHead({ machine: 0xaa64, characteristics: 0x2022 }), { role: 'library', processors: ['arm64'] }],
    [
      'a program of .NET',
      peHead({ machine: 0x14c, managed: true }),
      { role: 'program', systems: ['win32'], processors: [] },
    ],
    ['firmware', peHead({ subsystem: 10 }), { systems: [] }],
  ])('%s', (_, head, expected) => {
    expect(programOf(head)).toMatchObject(expected)
  })

  it('says nothing of other files, nor of heads that are cut off', () => {
    const java = Buffer.from('cafebabe00000034000000000000000000000000000000000000000000000000', 'hex')
    for (const head of [
      Buffer.alloc(0),
      Buffer.from('#!/bin/sh\n'),
      java,
      elfHead().subarray(0, 40),
      peHead().subarray(0, 140),
      Buffer.from('MZ'.padEnd(80, 'x')),
      machOHead().subarray(0, 20),
    ]) {
      expect(programOf(head)).toBeNull()
    }
  })

  it('takes any bytes behind a magic number without a fault', () => {
    const magics = ['7f454c46', 'cffaedfe', 'feedface', 'cafebabe', '4d5a'].map((hex) => Buffer.from(hex, 'hex'))
    fc.assert(
      fc.property(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 600 }), (magic, rest) => {
        expect(() => programOf(Buffer.concat([magic, rest]))).not.toThrow()
      }),
    )
  })

  it('is found in any chunks, and holds no more than the head', () => {
    const bytes = Buffer.concat([elfHead({ interpreter: '/lib64/ld-linux-x86-64.so.2' }), Buffer.alloc(programHead)])
    for (const size of [1, 3, 1000, bytes.length]) {
      const run = program({ path: 'a', size: bytes.length, mode: 0o755, type: 'file' }, limits)
      for (let at = 0; at < bytes.length; at += size) run?.write(bytes.subarray(at, at + size))
      expect(run?.end().program).toMatchObject({ role: 'program', systems: ['linux'] })
    }
    expect(program({ path: 'a', size: 0, mode: 0, type: 'symlink' }, limits)).toBeNull()
  })
})

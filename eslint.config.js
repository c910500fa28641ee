import tseslint from 'typescript-eslint'

const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' }

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'examples', '__tests__/fixtures', '.cache'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Enums are refused below, and looking for values of one takes as long as a sixth of all rules.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      'no-restricted-syntax': ['error', noEnum],
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 14],
    },
  },
  {
    // The formatter keeps the lines short. What it can't break is left: a regular expression, an address, a template.
    files: ['**/*.ts', '**/*.mjs', '**/*.js'],
    rules: {
      'max-len': [
        'error',
        {
          code: 120,
          ignoreUrls: true,
          ignoreRegExpLiterals: true,
          ignoreTemplateLiterals: true,
          ignorePattern: String.raw`^\s*(it|describe)[(.]|String\.raw`,
        },
      ],
    },
  },
  {
    // Beyond about 120,000 arguments the stack overflows, and lists from a package have any length.
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noEnum,
        {
          selector: 'CallExpression[callee.property.name=/^(push|unshift|splice|concat|min|max)$/] > SpreadElement',
          message: 'Loop, or use `largest` and `smallest`: a long list overflows the stack.',
        },
      ],
    },
  },
  // Tables.
  { files: ['src/rules/forbidden-file/forbidden-classes.ts'], rules: { 'max-lines': 'off' } },
  { files: ['src/registry/deadline.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['__tests__/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
)

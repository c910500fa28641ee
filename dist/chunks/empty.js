// src/policy/empty.ts
const emptyPolicy = {
	path: null,
	files: null,
	baseline: {
		spec: null,
		required: false
	},
	rules: new Map(),
	waivers: []
};
export { emptyPolicy as t };

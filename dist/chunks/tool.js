// src/tool.ts
const tool = {
	name: "pack-gate",
	version: "0.1.0"
};
export { tool as t };

// src/pack/packer.ts
const packerNames = [
	"npm",
	"pnpm",
	"yarn",
	"bun"
];
export { packerNames as t };

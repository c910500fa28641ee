import { t as programVersion } from "./program.js";
import { n as yarn } from "./yarn-program.js";
// src/pack/yarn.ts
async function packWithYarn(request) {
	const version = await programVersion(yarn, request);
	if (version.startsWith("1.")) return (await import("./yarn-classic.js")).packWithYarnClassic(request, version);
	return (await import("./yarn-berry.js")).packWithYarnBerry(request, version);
}
export { packWithYarn };

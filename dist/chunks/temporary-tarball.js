import { t as tarball } from "./tarball.js";
import { join } from "node:path";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
// src/tarball/temporary-tarball.ts
async function temporaryTarball(make, wrong) {
	const folder = mkdtempSync(join(tmpdir(), "pack-gate-"));
	const dispose = () => {
		rmSync(folder, {
			recursive: true,
			force: true
		});
	};
	try {
		await make(folder);
		const made = readdirSync(folder);
		const [file] = made;
		if (file === void 0 || made.length > 1 || !file.endsWith(".tgz")) throw wrong(made.length);
		return tarball(join(folder, file), dispose);
	} catch (error) {
		dispose();
		throw error;
	}
}
export { temporaryTarball as t };

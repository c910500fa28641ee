import { t as tarball } from "./tarball.js";
import { join } from "node:path";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
// src/tarball/temporary-tarball.ts
async function filled(make) {
	const folder = mkdtempSync(join(tmpdir(), "pack-gate-"));
	const dispose = () => {
		rmSync(folder, {
			recursive: true,
			force: true
		});
	};
	try {
		await make(folder);
		return {
			folder,
			dispose
		};
	} catch (error) {
		dispose();
		throw error;
	}
}
async function temporaryTarball(make, wrong) {
	const { folder, dispose } = await filled(make);
	const made = readdirSync(folder);
	const [file] = made;
	if (file !== void 0 && made.length === 1 && file.endsWith(".tgz")) return tarball(join(folder, file), dispose);
	dispose();
	throw wrong(made.length);
}
async function temporaryTarballs(names, make) {
	const { folder, dispose } = await filled(make);
	const kept = new Set(names.filter((name) => existsSync(join(folder, name))));
	if (kept.size === 0) dispose();
	const contents = [...kept].map((name) => {
		const path = join(folder, name);
		const release = () => {
			rmSync(path, { force: true });
			if (kept.delete(name) && kept.size === 0) dispose();
		};
		return [name, tarball(path, release)];
	});
	return new Map(contents);
}
export { temporaryTarballs as n, temporaryTarball as t };

import { t as GateError } from "./errors.js";
import { t as isObject } from "./json.js";
import { a as parseListings, i as parseFailure, r as npmVersion } from "./npm-output.js";
import { t as runProcess } from "./process.js";
import { t as temporaryTarball } from "./temporary-tarball.js";
import { join } from "node:path";
import { closeSync, lstatSync, openSync, readSync } from "node:fs";
// src/pack/working-tree.ts
const chunkSize = 1048576;
function treeHolds(folder, files) {
	const linked = new Set();
	const names = new Set();
	return files.every((file) => {
		if (file.path.includes("***") || names.has(file.path) || file.path.split("/").includes("..")) return false;
		names.add(file.path);
		const stat = statOf(join(folder, file.path));
		if (!stat?.isFile() || stat.size !== file.size) return false;
		if (stat.nlink === 1) return true;
		const inode = `${stat.dev}:${stat.ino}`;
		if (linked.has(inode)) return false;
		linked.add(inode);
		return true;
	});
}
function statOf(path) {
	try {
		return lstatSync(path, { throwIfNoEntry: false });
	} catch {
		return;
	}
}
function readFile(path, file, buffer, sink) {
	const fd = openSync(path, "r");
	try {
		let total = 0;
		for (let read = readSync(fd, buffer); read > 0; read = total < file.size ? readSync(fd, buffer) : 0) {
			total += read;
			sink.write(buffer.subarray(0, read));
		}
		if (total !== file.size) throw changed(file.path);
		sink.end();
	} finally {
		closeSync(fd);
	}
}
function changed(path) {
	return new GateError("EPACK", `${path} changed while it was read`, "Something still writes into the package folder. Wait for it (a watch build, a background script), then run pack-gate again.");
}
function workingTree(folder, files, summary) {
	return {
		origin: "working-tree",
		name: folder,
		read(open) {
			const buffer = Buffer.allocUnsafe(chunkSize);
			for (const file of files) readFile(join(folder, file.path), file, buffer, open(file));
			return Promise.resolve(summary);
		},
		dispose: () => void 0
	};
}
// src/pack/npm.ts
const flags = [
	"--json",
	"--foreground-scripts=false",
	"--loglevel=info"
];
function fail(result) {
	const { code, text } = parseFailure(result.stdout, result.stderr);
	if (result.stderr.includes("Exit handler never called!")) return new GateError("EPACK", "npm pack died while it packed hard-linked files", "Replace the hard links in the package by copies (`find . -links +1 -type f` lists them): npm can't pack them, and installing drops them (node-tar#458).");
	const how = code && !/^\d+$/.test(code) ? code : `exit code ${result.exitCode}`;
	return new GateError("EPACK", `npm pack failed (${how})${text ? `:\n${text}` : ""}`, "Run `npm pack --dry-run` in the package folder: it has to succeed before a release can be judged.");
}
async function runPack(request, extra) {
	const scripts = request.ignoreScripts ? ["--ignore-scripts"] : [];
	const result = await runProcess("npm", [
		"pack",
		...flags,
		...scripts,
		...extra
	], {
		cwd: request.folder,
		env: request.env
	});
	if (result.exitCode !== 0) throw fail(result);
	return {
		result,
		packer: {
			name: "npm",
			version: npmVersion(result.stderr) ?? "unknown",
			...request.ignoreScripts && { ignoreScripts: true }
		}
	};
}
function rewritesAfterPacking({ scripts, patchedDependencies }) {
	return isObject(scripts) && "postpack" in scripts || patchedDependencies !== void 0;
}
function onlyListing(listings) {
	const [listing, another] = listings;
	if (!listing || another) throw new GateError("EPACK", `npm packs ${listings.length} packages here, not one`, "Remove `workspaces` and `workspace` from .npmrc, and gate one package folder at a time.");
	if (listing.files.length === 0) throw new GateError("EPACK", "npm lists no files: an empty release is never approved", "Run `npm pack --dry-run` in the package folder and see what is wrong there.");
	return listing;
}
async function packTarball(request) {
	let packer = null;
	const contents = await temporaryTarball(async (folder) => {
		packer = (await runPack(request, ["--pack-destination", folder])).packer;
	}, (made) => new GateError("EPACK", `npm pack made ${made} tarballs, not one`, "Run `npm pack` in the package folder: it has to write one .tgz."));
	return {
		packer,
		contents
	};
}
async function packWithNpm(request) {
	if (request.tarball === true || rewritesAfterPacking(request.manifest.manifest)) return packTarball(request);
	const { result, packer } = await runPack(request, ["--dry-run"]);
	const listings = parseListings(result.stdout);
	if (!listings) return packTarball(request);
	const { files, integrity, size } = onlyListing(listings);
	if (!treeHolds(request.folder, files)) return packTarball(request);
	return {
		packer,
		contents: workingTree(request.folder, files, {
			integrity,
			size
		})
	};
}
export { packWithNpm };

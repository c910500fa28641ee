import { t as GateError } from "./errors.js";
// src/tarball/tarball-name.ts
const harmless = /^[\w+~-][\w.+~-]*$/;
function npmFileName(name, version) {
	return `${name.replace(/^@/, "").replace("/", "-")}-${version.replace(/^[=v\s]+/, "")}.tgz`;
}
function hasTarballName(name, version) {
	return harmless.test(npmFileName(name, version));
}
function tarballName(name, version) {
	const file = npmFileName(name, version);
	if (hasTarballName(name, version)) return file;
	throw new GateError("EPACK", `no tarball can be handed over under the name ${JSON.stringify(file.slice(0, 250))}`, "Correct name and version in package.json: letters, digits and . _ + ~ - may be in them.");
}
export { npmFileName as n, tarballName as r, hasTarballName as t };

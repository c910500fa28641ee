import { G as stages, Q as orderFor, Sr as hasTarballName, St as packScripts, ei as groupBy, et as withChoice, hr as workspacePatterns, kr as isObject, mr as readJson, mt as packers, nt as choosePacker, ri as GateError, w as pLimit, wt as readManifest } from "./start.js";
import { t as findPackages } from "./workspaces2.js";
import { join, relative, sep } from "node:path";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
// src/gate/workspace/pack-together.ts
const maxGroup = 100;
const minGroup = 20;
const patternCharacters = /[*?[\]{}()!@+|\\"'^$<>&;,\s]|^-|\.\.\./;
function isPlain({ scripts: names }, { manifest: { manifest, name, version } }) {
	const scripts = isObject(manifest.scripts) ? manifest.scripts : {};
	return !(manifest.patchedDependencies !== void 0) && !names.some((script) => Object.hasOwn(scripts, script)) && hasTarballName(name, version);
}
function canBeNamed(folder, workspace, all) {
	const path = relative(workspace, folder).split(sep).join("/");
	return !patternCharacters.test(path) && all.every((other) => !other.startsWith(folder + sep));
}
function parts(list, count) {
	const size = Math.ceil(list.length / count);
	return Array.from({ length: count }, (_, n) => list.slice(n * size, (n + 1) * size)).filter(({ length }) => length > 0);
}
function runsFor(count, cores) {
	return Math.max(Math.ceil(count / maxGroup), Math.min(cores, Math.floor(count / minGroup)), 1);
}
function membersOf(workspace, patterns, { packages }) {
	const known = new Set(findPackages(workspace, patterns).packages.map(({ path }) => path));
	return packages.filter(({ name }) => name !== null && packages.filter((other) => other.name === name).length === 1).filter(({ path }) => known.has(path) && path !== ".").map(({ path }) => join(workspace, path));
}
function knowsWorkspace({ name }, workspace) {
	if (name === "pnpm") return existsSync(join(workspace, "pnpm-workspace.yaml"));
	return readJson(join(workspace, "package.json")).workspaces !== void 0;
}
var PackTogether = class {
	begun = Promise.resolve();
	#started = Promise.resolve();
	#packed = new Map();
	#unclaimed = new Set();
	#limit = pLimit(availableParallelism());
	#stopped = false;
	start(workspace, selection, requestOf, askedOf, evidence) {
		this.#started = this.#start(workspace, selection, async (folder) => {
			const request = requestOf(folder, await readManifest(folder));
			const choice = await choosePacker(folder, request.root, await askedOf(folder), evidence);
			return {
				choice,
				order: orderFor(choice, request)
			};
		});
		this.begun = this.#started.then(async () => setImmediate()).catch(() => void 0);
	}
	async take(folder) {
		await this.#started;
		const packed = await this.#packed.get(folder) ?? null;
		if (packed) this.#unclaimed.delete(packed);
		return packed;
	}
	alone(work) {
		return this.#limit(async () => {
			if (this.#stopped) throw new GateError("EPACK", "not packed: another package could not be packed", "");
			return work();
		});
	}
	stop() {
		this.#stopped = true;
	}
	async dispose() {
		await Promise.allSettled([this.#started, ...this.#packed.values()]);
		for (const { contents } of this.#unclaimed) contents.dispose();
	}
	async #start(workspace, selection, memberOf) {
		const patterns = await workspacePatterns(workspace);
		if (patterns === null) return;
		const folders = membersOf(workspace, patterns, selection);
		const members = (await Promise.allSettled(folders.map(memberOf))).flatMap((each) => each.status === "fulfilled" ? [each.value] : []);
		for (const packer of Object.values(packers).filter((each) => knowsWorkspace(each, workspace))) {
			const named = members.filter(({ choice, order }) => choice.name === packer.name && isPlain(packer, order)).filter(({ order }) => canBeNamed(order.folder, workspace, folders));
			for (const group of groupBy(named, ({ order }) => order.versionFrom).values()) this.#pack(packer, workspace, group);
		}
	}
	#pack(packer, workspace, members) {
		const { packTogether } = packer;
		if (!packTogether || members.length < 2) return;
		const ready = members.some(({ order }) => packScripts(packer, order).size > 0) ? stages.all() : Promise.resolve();
		for (const part of parts(members, runsFor(members.length, this.#limit.concurrency))) {
			const orders = part.map(({ order }) => order);
			const packing = this.#limit(async () => {
				if (this.#stopped) return new Map();
				await ready;
				return inHalves(orders, (group) => packTogether(group, workspace));
			});
			for (const { choice, order } of part) {
				const own = packing.then((done) => this.#claimable(choice, done.get(order)));
				this.#packed.set(order.folder, own);
			}
		}
	}
	#claimable(choice, packed) {
		if (!packed) return null;
		const claimable = withChoice(choice, packed);
		this.#unclaimed.add(claimable);
		return claimable;
	}
};
const maxFailures = 8;
const maxTrial = 12e4;
async function inHalves(members, together) {
	const started = performance.now();
	let failures = 0;
	const trial = async (group) => {
		if (failures >= maxFailures) return null;
		try {
			return await together(group);
		} catch {
			failures = performance.now() - started > maxTrial ? maxFailures : failures + 1;
			return null;
		}
	};
	const work = async (group) => {
		const done = group.length < 2 ? new Map() : await trial(group);
		if (done) return [...done];
		const middle = Math.ceil(group.length / 2);
		return [...await work(group.slice(0, middle)), ...await work(group.slice(middle))];
	};
	if (members.length < 2) return new Map();
	const all = await trial(members);
	if (all) return all;
	const [first, last] = [members.slice(0, 1), members.slice(-1)];
	const one = await trial(first) ?? await trial(last);
	if (one === null) return new Map();
	const others = members.filter((member) => !one.has(member));
	const middle = Math.ceil(others.length / 2);
	return new Map([
		...one,
		...await work(others.slice(0, middle)),
		...await work(others.slice(middle))
	]);
}
export { PackTogether, inHalves };

import { v as compare } from "./judging.js";
import { Ht as readNamedPolicy, T as measure, k as together } from "./start.js";
import { t as limitsOf } from "./inspection-limits.js";
import { i as readSide, r as parseSide } from "./read-side.js";
// src/commands/diff/kept-code.ts
const maxFile = 6e6;
const maxAll = 1e8;
const code = /\.[cm]?js$|\.json$|(?:^|\/)[^./]+$/i;
var KeptCode = class {
	#texts = new Map();
	#room = maxAll;
	text(path) {
		return this.#texts.get(path)?.toString("utf8").replace(/^\uFEFF/, "") ?? null;
	}
	of(contents) {
		return {
			origin: contents.origin,
			name: contents.name,
			...contents.path !== void 0 && { path: contents.path },
			dispose: () => {
				contents.dispose();
			},
			read: (open) => contents.read((file) => {
				const sink = open(file);
				if (!code.test(file.path) || file.size > maxFile || file.size > this.#room) return sink;
				const chunks = [];
				this.#room -= file.size;
				return {
					write(chunk) {
						chunks.push(Buffer.from(chunk));
						sink.write(chunk);
					},
					end: () => {
						this.#texts.set(file.path, Buffer.concat(chunks));
						sink.end();
					}
				};
			})
		};
	}
};
// src/commands/diff/diff.ts
async function compareReleases(before, after, policy, context) {
	const { release, packer, source, declared } = after;
	const earlier = before && {
		kind: before.kind,
		release: before.release
	};
	const comparison = earlier && compare(release.files, earlier.release.files);
	const compared = {
		release,
		packer,
		source,
		declared,
		dryRun: null,
		baseline: earlier ?? { kind: "none" },
		before: earlier?.release ?? null,
		comparison,
		policy,
		policies: null,
		earlier: before?.release.name === release.name ? before.earlier ?? null : null
	};
	const { verdict } = await measure(compared, context);
	return {
		...verdict,
		conclusion: "neutral"
	};
}
async function readBoth([before, after], reading, [old, now]) {
	if (before.kind === "folder" && after.kind === "folder") return [await readSide(before, reading, old), await readSide(after, reading, now)];
	return together(readSide(before, reading, old), readSide(after, reading, now));
}
async function diff(request, context) {
	const { before, after, cwd } = request;
	const sides = [parseSide(before, cwd), parseSide(after, cwd)];
	const policy = await readNamedPolicy(request, context);
	const kept = request.code ? [new KeptCode(), new KeptCode()] : null;
	const [first, second] = await readBoth(sides, {
		...request,
		context,
		limits: limitsOf(policy)
	}, kept ?? []);
	const verdict = await compareReleases(first, second, policy, context);
	if (!kept) return {
		verdict,
		code: null
	};
	const { codeChanges } = await import("./code-changes.js");
	return {
		verdict,
		code: await codeChanges({
			...first,
			code: kept[0]
		}, {
			...second,
			code: kept[1]
		})
	};
}
export { diff as n, compareReleases as t };

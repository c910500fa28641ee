import { o as parseInputs, t as actionsRunner } from "./chunks/runner.js";
import { i as toGateError, r as noVerdict } from "./chunks/errors.js";
import { n as systemClock, t as RetryBudget } from "./chunks/retry-budget.js";
import { p as errorLine } from "./chunks/group.js";
import { a as StatusChannel, i as pendingStatus, t as openGitHub } from "./chunks/github-target.js";
import { a as tool } from "./chunks/rule-page.js";
// src/action/post.ts
const longestWaitMs = 15e3;
async function endLeftStatus(wish, { runner, context }) {
	const owner = runner.saved(pendingStatus);
	if (owner === "") return;
	try {
		const { target } = await openGitHub(wish.token, context, new RetryBudget(systemClock, longestWaitMs));
		const { log } = runner;
		const status = new StatusChannel(target, {
			mode: "auto",
			context: wish.statusContext,
			owner,
			log,
			remember: () => void 0
		});
		status.resume();
		await status.end("error", "No verdict: the step ended before there was one.");
	} catch (thrown) {
		runner.log(`pack-gate: ${errorLine(noVerdict(toGateError(thrown)))}`);
	}
}
// src/post.ts
const inputs = parseInputs((name) => actionsRunner.input(name));
const context = {
	env: Object.freeze({ ...process.env }),
	now: () => new Date(),
	tool
};
await endLeftStatus(inputs, {
	runner: actionsRunner,
	context
});
export {};

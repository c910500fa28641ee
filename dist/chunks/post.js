import { ai as noVerdict, bn as errorLine, oi as toGateError } from "./start.js";
import { r as systemClock, t as RetryBudget } from "./client.js";
import { n as actionsRunner, t as parseInputs } from "./inputs.js";
import { l as tool } from "./compile-cache.js";
import { a as pendingStatus, n as openGitHub, s as StatusChannel } from "./session.js";
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
		await status.end("error", "No verdict: the step ended before the check did.");
	} catch (thrown) {
		runner.log(`pack-gate: ${errorLine(noVerdict(toGateError(thrown)))}`);
	}
}
async function post() {
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
}
export { post };

// SPDX-License-Identifier: GPL-3.0-or-later
// The protocol's own client (npm @modelcontextprotocol/sdk) against `warta-search ARCHIVE --mcp`: lists and calls
// every tool, reads resources, cancels. Run by mcp_test.py. usage: mcp_sdk_client.mjs SDK WARTA_SEARCH ARCHIVE
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

const [sdk, program, archive] = process.argv.slice(2);
const from = (path) => import(pathToFileURL(`${sdk}/dist/esm/${path}`).href);
const { Client } = await from("client/index.js");
const { StdioClientTransport } = await from("client/stdio.js");

const client = new Client({ name: "test", version: "1" });
await client.connect(new StdioClientTransport({ command: program, args: [archive, "--mcp"] }));
assert.equal(client.getServerVersion().name, "warta");
await client.ping();

const { tools } = await client.listTools();
const call = async (name, args) => {
  const result = await client.callTool({ name, arguments: args });
  return { failed: result.isError, value: JSON.parse(result.content[0].text) };
};
const found = await call("search", { query: "drone kamikaze", limit: 3 });
const id = found.value.hits[0].id;
const given = { search: { query: "drone" }, passages: { query: "apa itu drone kamikaze?" }, article: { id }, count: { query: "drone" },
  timeline: { query: "drone", step: "year" }, concordance: { query: "drone", limit: 3 }, similar: { id, limit: 3 } };
assert.deepEqual(tools.map((tool) => tool.name).sort(), Object.keys(given).sort());
for (const tool of tools) {
  const answer = await call(tool.name, given[tool.name]);
  assert.equal(answer.failed, false, tool.name);
}
assert.equal((await call("search", { query: "drone AND" })).failed, true);
await assert.rejects(() => client.callTool({ name: "hapus", arguments: {} }), /-32602/);

const { resources } = await client.listResources();
assert.ok(resources.length > 10);
assert.equal((await client.listResourceTemplates()).resourceTemplates.length, 1);
const read = await client.readResource({ uri: resources[0].uri });
assert.ok(read.contents[0].text.includes(`id: ${resources[0].name}`));
await assert.rejects(() => client.readResource({ uri: "warta://article/tidak-ada" }), /-32002/);

// 200 calls, some of them cancelled at once.
let cancelled = 0;
await Promise.all(Array.from({ length: 200 }, async (_, n) => {
  const stop = new AbortController();
  const asked = client.callTool({ name: "search", arguments: { query: "drone", limit: 2 } }, undefined, { signal: stop.signal });
  if (n % 5 === 0) stop.abort();
  try {
    assert.equal((await asked).isError, false);
  } catch (error) {
    assert.equal(n % 5, 0, String(error));
    cancelled += 1;
  }
}));
assert.equal(cancelled, 40);
await client.ping();
await client.close();
console.log("fine");

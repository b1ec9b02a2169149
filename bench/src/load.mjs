// One run of wrk against a list of paths, with what the server paid for it.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WORK } from './home.mjs';
import { cpuSeconds, residentMiB } from './machine.mjs';

const run = promisify(execFile);
export const CONNECTIONS = [1, 32, 256];

/** Asks for the paths in turn; every answer must be a 200. */
export async function load(home, paths, connections, seconds) {
  const script = join(WORK, 'paths.lua');
  writeFileSync(
    script,
    `local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Accept"] = "text/html", ["Accept-Encoding"] = "gzip", ["Accept-Language"] = "en" })
end
local wrong = 0
response = function(status) if status ~= 200 then wrong = wrong + 1; wrk.thread:set("wrong", wrong) end end
local threads = {}
setup = function(thread) table.insert(threads, thread) end
done = function()
  local all = 0
  for _, thread in ipairs(threads) do all = all + (thread:get("wrong") or 0) end
  io.write("Not-200: " .. all .. "\\n")
end
`,
  );
  const before = cpuSeconds(home.pid);
  const words = ['--latency', '-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', script, home.address];
  const { stdout } = await run('wrk', words, { timeout: (seconds + 60) * 1000 });
  const cpu = cpuSeconds(home.pid) - before;
  const requests = Number(/(\d+) requests in/.exec(stdout)[1]);
  return {
    connections,
    requests,
    perSecond: Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1])),
    perCpuSecond: cpu > 0 ? Math.round(requests / cpu) : null,
    p50Ms: milliseconds(/50%\s+([\d.]+)(us|ms|s)/.exec(stdout)),
    p99Ms: milliseconds(/99%\s+([\d.]+)(us|ms|s)/.exec(stdout)),
    not200: Number(/Not-200: (\d+)/.exec(stdout)?.[1] ?? 0),
    socketErrors: /Socket errors: (.*)/.exec(stdout)?.[1] ?? null,
    residentMiB: residentMiB(home.pid),
  };
}

function milliseconds(match) {
  const factor = { us: 0.001, ms: 1, s: 1000 }[match[2]];
  return Math.round(Number(match[1]) * factor * 100) / 100;
}

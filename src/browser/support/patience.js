// For what a job does after the answer: asks again until it is so and gives the answer, or fails with what it waited for.
export const LONGEST_MS = 60_000;
const PAUSE_MS = 100;

export async function eventually(what, probe) {
  const end = Date.now() + LONGEST_MS;
  for (;;) {
    const answer = await probe();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`it did not come about: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

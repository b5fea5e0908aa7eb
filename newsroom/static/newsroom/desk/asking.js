// Asks the server for JSON in the background. Rejects where nobody answers.

const LONGEST = 20000

// { status, json }: `json` is null where another page came, as it does once a person is logged out.
export async function post(url, data) {
  const answer = await fetch(url, {
    method: "POST",
    body: data,
    redirect: "manual",
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(LONGEST),
  })
  const isJson = answer.headers.get("content-type")?.startsWith("application/json")
  return { status: answer.status, json: isJson ? await answer.json() : null }
}

export const tokenField = () => document.querySelector("#story-form [name=csrfmiddlewaretoken]")

// After a new log-in the form's token is an old one: takes that of a fresh page. False where the person is logged out.
export async function renewToken(url, person) {
  const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(LONGEST) })
  if (!answer.ok) return false
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const token = page.querySelector("#story-form [name=csrfmiddlewaretoken]")?.value
  const writing = page.querySelector("[data-writing]")?.dataset.writing
  // Somebody else may have logged in meanwhile: this text is not theirs.
  if (!token || !writing || JSON.parse(writing).person !== person) return false
  tokenField().value = token
  return true
}

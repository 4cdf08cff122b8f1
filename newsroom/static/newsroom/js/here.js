// The line to the newsroom while a story is open: who else has it open, what happened to it since,
// and, where the line was lost or somebody else signed in, a question before anything is sent.

const EVERY = 20_000
const SLOW = 4_000

const form = document.querySelector("[data-here]")
const beside = document.querySelector("[data-others]")
const notice = document.querySelector("[data-line]")
const own = nameOfWindow()
let lastKey = 0
let told = ""
let isSent = false
let last = { state: "here" }

/** One name for a window as long as it lives, whatever page of the story it shows. */
function nameOfWindow() {
  const fresh = crypto.randomUUID?.() || String(Math.random()).slice(2)
  try {
    sessionStorage.newsroomWindow ||= fresh
    return sessionStorage.newsroomWindow
  } catch {
    return fresh
  }
}

function token() {
  return form.querySelector("[name=csrfmiddlewaretoken]")
}

function asked() {
  const said = new FormData()
  said.append("csrfmiddlewaretoken", token().value)
  said.append("window", own)
  const writes = Date.now() - lastKey < 60_000
  said.append("doing", form.dataset.doing || (writes ? "writing" : "reading"))
  // On the page of two texts, the version it stands beside.
  const seen = form.querySelector("[name=beside]") || form.querySelector("[name=seen_version]")
  if (seen) said.append("seen_version", seen.value)
  const approval = form.querySelector("[name=approval]")
  if (approval) said.append("approval", approval.value)
  return said
}

/** What the newsroom answers: {state: "here" | "out" | "down" | "slow", …}. */
async function ask() {
  try {
    const answer = await fetch(form.dataset.here, {
      method: "POST", body: asked(), redirect: "manual", signal: AbortSignal.timeout(SLOW),
    })
    // A page that was opened before somebody signed in anew has an old token: 403.
    if (answer.type === "opaqueredirect" || answer.status === 403) return renewed()
    return answer.ok ? { state: "here", ...(await answer.json()) } : { state: "slow" }
  } catch (fault) {
    return { state: fault.name === "TimeoutError" ? "slow" : "down" }
  }
}

/** Who is signed in now, and with which token, from the page itself. */
async function renewed() {
  const answer = await fetch(location.pathname, { redirect: "manual" })
  if (!answer.ok) return { state: "out" }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const signed = page.querySelector("[data-account]")
  const fresh = page.querySelector("[name=csrfmiddlewaretoken]")
  if (!signed || !fresh) return { state: "out" }
  return { state: "here", account: Number(signed.dataset.account), name: signed.dataset.name, token: fresh.value }
}

function isSomebodyElse(answer) {
  const mine = document.querySelector("[data-account]")
  return answer.state === "here" && mine && String(answer.account) !== mine.dataset.account
}

function takeToken(answer) {
  if (!answer.token || isSomebodyElse(answer)) return
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = answer.token
}

function tell(words) {
  if (words === told || !notice) return
  told = words
  notice.hidden = !words
  notice.querySelector("[data-words]").textContent = words
}

function problem(answer) {
  if (isSomebodyElse(answer)) {
    return `This browser is now signed in as ${answer.name}. Nothing is sent from this page: sign in again as who you were, in another window, then press again.`
  }
  return {
    down: "The newsroom cannot be reached. Nothing is sent, and what you typed stays here; press again once the line is back.",
    out: isKept()
      ? "You have been signed out. Your typing is kept in this browser: save, sign in, and it is offered back."
      : "You have been signed out. What you typed stays here: sign in in another window, then press again.",
  }[answer.state] || ""
}

function show(answer) {
  if (!beside || !answer.others) return
  beside.hidden = !answer.others.length
  beside.replaceChildren(...answer.others.map((one) => {
    const person = document.createElement("span")
    const initials = document.createElement("span")
    initials.className = one.writing ? "initials is-writing" : "initials"
    initials.setAttribute("aria-hidden", "true")
    initials.textContent = one.initials
    person.append(initials, one.says)
    return person
  }))
}

async function beat() {
  const answer = await ask()
  last = answer
  takeToken(answer)
  show(answer)
  tell(problem(answer) || answer.news || "")
}

let passed = false
let asking = false

/** Whether what is typed here outlives the page. */
function isKept() {
  return "typing" in form.dataset || "conflict" in form.dataset
}

function isSound() {
  const isLost = last.state === "down" || (last.state === "out" && !isKept())
  return navigator.onLine && !isLost && !isSomebodyElse(last)
}

// A press goes straight out; only where it would be lost is the newsroom asked first.
document.addEventListener("submit", async (event) => {
  if (event.target !== form || passed || isSound()) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (asking) return
  asking = true
  const answer = await ask()
  asking = false
  last = answer
  takeToken(answer)
  if (!isSound()) {
    tell(problem(answer))
    notice?.scrollIntoView({ block: "center" })
    return
  }
  passed = true
  form.requestSubmit(event.submitter)
  passed = false
}, { capture: true })

if (form) {
  form.addEventListener("keydown", () => { lastKey = Date.now() })
  // After a press the window stays with the story.
  form.addEventListener("submit", () => { isSent = true })
  window.addEventListener("pagehide", () => {
    if (isSent) return
    const said = asked()
    said.append("left", "1")
    navigator.sendBeacon(form.dataset.here, said)
  })
  window.addEventListener("online", beat)
  // Whoever comes back to this window may have signed in anew in another one.
  window.addEventListener("focus", beat)
  setInterval(beat, EVERY)
  beat()
}

// What is typed on the page of one act (why, what came of it, the note) is kept in this browser until the
// newsroom has it, and offered back on that page. It is never put in by itself.

const PREFIX = "newsroom.asked."
const KEPT_DAYS = 14
const SOON = 120_000

const account = document.querySelector("[data-account]")?.dataset.account
const form = document.querySelector("form[data-keeps]")
const own = `${PREFIX}${account}${location.pathname}`

function read(key) {
  try {
    const entry = JSON.parse(localStorage.getItem(key))
    return entry && typeof entry.fields === "object" && Number.isFinite(entry.at) ? entry : null
  } catch {
    return null
  }
}

function write(entry) {
  try {
    localStorage.setItem(own, JSON.stringify(entry))
  } catch {
    // A browser that keeps nothing loses what it always lost.
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
  } catch {
    return []
  }
}

/** What a person can type or choose there. */
function typed() {
  const hidden = new Set([...form.querySelectorAll("input[type=hidden]")].map((field) => field.name))
  const found = {}
  for (const [name, value] of new FormData(form)) if (!hidden.has(name)) (found[name] ||= []).push(value)
  return found
}

function putIn(fields) {
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.type === "submit" || !(field.name in fields)) continue
    if (field.type === "radio" || field.type === "checkbox") field.checked = fields[field.name].includes(field.value)
    else field.value = fields[field.name].shift() ?? ""
    field.dispatchEvent(new Event("input", { bubbles: true }))
    field.dispatchEvent(new Event("change", { bubbles: true }))
  }
}

function clock(at) {
  const zone = Number(document.body.dataset.adminUtcOffset || 0)
  return new Date(at + zone * 1000).toISOString().slice(0, 16).replace("T", " ")
}

function offer(entry) {
  const strip = document.querySelector("[data-asked-back]")
  if (!strip) return
  strip.querySelector("[data-when]").textContent = `Unsaved typing of yours: ${clock(entry.at)}.`
  strip.querySelector("[data-put-in]").addEventListener("click", () => {
    putIn(entry.fields)
    strip.hidden = true
  })
  strip.querySelector("[data-drop]").addEventListener("click", () => {
    localStorage.removeItem(own)
    strip.hidden = true
  })
  strip.hidden = false
}

function keep() {
  const first = JSON.stringify(typed())
  const entry = read(own)
  if (entry) {
    write({ ...entry, sent: 0 })
    if (JSON.stringify(entry.fields) !== first) offer(entry)
  }
  const now = (sent) => {
    const fields = typed()
    if (JSON.stringify(fields) !== first) write({ at: Date.now(), fields, sent })
  }
  form.addEventListener("input", () => now(0))
  form.addEventListener("change", () => now(0))
  form.addEventListener("submit", () => now(Date.now()))
}

for (const key of keys()) {
  const entry = read(key)
  if (!entry || Date.now() - entry.at > KEPT_DAYS * 86_400_000) localStorage.removeItem(key)
  // The page a press leads to says that it was taken.
  else if (key !== own && Date.now() - (entry.sent || 0) < SOON && document.querySelector(".messagelist")) {
    localStorage.removeItem(key)
  }
}
if (form && account) keep()

document.querySelector("#logout-form")?.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return
  for (const key of keys()) if (key.startsWith(`${PREFIX}${account}/`)) localStorage.removeItem(key)
})

// Typing is kept in this browser until the newsroom has it: by account, story and version. It is
// offered back after a crash, a lost line or a lost session, and never put in by itself.

const PREFIX = "newsroom.typing."
const KEPT_DAYS = 14
const WORDS = ["headline", "standfirst", "body", "dateline", "byline"]
const FIELDS = ["slugline", "slug", "kind_of_work", "section", "topics", "deadline", "assignee"]
const SEEN = ["seen_version", "seen", "approval"]

const account = document.querySelector("[data-account]")?.dataset.account
const form = document.querySelector("[data-typing]")

// What is kept.

function entries() {
  const found = []
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue
      const [owner, story, version, id] = key.slice(PREFIX.length).split("/")
      const entry = read(key)
      if (!entry || Date.now() - entry.at > KEPT_DAYS * 86_400_000) localStorage.removeItem(key)
      else found.push({ ...entry, key, owner, story, version, id })
    }
  } catch {
    return []
  }
  return found.sort((one, other) => other.at - one.at)
}

function read(key) {
  try {
    const entry = JSON.parse(localStorage.getItem(key))
    return entry && typeof entry.fields === "object" && Number.isFinite(entry.at) ? entry : null
  } catch {
    return null
  }
}

function write(key, entry) {
  try {
    localStorage.setItem(key, JSON.stringify(entry))
    return true
  } catch {
    return false
  }
}

function drop(list) {
  for (const entry of list) localStorage.removeItem(entry.key)
}

function clock(at) {
  const zone = Number(document.body.dataset.adminUtcOffset || 0)
  const day = (time) => new Date(time + zone * 1000).toISOString().slice(0, 10)
  const hour = new Date(at + zone * 1000).toISOString().slice(11, 16)
  return day(at) === day(Date.now()) ? hour : `${day(at)} ${hour}`
}

// The story's page.

function values() {
  const data = new FormData(form)
  const found = {}
  for (const name of [...WORDS, ...FIELDS, ...SEEN]) if (data.has(name)) found[name] = data.getAll(name)
  return found
}

/** Equal where only mark-up that means nothing differs. */
function plain(name, value) {
  if (name !== "body") return value.join("\n").replace(/\s+/g, " ").trim()
  const page = new DOMParser().parseFromString(value.join(""), "text/html")
  return page.body.innerHTML.replace(/ (rel|target)="[^"]*"/g, "").replace(/\s|&nbsp;|<p><\/p>/g, "")
}

function isOnPage(entry) {
  const now = values()
  const names = [...WORDS, ...FIELDS].filter((name) => name in entry.fields || name in now)
  return names.length > 0 && names.every(
    (name) => plain(name, entry.fields[name] || []) === plain(name, now[name] || []),
  )
}

async function isOpenElsewhere(entry) {
  const state = await navigator.locks?.query()
  return (state?.held || []).some((lock) => lock.name === PREFIX + entry.id)
}

/** Tell other windows that this typing stands on a page that is alive. */
function hold(id) {
  navigator.locks?.request(PREFIX + id, () => new Promise(() => {}))
}

function post(entry) {
  const sent = document.createElement("form")
  sent.method = "post"
  sent.action = form.action
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value
  const fields = {
    ...entry.fields, csrfmiddlewaretoken: [token], typing: [entry.id], kept_at: [entry.at / 1000], _kept: ["1"],
  }
  for (const [name, list] of Object.entries(fields)) {
    for (const value of list) {
      const area = document.createElement("textarea")
      area.name = name
      area.value = value
      sent.append(area)
    }
  }
  sent.hidden = true
  document.body.append(sent)
  sent.submit()
}

/** One line for each piece of typing that no page holds any more. */
function offer(list) {
  const strip = document.querySelector("[data-offers]")
  const pattern = strip?.querySelector("template")
  for (const entry of strip ? list : []) {
    const line = pattern.content.cloneNode(true).firstElementChild
    line.classList.toggle("is-aside", Boolean(entry.aside))
    const from = Number(entry.version) ? `, from v${entry.version}` : ""
    const what = entry.aside ? "Typing you put aside" : "Unsaved typing of yours"
    line.querySelector("[data-when]").textContent = `${what}: ${clock(entry.at)}${from}.`
    line.querySelector("[data-look]").addEventListener("click", () => post(entry))
    const aside = line.querySelector("[data-put-aside]")
    aside.textContent = entry.aside ? "Drop it" : "Put it aside"
    aside.addEventListener("click", () => {
      if (entry.aside) drop([entry])
      else write(entry.key, { ...read(entry.key), aside: true })
      line.remove()
      strip.hidden = !strip.querySelector("[data-when]")
    })
    strip.append(line)
    strip.hidden = false
  }
}

function keepAsTyped() {
  const id = form.querySelector("[name=typing]")
  const story = form.dataset.typing
  const told = document.querySelector("[data-kept]")
  const isUnsaved = Boolean(id.value)
  id.value ||= crypto.randomUUID?.() || String(Math.random()).slice(2)
  let waiting = 0
  const keep = () => {
    clearTimeout(waiting)
    waiting = 0
    const fields = values()
    const key = `${PREFIX}${account}/${story}/${fields.seen_version?.[0] || 0}/${id.value}`
    const done = write(key, { at: Date.now(), slugline: form.dataset.slugline, fields })
    if (!told) return
    told.hidden = false
    const time = new Date(Date.now() + Number(document.body.dataset.adminUtcOffset || 0) * 1000)
    told.textContent = done
      ? `Typing kept ${time.toISOString().slice(11, 19)}`
      : "Typing cannot be kept in this browser: save often"
  }
  const soon = () => { waiting ||= setTimeout(keep, 400) }
  hold(id.value)
  form.addEventListener("input", soon)
  form.addEventListener("change", soon)
  const watch = () => {
    const editor = form.querySelector(".ProseMirror[contenteditable]")
    if (!editor || watch.done) return
    watch.done = true
    // What the editor does to the text as it opens is nobody's typing.
    setTimeout(() => new MutationObserver((seen) => {
      if (editor.contains(document.activeElement) || document.activeElement?.closest(".prose-menubar")) soon()
    }).observe(editor, { subtree: true, childList: true, characterData: true }), 0)
  }
  form.addEventListener("prose-editor:ready", watch)
  watch()
  window.addEventListener("pagehide", () => { if (waiting) keep() })
  document.addEventListener("visibilitychange", () => { if (waiting) keep() })
  if (isUnsaved) keep()
  return id.value
}

async function onStory() {
  const had = (form.dataset.acknowledged || "").split(" ")
  drop(entries().filter((entry) => had.includes(entry.id) && entry.owner === account))
  const own = form.querySelector("[name=typing]") && form.querySelector("[name=headline]") ? keepAsTyped() : ""
  const here = entries().filter(
    (entry) => entry.owner === account && entry.story === form.dataset.typing && entry.id !== own,
  )
  const waiting = []
  for (const entry of here) {
    if (isOnPage(entry)) drop([entry])
    else if (!(await isOpenElsewhere(entry))) waiting.push(entry)
  }
  offer(waiting)
}

if (form && account) onStory()

// The page of two texts: its typing is alive while it is open, and may be put aside.
const conflict = document.querySelector("[data-conflict]")
const looked = conflict?.querySelector("[name=typing]")?.value
const typed = looked && entries().find((entry) => entry.id === looked && entry.owner === account)
if (looked) hold(looked)
if (typed) {
  const aside = conflict.querySelector("[data-aside]")
  if (aside) aside.textContent = aside.dataset.aside
  aside?.addEventListener("click", () => write(typed.key, { ...read(typed.key), aside: true }))
  // What is typed and not taken is saved nowhere else: it is put aside under a name of its own.
  conflict.addEventListener("submit", (event) => {
    const left = conflict.querySelectorAll("input[value=theirs]:checked").length
      - conflict.querySelectorAll(".changed-theirs input[value=theirs]:checked").length
    if (event.submitter?.name !== "_merge" || !left) return
    write(typed.key.replace(looked, `${looked}-left`), { ...read(typed.key), aside: true })
  })
}

// Signing out drops what is kept, and says so first.
const out = document.querySelector("#logout-form")
out?.addEventListener("submit", (event) => {
  const mine = entries().filter((entry) => entry.owner === account)
  const unsaved = mine.filter((entry) => !entry.aside)
  if (unsaved.length && !out.dataset.told) {
    event.preventDefault()
    out.dataset.told = "1"
    const told = document.createElement("p")
    const names = [...new Set(unsaved.map((entry) => entry.slugline || "a new story"))].join(", ")
    told.setAttribute("role", "alert")
    told.textContent = `Unsaved typing is kept in this browser: ${names}. Signing out drops it.`
    out.querySelector("button").textContent = "Sign out and drop it"
    out.prepend(told)
    return
  }
  drop(mine)
})

// The way back in says that something waits, and nothing of what or whose it is.
const waits = document.querySelector("[data-typing-waits]")
if (waits) waits.hidden = !entries().some((entry) => !entry.aside)

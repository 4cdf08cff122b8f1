// Keys of the desk. A page names a key beside the link, button or field it stands for (data-key),
// so what works, what "?" shows and what a mouse can press are always the same.

const OFF = "newsroom-keys-off"
const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], dialog[open], details.menu[open]"
const keyed = () => [...document.querySelectorAll("[data-key]")].filter((one) => !one.closest("[hidden]"))
const sheet = document.querySelector("#keys")
let leaving = false
let chord = false

/** What a key does, in the words of the page. */
function does(one) {
  return one.dataset.does || one.getAttribute("aria-label") || one.textContent.trim()
}

function act(one) {
  if (one.matches("[aria-disabled='true']")) {
    // Its reason stands beside it; focus lets a screen reader say it.
    one.focus()
    return
  }
  if (one.matches("summary")) {
    one.parentElement.open = true
    one.parentElement.querySelector("input[type=text]")?.focus()
  } else if (one.matches("input[type=radio]")) one.checked = true
  else if (one.matches("input, textarea, select")) one.focus()
  else if (one.dataset.key === "d") dispute(one)
  else one.click()
}

/** A dispute says what the source has: the note is filled, and Enter in it records. */
function dispute(button) {
  const note = document.querySelector("#note")
  if (!note.value) note.value = button.dataset.note || ""
  note.dataset.enter = "d"
  note.focus()
}

function show() {
  const list = sheet.querySelector("dl")
  list.replaceChildren()
  const seen = new Set()
  for (const one of keyed()) {
    if (seen.has(one.dataset.key)) continue
    seen.add(one.dataset.key)
    const row = document.createElement("div")
    const key = document.createElement("kbd")
    key.textContent = one.dataset.key.toUpperCase()
    const head = document.createElement("dt")
    head.append(key)
    const words = document.createElement("dd")
    words.textContent = does(one)
    row.append(head, words)
    list.append(row)
  }
  sheet.querySelector("input").checked = !localStorage.getItem(OFF)
  sheet.showModal()
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing) return
  const field = event.target.closest?.(TYPING)
  if (field) {
    if (event.key === "Escape" && !field.matches("dialog, details")) event.target.blur()
    if (event.key === "Enter" && field.dataset.enter) {
      event.preventDefault()
      const button = document.querySelector(`[data-key="${field.dataset.enter}"]`)
      field.form.requestSubmit(button)
    }
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey || leaving) return
  if (event.key === "?") return show()
  if (localStorage.getItem(OFF)) return
  const key = event.key.toLowerCase()
  const wanted = chord ? `g ${key}` : key
  chord = !chord && key === "g"
  const one = keyed().find((each) => each.dataset.key === wanted)
  if (!one) return
  event.preventDefault()
  act(one)
})

// A second press of a verdict's key waits for the next page.
document.addEventListener("submit", (event) => { leaving = !event.defaultPrevented })
window.addEventListener("pageshow", () => { leaving = false })

sheet?.querySelector("input").addEventListener("change", (event) => {
  if (event.target.checked) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, "1")
})
for (const opener of document.querySelectorAll("[data-show-keys]")) {
  opener.hidden = false
  opener.addEventListener("click", show)
}

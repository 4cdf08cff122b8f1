// Two texts: keys for the choices, and a word beside Save on what is still to be chosen. Without
// it the page is a plain form of radio buttons.

const form = document.querySelector("[data-conflict]")
const rows = [...form.querySelectorAll("[data-row]")]
const save = form.querySelector("[data-save]")
const still = form.querySelector("[data-still]")

function openRows() {
  return rows.filter((row) => row.querySelector("input") && !row.querySelector("input:checked"))
}

function tell() {
  if (!save) return
  const open = openRows()
  save.classList.toggle("grey", open.length > 0)
  save.classList.toggle("primary", !open.length)
  still.hidden = !open.length
  const links = open.slice(0, 4).map((row) => {
    const link = document.createElement("a")
    link.href = `#${row.id}`
    link.textContent = row.dataset.row
    return link
  })
  still.replaceChildren("Still to choose: ", ...links.flatMap((link) => [link, " "]))
  if (open.length > links.length) still.append(`and ${open.length - links.length} more`)
}

function goTo(row) {
  for (const one of rows) one.classList.toggle("is-here", one === row)
  row.scrollIntoView({ block: "center" })
  row.querySelector("input:checked, input")?.focus({ preventScroll: true })
}

function step(by) {
  const here = rows.findIndex((row) => row.classList.contains("is-here"))
  const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by
  if (rows[next]) goTo(rows[next])
}

function pick(number) {
  const row = rows.find((one) => one.classList.contains("is-here"))
    || document.activeElement.closest("[data-row]")
  const input = row?.querySelectorAll("input")[number - 1]
  if (!input) return
  input.checked = true
  input.focus({ preventScroll: true })
  tell()
}

form.addEventListener("change", tell)
form.addEventListener("click", (event) => {
  const side = event.target.closest("[data-side]")
  if (!side || event.target.closest("a, button, input, label") || !getSelection().isCollapsed) return
  const input = side.querySelector("input")
  if (!input) return
  input.checked = true
  tell()
})

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault()
    if (save) form.requestSubmit(save)
    return
  }
  const typing = event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]")
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing) return
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1)
  else if (["1", "2", "3"].includes(event.key)) pick(Number(event.key))
})

tell()

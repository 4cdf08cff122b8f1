// The page of a change: the note stands beside its fields as readers will see it.

const told = document.querySelector("[data-told]")
const form = told?.closest("form")

/** Show what is typed, and no line of a field that is empty. */
function show() {
  for (const field of told.querySelectorAll("[data-of]")) {
    const typed = form.elements[field.dataset.of].value.trim()
    field.textContent = typed
    const line = field.closest("[data-line]") || field
    line.hidden = !typed
  }
  const kind = form.querySelector("[name=kind]:checked")
  told.querySelector("[data-kind]").textContent = kind?.dataset.name || ""
}

if (form) {
  form.addEventListener("input", show)
  show()
}

// On every page of the desk: the clock goes on, and an open menu closes when one looks elsewhere.

const clock = document.querySelector("[data-clock]")
if (clock) {
  const zone = Number(document.body.dataset.adminUtcOffset || 0)
  const tick = () => {
    const now = new Date(Date.now() + zone * 1000)
    clock.textContent = now.toISOString().slice(11, 16)
  }
  setInterval(tick, 5000)
}

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.menu[open], details.asks[open]")) {
    if (!open.contains(event.target)) open.open = false
  }
})

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return
  for (const open of document.querySelectorAll("details.menu[open], details.asks[open]")) {
    open.open = false
    open.querySelector("summary").focus()
  }
})

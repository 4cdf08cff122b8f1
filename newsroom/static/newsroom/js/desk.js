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

// Newsroom time stands on the page; where the browser is in another zone, its own stands beside it.
for (const one of document.querySelectorAll("time[data-local]")) {
  const at = new Date(one.dateTime)
  const [, sign, hours, minutes] = one.dateTime.match(/([+-])(\d\d):(\d\d)$/) || [, "+", 0, 0]
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  if (offset === -at.getTimezoneOffset()) continue
  const there = new Date(at.getTime() + offset * 60000)
  const sameDay = there.getUTCDate() === at.getDate()
  const shape = { hour: "2-digit", minute: "2-digit", hour12: false }
  if (!sameDay) Object.assign(shape, { day: "numeric", month: "short" })
  const local = document.createElement("span")
  local.className = "local"
  local.textContent = ` (${new Intl.DateTimeFormat("en-GB", shape).format(at)} where you are)`
  one.after(local)
}

// The story's page: lines under quoted words in the editor, marks in the gutter, links between
// words and cards, tabs of the panel, and Ctrl S. Without it everything is a list in text order.

const form = document.querySelector("[data-story]")
const cards = [...document.querySelectorAll("[data-quotation]")]
const STATES = ["verified", "unchecked", "stale", "disputed", "waived"]

/** The leaf blocks of the editor in reading order, as the server counts them. */
function leaves(editor) {
  return [...editor.querySelectorAll("p, h2")].filter((one) => one.textContent.trim())
}

/** The text of a block with white space folded, and for each character where it stands. */
function folded(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let text = ""
  const places = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    for (let at = 0; at < node.data.length; at += 1) {
      const space = /\s/.test(node.data[at])
      if (space && (!text || text.endsWith(" "))) continue
      text += space ? " " : node.data[at]
      places.push([node, at])
    }
  }
  return { text, places }
}

/** The range of a quotation's part in the editor, its marks included; null where it is not there. */
function rangeOf(part, blocks) {
  const { passage, start, exact } = part.dataset
  const block = blocks[Number(passage) - 2]
  if (!block) return null
  const { text, places } = folded(block)
  let at = Number(start)
  if (text.slice(at, at + exact.length) !== exact) at = text.indexOf(exact)
  if (at < 0 || !exact) return null
  const marks = /["'“”„‘’«»‹›]/
  const first = at > 0 && marks.test(text[at - 1]) ? at - 1 : at
  let last = at + exact.length - 1
  if (marks.test(text[last + 1] || "")) last += 1
  const range = document.createRange()
  range.setStart(...places[first])
  range.setEnd(places[last][0], places[last][1] + 1)
  return range
}

function markOf(card) {
  return card.querySelector("header .mark").cloneNode(true)
}

/** Underline the quoted words and put their number and mark beside the line they begin on. */
function paint(editor) {
  const blocks = editor ? leaves(editor) : []
  const byState = Object.fromEntries(STATES.map((state) => [state, []]))
  const copy = document.querySelector("#copy")
  copy.querySelector(".gutter")?.remove()
  const gutter = document.createElement("div")
  gutter.className = "gutter"
  gutter.setAttribute("aria-hidden", "true")
  const top = copy.getBoundingClientRect().top
  let lowest = -99
  for (const card of cards) {
    const parts = [...card.querySelectorAll("[data-part]")]
    const found = parts.map((part) => rangeOf(part, blocks)).filter(Boolean)
    byState[card.dataset.state]?.push(...found)
    card.ranges = found
    const place = parts[0]?.dataset.place
    const read = document.querySelector(`#words-${card.dataset.quotation}`)
    const begins = found[0] || read
    const where = begins
      ? begins.getClientRects()[0]
      : place !== "body" && document.querySelector(`#id_${place}`)?.getBoundingClientRect()
    if (!where) continue
    const link = document.createElement("a")
    link.href = `#${card.id}`
    link.tabIndex = -1
    link.className = `state-${card.dataset.state}`
    link.append(card.dataset.number, markOf(card))
    const level = begins ? where.top + (where.height - 24) / 2 : where.top + 2
    lowest = Math.max(level - top, lowest + 22)
    link.style.top = `${lowest}px`
    gutter.append(link)
  }
  copy.append(gutter)
  if (!CSS.highlights) return
  for (const state of STATES) CSS.highlights.set(state, new Highlight(...byState[state]))
}

function showCard(card, { scroll = true } = {}) {
  for (const one of cards) one.classList.toggle("is-here", one === card)
  for (const one of document.querySelectorAll("[data-card]")) {
    one.classList.toggle("is-here", one.dataset.card === card.dataset.quotation)
  }
  for (const one of document.querySelectorAll("[data-words]")) {
    one.classList.toggle("is-here", one.dataset.words === card.dataset.quotation)
  }
  if (CSS.highlights && card.ranges) CSS.highlights.set("here", new Highlight(...card.ranges))
  if (scroll) card.scrollIntoView({ block: "nearest" })
}

/** To the words of a card: in the editor, or on the page that is only read. */
function showWords(card) {
  const read = document.querySelector(`#words-${card.dataset.quotation}`)
  const target = read || card.ranges?.[0]?.startContainer.parentElement
  target?.scrollIntoView({ block: "center" })
}

function within(range, node, offset) {
  return range.isPointInRange(node, offset)
}

document.addEventListener("click", (event) => {
  const words = event.target.closest("[data-words]")
  if (words) {
    const card = cards.find((one) => one.dataset.quotation === words.dataset.words)
    if (card) showCard(card)
    return
  }
  const link = event.target.closest("a[href*='#quotation-']")
  if (link && link.pathname === location.pathname) {
    const card = document.querySelector(link.hash)
    if (card?.dataset.quotation) {
      event.preventDefault()
      showCard(card)
      showWords(card)
      card.focus({ preventScroll: true })
    }
    return
  }
  const card = event.target.closest("[data-quotation]")
  if (card && !event.target.closest("a, button, summary, input, select, textarea, label")) {
    showCard(card, { scroll: false })
    showWords(card)
    return
  }
  const editor = event.target.closest(".ProseMirror[contenteditable]")
  const caret = editor && document.getSelection()
  if (!caret?.anchorNode) return
  const under = cards.find((one) =>
    one.ranges?.some((range) => within(range, caret.anchorNode, caret.anchorOffset)),
  )
  if (under) showCard(under)
})

// Tabs of the panel. Panes say which tabs show them.
const tabs = document.querySelector("[data-tabs]")
if (tabs) {
  tabs.hidden = false
  tabs.addEventListener("click", (event) => {
    const chosen = event.target.closest("button")?.dataset.show
    if (!chosen) return
    for (const one of tabs.children) one.setAttribute("aria-pressed", one.dataset.show === chosen)
    for (const pane of document.querySelectorAll("[data-pane]")) {
      pane.hidden = !pane.dataset.pane.split(" ").includes(chosen)
    }
    for (const card of cards) {
      card.hidden = chosen === "todo" && !card.classList.contains("is-todo")
    }
  })
}

if (form) {
  let typed = false
  form.addEventListener("input", () => { typed = true })
  form.addEventListener("submit", () => { typed = false })
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault()
  })
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      const save = form.querySelector("[data-save]")
      if (!save) return
      event.preventDefault()
      form.requestSubmit(save)
    }
  })
  const begin = () => {
    const editor = form.querySelector(".ProseMirror[contenteditable]")
    if (!editor || begin.done) return
    begin.done = true
    editor.setAttribute("aria-label", "Text")
    let waiting = 0
    const again = () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => paint(editor), 80)
    }
    again()
    document.fonts?.ready.then(again)
    new MutationObserver(() => { typed = true; again() }).observe(editor, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    new ResizeObserver(again).observe(form.querySelector("#copy .write-body"))
  }
  form.addEventListener("prose-editor:ready", begin)
  begin()
  const read = form.querySelector(".read")
  if (read) {
    document.fonts?.ready.then(() => paint(null))
    new ResizeObserver(() => paint(null)).observe(read)
  }

  // The bar in one line once it is scrolled past.
  const slim = form.querySelector("[data-slim]")
  form.classList.add("has-slim")
  new IntersectionObserver(([bar]) => {
    slim.hidden = bar.isIntersecting || bar.boundingClientRect.top > 0
  }).observe(form.querySelector("[data-bar]"))
}

// The panel follows the page: the first card whose words are in view comes to its head. It
// moves only while the page is scrolled, and never under the pointer.
const panel = document.querySelector(".panel")
if (panel) {
  let pointed = false
  let asked = 0
  const wordsOf = (card) => card.ranges?.[0] || document.querySelector(`#words-${card.dataset.quotation}`)
  const follow = () => {
    asked = 0
    if (pointed || document.querySelector("[data-bar]").getBoundingClientRect().bottom > 0) return
    const first = cards.find((card) => !card.hidden && wordsOf(card)?.getBoundingClientRect().bottom > 64)
    if (first) panel.scrollTop = first.offsetTop - 44
  }
  panel.addEventListener("pointerenter", () => { pointed = true })
  panel.addEventListener("pointerleave", () => { pointed = false })
  window.addEventListener("scroll", () => { asked ||= requestAnimationFrame(follow) }, { passive: true })
}

// A transcript opens at the match; greyed buttons say why and do nothing.
document.querySelector("[data-transcript] mark")?.scrollIntoView({ block: "center" })
document.addEventListener("click", (event) => {
  if (event.target.closest("[aria-disabled='true']")) event.preventDefault()
})

const opened = cards.find((card) => `#${card.id}` === location.hash)
if (opened) showCard(opened)

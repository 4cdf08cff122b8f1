// Pictures: a file dropped on the frame is taken, and a click says what must stay in sight.

const frame = document.querySelector("[data-drop-here]");
if (frame) {
  const field = frame.querySelector("input[type=file]");
  frame.querySelector("[data-drop-words]").hidden = false;
  for (const name of ["dragenter", "dragover"]) {
    frame.addEventListener(name, (event) => {
      event.preventDefault();
      frame.classList.add("is-over");
    });
  }
  frame.addEventListener("dragleave", (event) => {
    if (!frame.contains(event.relatedTarget)) frame.classList.remove("is-over");
  });
  frame.addEventListener("drop", (event) => {
    event.preventDefault();
    frame.classList.remove("is-over");
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    field.focus();
  });
}

for (const look of document.querySelectorAll("[data-focus]")) {
  const [across, down] = look.querySelectorAll("input[type=number]");
  if (!across) continue;
  const picture = look.querySelector("img");
  const point = look.querySelector("[data-point]");
  const place = () => {
    point.style.left = `${across.value * picture.offsetWidth / 100}px`;
    point.style.top = `${down.value * picture.offsetHeight / 100}px`;
  };
  point.hidden = false;
  look.classList.add("is-clickable");
  place();
  addEventListener("resize", place);
  picture.addEventListener("load", place);
  for (const field of [across, down]) field.addEventListener("input", place);
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    across.value = Math.round(100 * (event.clientX - box.left) / box.width);
    down.value = Math.round(100 * (event.clientY - box.top) / box.height);
    place();
  });
}

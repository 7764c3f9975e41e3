// An export can be dropped on its form, and how much of it is sent is shown.
export function upload(document) {
  const form = document.querySelector("form.drop");
  if (!form) return;
  const [input, bar] = [form.querySelector("input[type=file]"), form.querySelector("progress")];
  for (const name of ["dragover", "dragleave", "drop"])
    form.addEventListener(name, (event) => { event.preventDefault(); form.classList.toggle("over", name === "dragover"); });
  form.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; form.requestSubmit(); } });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    bar.hidden = false;
    request.upload.addEventListener("progress", (sent) => { if (sent.lengthComputable && sent.loaded < sent.total) bar.value = sent.loaded / sent.total; else bar.removeAttribute("value"); });
    request.addEventListener("load", () => {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const main = document.getElementById("main");
      const told = page.getElementById("main");
      if (!told) return refuse(form, bar, request);
      main.replaceChildren(...told.childNodes);
      main.focus();
      scrollTo(0, 0);
    });
    request.addEventListener("error", () => form.submit());
    request.open("POST", form.action);
    request.send(new FormData(form));
  });
}

// What is too large is refused before there is a page to say so.
function refuse(form, bar, request) {
  bar.hidden = true;
  const said = form.querySelector(".wrong") ?? document.createElement("p");
  said.className = "wrong";
  said.setAttribute("role", "alert");
  try { said.textContent = JSON.parse(request.responseText).detail; } catch { said.textContent = "That could not be sent."; }
  form.prepend(said);
}

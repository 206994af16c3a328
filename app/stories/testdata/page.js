const seen = (words) => { document.getElementById("seen").append(Object.assign(document.createElement("li"), { textContent: words })); };
const on = (target, type, act) => target.addEventListener(type, act);
setTimeout(() => { document.getElementById("late").hidden = false; document.getElementById("cover").remove(); }, 300);
for (const button of document.querySelectorAll("button")) {
  on(button, "click", (e) => seen(`clicked ${button.ariaLabel || button.textContent} trusted ${e.isTrusted}`));
}
on(document.getElementById("name"), "change", (e) => seen(`name ${e.target.value} trusted ${e.isTrusted}`));
on(document.getElementById("kind"), "change", (e) => seen(`kind ${e.target.value} trusted ${e.isTrusted}`));
const card = document.querySelector("[data-state-id]");
on(card, "dblclick", (e) => seen(`double trusted ${e.isTrusted}`));
let moves = 0;
on(card, "pointerdown", (e) => { card.setPointerCapture(e.pointerId); moves = 0; });
on(card, "pointermove", (e) => { if (e.buttons === 1) moves += 1; });
on(card, "pointerup", (e) => { if (moves > 5) seen(`dragged by ${Math.round(e.clientX - card.getBoundingClientRect().right)} trusted ${e.isTrusted}`); });
on(document, "keydown", (e) => { if (e.key === "z" && e.ctrlKey) seen(`undo trusted ${e.isTrusted}`); });
on(document.getElementById("pick"), "click", () => {
  const input = Object.assign(document.createElement("input"), { type: "file" });
  on(input, "change", async () => seen(`picked ${input.files[0].name}: ${await input.files[0].text()}`));
  input.click();
});
on(document, "dragover", (e) => e.preventDefault());
on(document, "drop", async (e) => { e.preventDefault(); const f = e.dataTransfer.files[0]; seen(`dropped ${f.name}: ${await f.text()}`); });
if (location.search === "?faults") {
  console.error("a fault is logged");
  document.body.setAttribute("style", "color: red");
  setTimeout(() => { throw new Error("a fault is thrown"); });
}
performance.mark("statecraft:interactive");

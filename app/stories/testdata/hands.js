const seen = (words) => { document.getElementById("seen").append(Object.assign(document.createElement("li"), { textContent: words })); };
const on = (target, type, act, options) => target.addEventListener(type, act, options);
const held = (e) => ["alt", "ctrl", "meta", "shift"].filter((key) => e[key + "Key"]).join("+") || "nothing";
const ground = document.querySelector("[data-state-id]");

on(ground, "contextmenu", (e) => { e.preventDefault(); seen(`menu at ${e.clientX} trusted ${e.isTrusted}`); });
on(ground, "click", (e) => seen(`click holding ${held(e)}`));
on(ground, "wheel", (e) => { e.preventDefault(); seen(`wheel ${e.deltaX} ${e.deltaY} holding ${held(e)} trusted ${e.isTrusted}`); }, { passive: false });

let from = null, moves = 0, space = false;
on(ground, "pointerdown", (e) => { e.preventDefault(); ground.setPointerCapture(e.pointerId); from = e; moves = 0; });
on(ground, "pointermove", (e) => { if (e.buttons) moves += 1; });
on(ground, "pointerup", (e) => {
  if (moves > 5) seen(`dragged by ${e.clientX - from.clientX} button ${from.button} holding ${held(from)} until ${held(e)}, space ${space}`);
});

on(document, "keydown", (e) => {
  if (e.key === " ") { space = true; e.preventDefault(); }
  if (["Alt", "Shift", "Control"].includes(e.key)) seen(`${e.key} down trusted ${e.isTrusted}`);
});
on(document, "keyup", (e) => {
  if (e.key === " ") space = false;
  if (["Alt", "Shift", "Control"].includes(e.key)) seen(`${e.key} up`);
});

for (const type of ["copy", "cut"]) {
  on(document, type, (e) => { e.clipboardData.setData("text/plain", `${type} of the page`); e.preventDefault(); seen(`${type} trusted ${e.isTrusted}`); });
}
on(document, "paste", (e) => { e.preventDefault(); seen(`pasted ${e.clipboardData.getData("text/plain")}`); });

on(document.getElementById("keep"), "click", () => { localStorage.setItem("kept", "yes"); seen("kept"); });
on(window, "storage", (e) => seen(`another tab kept ${e.newValue}`));
seen(`kept here: ${localStorage.getItem("kept")}`);

for (const type of ["online", "offline"]) on(window, type, () => seen(`now ${type}`));
on(document.getElementById("ask"), "click", async () => {
  const answer = await fetch("page.css", { cache: "no-store" }).then((r) => r.status, () => "no answer");
  seen(`asked, ${answer}, the browser says ${navigator.onLine ? "online" : "offline"}`);
});
performance.mark("statecraft:interactive");

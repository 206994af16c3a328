// Decides the page's language before anything is drawn: the one chosen here, else
// the first the browser asks for that there is, else English. What is not English
// comes as a file of texts, beside the program.
(() => {
  const offered = { en: "en-GB", de: "de-DE" };
  const root = document.documentElement;
  const of = (tag) => tag.toLowerCase().split("-")[0];
  const speak = (language) => {
    // With its region, whose dates and numbers are written its own way.
    root.lang = navigator.languages.find((tag) => of(tag) === language) ?? offered[language];
  };

  let chosen = null;
  try { chosen = localStorage.getItem("statecraft:language"); } catch { /* storage is blocked: the browser decides */ }
  const language = [chosen, ...navigator.languages.map(of)].find((one) => Object.hasOwn(offered, one)) ?? "en";
  speak(language);
  if (language === "en") return;

  const texts = document.querySelector(`meta[name="statecraft-texts-${language}"]`).content;
  globalThis.statecraftTexts = fetch(texts)
    .then((answer) => answer.ok ? answer.text() : Promise.reject(new Error(`the texts are missing: ${answer.status}`)))
    .catch((error) => {
      console.error(error);
      speak("en");
      return "";
    });
  // Between the last byte of the page and the first script that waits for it.
  document.addEventListener("readystatechange", () => {
    for (const e of document.querySelectorAll(`[data-${language}]`)) e.textContent = e.getAttribute(`data-${language}`);
    for (const e of document.querySelectorAll(`[data-${language}-label]`)) e.ariaLabel = e.getAttribute(`data-${language}-label`);
  }, { once: true });
})();

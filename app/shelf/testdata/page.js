// Starts the harness, as the real page starts the program.
const go = new Go();
WebAssembly.instantiateStreaming(fetch("/harness.wasm"), go.importObject).then((made) => go.run(made.instance));

// Starts the test program, which then plays what it is handed.
const go = new Go();
WebAssembly.instantiateStreaming(fetch("/scenario.wasm"), go.importObject).then((made) => go.run(made.instance));

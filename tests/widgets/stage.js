// The page's side of the stage: models that stand in for the kernel's, and answers that a test has laid out.
globalThis.stage = {
  sent: [],
  answers: {},
  models: {},

  model(name, traits) {
    const listeners = new Map();
    const model = {
      traits,
      get: (key) => model.traits[key],
      on: (event, call) => listeners.set(event, [...(listeners.get(event) ?? []), call]),
      off: (event, call) => listeners.set(event, (listeners.get(event) ?? []).filter((other) => other !== call)),
      emit: (event, ...details) => (listeners.get(event) ?? []).forEach((call) => call(...details)),
      send(message) {
        stage.sent.push({ ...message, model: name });
        const answer = stage.answers[message.command];
        if (answer) queueMicrotask(() => stage.reply(name, message.op_id, answer));
      },
    };
    stage.models[name] = model;
    return model;
  },

  reply(name, opId, { bytes, ...answer }) {
    const buffers = bytes ? [new DataView(new TextEncoder().encode(bytes).buffer)] : [];
    stage.models[name].emit("msg:custom", { reply: opId, ...answer }, buffers);
  },

  async show(name, text, traits, place) {
    const columns = document.querySelector(".nw-columns");
    const parent = { header: columns.parentElement, footer: columns.parentElement }[place] ?? columns;
    const el = document.createElement("div");
    if (place === "header") parent.prepend(el);
    else parent.append(el);
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const { default: widget } = await import(address);
    const model = stage.model(name, traits);
    model.remove = widget.render({ model, el });
    model.element = el;
  },

  change(name, traits) {
    const { models } = stage;
    Object.assign(models[name].traits, traits);
    for (const key of Object.keys(traits)) models[name].emit(`change:${key}`);
  },

  holdTimers() {
    const { setTimeout } = globalThis;
    const held = [];
    globalThis.setTimeout = (call, wait, ...given) => (wait ? setTimeout(call, wait, ...given) : held.push(call));
    stage.releaseTimers = () => {
      globalThis.setTimeout = setTimeout;
      for (const call of held) call();
      return held.length;
    };
  },

  remove(name) {
    stage.models[name].remove();
    stage.models[name].element.remove();
  },
};

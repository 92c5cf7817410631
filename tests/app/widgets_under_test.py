"""Code cells of the notebooks that the tests serve; their people and values are invented."""

COUNTER = '''
import anywidget, traitlets
import ipywidgets as W

class Counter(anywidget.AnyWidget):
    _esm = """
    globalThis.seen ??= {imported: 0, initialized: 0, rendered: 0, cleaned: 0, ended: 0};
    seen.imported += 1;
    export default {
      initialize() { seen.initialized += 1; return () => { seen.ended += 1; }; },
      render({ model, el }) {
        seen.rendered += 1;
        const button = document.createElement("button");
        const shown = () => ["name", "count", "double"].map((key) => model.get(key)).join(" ");
        const draw = () => { button.textContent = shown(); };
        button.addEventListener("click", () => { model.set("count", model.get("count") + 1); model.save_changes(); });
        model.on("change:count", draw);
        model.on("change:double", draw);
        draw();
        el.append(button);
        return () => { seen.cleaned += 1; };
      },
    };
    """
    _css = "button { color: rgb(1, 2, 3); }"
    name = traitlets.Unicode().tag(sync=True)
    count = traitlets.Int().tag(sync=True)
    double = traitlets.Int().tag(sync=True)

    @traitlets.observe("count")
    def _redouble(self, change):
        self.double = 2 * change["new"]
'''

SHOW_COUNTERS = 'W.VBox([Counter(name="one"), W.HBox([Counter(name="two")])]).add_class("of-ours")'

CHANGING = '''
class Words(anywidget.AnyWidget):
    _esm = """
    export default () => ({ render({ model, el }) {
      const input = document.createElement("input");
      input.id = model.get("name");
      input.setAttribute("aria-label", model.get("name"));
      el.append(input);
      input.addEventListener("input", () => model.send(input.value));
    } });
    """
    name = traitlets.Unicode().tag(sync=True)

words, first, last = Words(name="words"), Counter(name="first"), Counter(name="last")
box = W.VBox([first, words, last])
orders = {"a": [last, words], "b": [words, last, words], "c": [Counter(name="new"), first, last, words], "d": []}

def on_words(_, content, buffers):
    if content in orders:
        box.children = orders[content]
    if content == "hide":
        last.layout.display = "none"
    if content == "close":
        last.close()
    if content == "fail":
        raise ValueError("secret words")

words.on_msg(on_words)
box.add_class("changing")
'''

BYTES = '''
import anywidget, traitlets

class Bytes(anywidget.AnyWidget):
    _esm = """
    const text = (view) => Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)).join(" ");
    export default { render({ model, el, experimental }) {
      el.id = "bytes";
      const show = (name, value) => { el.dataset[name] = value; };
      show("first", text(model.get("data")));
      model.on("change:data", () => show("trait", text(model.get("data"))));
      model.on("msg:custom", (content, buffers) => { if (content.back) show("message", text(buffers[0])); });
      model.send({ there: true }, undefined, [new Uint8Array([1, 2, 3])]);
      model.set("data", new Uint8Array([9, 8]));
      model.save_changes();
      const more = { buffers: [new Uint8Array([5, 6])], signal: AbortSignal.timeout(20000) };
      experimental.invoke("turn", "abc", more).then(
        ([answer, buffers]) => show("answer", `${answer} ${text(buffers[0])}`));
    } };
    """
    data = traitlets.Bytes(b"\\x07\\x00\\xff").tag(sync=True, from_json=lambda value, _: bytes(value))

    @anywidget.experimental.command
    def turn(self, msg, buffers):
        return msg[::-1], [bytes(reversed(bytes(buffers[0])))]

    @traitlets.observe("data")
    def _grow(self, change):
        if len(change["new"]) == 2:
            self.data = bytes(change["new"]) + b"\\x01"

b = Bytes()
b.on_msg(lambda _, content, buffers: content.get("there") and b.send({"back": True}, [bytes(buffers[0])[::-1]]))
b
'''

ECHO = '''
import anywidget, time, traitlets

class Slow(anywidget.AnyWidget):
    _esm = """
    export default { render({ model, el }) {
      const input = document.createElement("input");
      const history = [];
      input.setAttribute("aria-label", "slow");
      input.addEventListener("input", () => { model.set("value", input.value); model.save_changes(); });
      model.on("change:value", () => {
        input.value = model.get("value");
        el.dataset.history = history.push(input.value) && history.join(",");
      });
      model.on("change:heard", () => { el.dataset.heard = model.get("heard"); });
      el.id = "slow";
      el.append(input);
    } };
    """
    value = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Unicode().tag(sync=True)

    @traitlets.observe("value")
    def _late(self, change):
        time.sleep(0.2)
        self.heard = change["new"]

Slow()
'''

SAID = '''
import os
import anywidget, traitlets

class Said(anywidget.AnyWidget):
    _esm = """
    export default { render({ model, el }) {
      const input = document.createElement("input");
      const heard = document.createElement("output");
      const draw = () => { heard.textContent = model.get("heard").join(" "); };
      input.id = "words";
      input.setAttribute("aria-label", "Words");
      input.addEventListener("input", () => model.send({ words: input.value }));
      heard.id = "heard";
      el.dataset.pid = model.get("pid");
      el.id = "said";
      model.on("change:heard", draw);
      draw();
      el.append(input, heard);
    } };
    """
    heard = traitlets.List().tag(sync=True)
    pid = traitlets.Int().tag(sync=True)

said = Said(pid=os.getpid())
said.on_msg(lambda _, content, buffers: setattr(said, "heard", [*said.heard, content["words"]]))
said
'''

FACTS = '''
import os, sys
import anywidget, traitlets

class Facts(anywidget.AnyWidget):
    _esm = """export default { render({ model, el }) { el.id = "facts"; el.textContent = model.get("facts"); } };"""
    facts = traitlets.Unicode().tag(sync=True)

import json, voila
Facts(facts=json.dumps({
    "python": sys.executable,
    "folder": os.getcwd(),
    "store": os.environ.get("NEGLECT_WIDGETS_STORE"),
    "history": get_ipython().history_manager.enabled,
    "profile": get_ipython().ipython_dir,
    "voila": voila.__file__,
}))
'''

NOT_OURS = (
    "from IPython.display import HTML; HTML('<b id=bold>bold</b>')",
    "import ipywidgets as W; W.IntSlider()",
    "7",
)

FAILING = "raise ValueError('secret words')"

EVERYTHING = (COUNTER, SHOW_COUNTERS, CHANGING, BYTES, ECHO, FACTS, *NOT_OURS, FAILING)
"""One notebook for all that can be tried on one page; a cell that fails ends it."""

STOCK = (
    """
import ipywidgets as W
slider = W.IntSlider(description="How many", value=3)
button = W.Button(description="Double")
label = W.Label("3")
button.on_click(lambda _: setattr(slider, "value", slider.value * 2))
slider.observe(lambda change: setattr(label, "value", f"now {change['new']}"), "value")
W.VBox([slider, button, label])
""",
    """
import plotly.graph_objects as go
go.Figure(go.Bar(x=["a", "b"], y=[1, 2]), layout={"title": "Invented figures"})
""",
)

"""Reads files of networks with networkx and igraph, and compares every node,
attribute and weight with what is expected.

The argument is a folder with `NAME.json`, what is expected, and beside it the
files to be read.
"""

import datetime
import json
import pathlib
import sys
import unicodedata

import igraph
import networkx

GRAPHML = {"id", "label", "name"}
GEXF = {"end", "id", "label", "parents", "pid", "slices", "spells", "start", "viz"}
PAJEK = set(
    "a1 a2 ap b bc bw c color font fos framecolor h1 h2 hook1 hook2 ic id k1 k2 l la label"
    " labelcolor labeldegree labeldist lc lp lphi lr name p phi q r s shape size type url w x"
    " x_fact y y_fact z".split()
)


def xml(text):
    bad = lambda c: c not in "\t\n\r" and (c < " " or c in "\ufffe\uffff")
    return "".join("\ufffd" if bad(c) else c for c in text)


def pajek(text):
    control = lambda c: unicodedata.category(c) == "Cc"
    text = text.replace('"', "'").replace("\\", "/")
    return "".join(" " if control(c) else c for c in text)


def word(name):
    made = "".join(c if c.isalnum() or c in "-." else "_" for c in name)
    return made if made[:1].isalpha() else "a_" + made


def properties(case, taken, safe, spelled):
    """The properties of each node under the names that they must have."""
    nodes = case["nodes"]
    names, seen = {}, set(taken)

    def name(of):
        made = spelled(of)
        while made.lower() in seen:
            made += "_"
        seen.add(made.lower())
        return made

    kind, variable = name("kind"), name("variable")
    id_ = name("id") if not case["keys_are_ids"] and any(n["id"] for n in nodes) else None
    claims = name("claims")
    for of in sorted({of for node in nodes for of, value in node["attributes"].items() if value}):
        names[of] = name(of)
    for node in nodes:
        made = {kind: node["kind"], variable: node["variable"], claims: node["claims"]}
        if id_ and node["id"]:
            made[id_] = safe(node["id"])
        for of, value in node["attributes"].items():
            if value:
                made[names[of]] = safe(value)
        yield made


def keys(case):
    if case["keys_are_ids"]:
        return [node["id"] for node in case["nodes"]]
    numbers = {"row": 0, "column": 0}
    made = []
    for node in case["nodes"]:
        numbers[node["kind"]] += 1
        made.append(node["kind"][0] + str(numbers[node["kind"]]))
    return made


def ties(case, networks):
    """Pairs of places among the nodes, with the weight in each network."""
    rows = sum(node["kind"] == "row" for node in case["nodes"])
    width = rows if case["mode"] == "one" else len(case["nodes"]) - rows
    for row in range(rows):
        for column in range(row if case["mode"] == "one" else 0, width):
            weights = [network["weights"][row * width + column] for network in networks]
            if any(weights):
                yield row, column + (0 if case["mode"] == "one" else rows), weights


def same(found, expected, what):
    if isinstance(found, list) and len(found) == len(expected):
        for one, other in zip(found, expected):
            assert one == other, f"{what}:\n  found    {one!r}\n  expected {other!r}"
    assert found == expected, f"{what}:\n  found    {found!r}\n  expected {expected!r}"


def edges(found, expected, what):
    """Edges do not know which of their ends is the first."""
    order = lambda all: sorted(((*sorted(ends), of) for ends, of in all), key=repr)
    same(order(found), order(expected), what)


def padded(made, names):
    """What igraph makes of nodes: every attribute, empty where there is none."""
    return {name: made.get(name, "") for name in names}


def graphml(case, path):
    steps = case["steps"]
    key = keys(case)
    expected = list(properties(case, GRAPHML, xml, xml))
    for made, node in zip(expected, case["nodes"]):
        made["label"] = xml(node["label"])
    names = ["weight"] if len(steps[0]) == 1 else [n["aggregate"] for n in steps[0]]
    tied = list(ties(case, steps[0]))

    graph = networkx.read_graphml(path)
    same(list(graph.nodes(data=True)), list(zip(key, expected)), path)
    stated = {name: value for name, value in graph.graph.items() if "default" not in name}
    same(stated, case["stated"], path)
    found = [((a, b), data) for a, b, data in graph.edges(data=True)]
    edges(found, [((key[a], key[b]), dict(zip(names, w))) for a, b, w in tied], path)

    graph = igraph.Graph.Read_GraphML(str(path))
    assert not graph.is_directed()
    names_of_nodes = {name for made in expected for name in made}
    found = [{k: v for k, v in v.attributes().items() if k != "id"} for v in graph.vs]
    same(found, [padded(made, names_of_nodes) for made in expected], f"igraph {path}")
    same([v["id"] for v in graph.vs], key, f"igraph {path}")
    found = [(e.tuple, e.attributes()) for e in graph.es]
    edges(found, [((a, b), dict(zip(names, w))) for a, b, w in tied], f"igraph {path}")
    same({name: graph[name] for name in graph.attributes()}, case["stated"], f"igraph {path}")


def moments(case):
    day = lambda text: datetime.date.fromisoformat(text[:10])
    steps = [step[0] for step in case["steps"]]
    starts = [day(step["middle"]) for step in steps]
    ends = [start - datetime.timedelta(days=1) for start in starts[1:]] + [day(steps[-1]["to"])]
    return [(str(start), str(end)) for start, end in zip(starts, ends)]


def gexf(case, path):
    steps, key = case["steps"], keys(case)
    expected = list(properties(case, GEXF, xml, xml))
    dynamic = steps[0][0]["middle"] is not None if steps[0] else False
    when = moments(case) if dynamic else []
    for made, node in zip(expected, case["nodes"]):
        made["label"] = xml(node["label"])
        if dynamic:
            made["start"], made["end"] = when[0][0], when[-1][1]
    graph = networkx.read_gexf(path)
    same(graph.graph["mode"], "dynamic" if dynamic else "static", path)
    same(list(graph.nodes(data=True)), list(zip(key, expected)), path)
    names = ["weight"] if len(steps[0]) == 1 else [n["aggregate"] for n in steps[0]]
    wanted = []
    number = len(steps[0])
    for a, b, weights in ties(case, [network for step in steps for network in step]):
        chunks = [weights[at : at + number] for at in range(0, len(weights), number)]
        if not dynamic:
            made = dict(zip(names, chunks[0]))
        else:
            there = [at for at, chunk in enumerate(chunks) if any(chunk)]
            made = {
                name: [(chunks[at][n], *when[at]) for at in there] for n, name in enumerate(names)
            }
            runs = []
            for at in there:
                if runs and runs[-1][1] == at - 1:
                    runs[-1][1] = at
                else:
                    runs.append([at, at])
            made["spells"] = [(when[first][0], when[last][1]) for first, last in runs]
        wanted.append(((key[a], key[b]), made))
    found = [
        ((a, b), {k: v for k, v in data.items() if k != "id"})
        for a, b, data in graph.edges(data=True)
    ]
    edges(found, wanted, path)


def net(case, path):
    labels, seen = [], set()
    for node in case["nodes"]:
        label = name = pajek(node["label"])
        number = 1
        while name in seen:
            number += 1
            name = f"{label} ({number})"
        seen.add(name)
        labels.append(name)
    expected = list(properties(case, PAJEK, pajek, word))
    for made, node in zip(expected, case["nodes"]):
        made["claims"] = str(made["claims"])
        made.update(x=0.5, y=0.5, shape="ellipse" if node["kind"] == "row" else "box")
    tied = list(ties(case, case["steps"][0]))

    graph = networkx.read_pajek(path)
    found = [(label, {k: v for k, v in d.items() if k != "id"}) for label, d in graph.nodes(data=True)]
    same(found, list(zip(labels, expected)), path)
    found = [((a, b), data) for a, b, data in graph.edges(data=True)]
    edges(found, [((labels[a], labels[b]), {"weight": w}) for a, b, [w] in tied], path)

    graph = igraph.Graph.Read_Pajek(str(path))
    assert not graph.is_directed()
    names = {name for made in expected for name in made}
    wanted = [{"name": label, **padded(made, names)} for label, made in zip(labels, expected)]
    same([v.attributes() for v in graph.vs], wanted, f"igraph {path}")
    found = [(e.tuple, e.attributes()) for e in graph.es]
    edges(found, [((a, b), {"weight": w}) for a, b, [w] in tied], f"igraph {path}")


read = 0
for expected in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    case = json.loads(expected.read_text(encoding="utf-8"))
    for ending, reader in [(".graphml", graphml), (".gexf", gexf), (".net", net)]:
        path = expected.with_suffix(ending)
        if path.exists():
            reader(case, path)
            read += 1
print(read)

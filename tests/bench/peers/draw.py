#!/usr/bin/env python3
"""draw.py TOOL FOLDER: a picture (SVG) of every statement's outcome, by a tool that draws live Python objects.

The same eight statements as groups/peers.c has heapstory draw. Each tool draws what can be reached from the names.
"""
import os
import sys

STATEMENTS = (
    "class Node:\n    def __init__(self, value):\n        self.value = value\n        self.ref = None",
    "a = Node(1)",
    "b = Node(2)",
    "a.ref = b",
    "b.ref = a",
    "del a",
    "del b",
    "gc.collect()",
)


def objgraph_tool():
    import objgraph

    def wanted(thing):
        return isinstance(thing, (dict, int, type(None))) or type(thing).__name__ == "Node"

    return lambda names, path: objgraph.show_refs(
        [names], filename=path + ".svg", max_depth=4, refcounts=True, filter=wanted
    )


def memory_graph_tool():
    import memory_graph

    return lambda names, path: memory_graph.render(names, path + ".svg")


def lolviz_tool():
    import lolviz

    return lambda names, path: lolviz.objviz(names).render(filename=path, format="svg", cleanup=True)


TOOLS = {"objgraph": objgraph_tool, "memory_graph": memory_graph_tool, "lolviz": lolviz_tool}


def main():
    tool, folder = sys.argv[1:]
    draw = TOOLS[tool]()
    names = {}
    exec("import gc", names)
    hidden = set(names)
    for number, statement in enumerate(STATEMENTS, 1):
        exec(statement, names)
        path = os.path.join(folder, f"{number:03d}")
        draw({name: names[name] for name in names if name not in hidden and name != "Node"}, path)
        # objgraph says on standard output that dot failed, and goes on.
        if not os.path.getsize(path + ".svg"):
            sys.exit(f"{tool} has not drawn {path}.svg")


main()

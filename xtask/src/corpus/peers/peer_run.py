"""What the programs that make documents by other tools share."""
import os
import sys
import traceback

from peer_values import Chance, NotMade

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

def missing(error):
    line("unmade", f"{error.name or error} is not installed")
    sys.exit(1)


def line(*parts):
    print("\t".join(" ".join(str(part).split())[:500] for part in parts), flush=True)


def facets(restriction):
    """The facets of a restriction, as its element has them."""
    found = {}
    for child in [] if restriction is None else restriction:
        if not isinstance(child.tag, str) or child.get("value") is None:
            continue
        name, value = child.tag.rpartition("}")[2], child.get("value")
        found[name] = [*found.get(name, []), value] if name in ("enumeration", "pattern") else value
    # Several patterns of one step are alternatives.
    if "pattern" in found:
        found["pattern"] = ["|".join(f"({each})" for each in found["pattern"])]
    return found


def merged(base, own):
    """The facets of a type that restricts another."""
    return {**base, **own, "pattern": base.get("pattern", []) + own.get("pattern", [])}


def run(opened):
    """Makes documents: `WSDL SCHEMAS FOLDER ROOTS NUMBER` are the arguments, ROOTS a file with a line for each element, which
    has its number, its namespace and its local name. `opened` takes the first two and gives what makes a document.
    """
    wsdl, schemas, folder, roots, number = sys.argv[1:6]
    with open(roots, encoding="utf-8") as file:
        elements = [line.rstrip("\n").split("\t") for line in file]
    try:
        with opened(os.path.abspath(wsdl), os.path.abspath(schemas)) as document:
            make(document, folder, elements, int(number))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        line("unmade", f"{type(error).__name__} in {os.path.basename(place.filename)}", error)
    line("done")


def make(document, folder, elements, number):
    """Writes documents of each element."""
    for index, namespace, local in elements:
        for seed in range(number):
            style = {0: "least", 1: "full"}.get(seed, "random")
            try:
                text = document(namespace, local, Chance(style, f"{local} {seed}"))
            except NotMade as error:
                line("unmade", index, seed, error)
                continue
            except RecursionError:
                line("unmade", index, seed, "the tool recurses without end")
                continue
            except Exception as error:
                line("unmade", index, seed, f"{type(error).__name__}: {error}")
                continue
            with open(os.path.join(folder, f"{index}-{seed}.xml"), "w", encoding="utf-8", newline="") as file:
                file.write(text)

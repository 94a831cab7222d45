"""Holds messages against the first schema that is taken: `FOLDER SCHEMA MENDED`. Prints how, and a line a message."""
import os
import sys

try:
    import xmlschema
    from xmlschema.validators import XsdEnumerationFacets, XsdFacet, XsdPatternFacets
except ImportError:
    sys.exit(3)


def line(*parts):
    print("\t".join(" ".join(str(part).split())[:2000] for part in parts), flush=True)


def is_facet(error):
    facet = isinstance(error.validator, (XsdFacet, XsdPatternFacets))
    return facet and not isinstance(error.validator, XsdEnumerationFacets)


def read(file, validation):
    return xmlschema.XMLSchema10(file, validation=validation, defuse="never", allow="local")


def take(as_written, mended):
    """The schema as it is, or with the imports that it lacks, or in spite of what is wrong with it."""
    try:
        return read(as_written, "strict"), "xmlschema"
    except Exception:
        pass
    try:
        return read(mended, "strict"), "xmlschema, with imports that the schemas lack"
    except Exception as error:
        refused = str(getattr(error, "message", None) or error).strip().split("\n")[0]
    return read(mended, "lax"), "xmlschema, which refuses the schema too and judges by what is right of it: " + refused


folder, *files = sys.argv[1:]
schema, how = take(*files)
line("how", how)
for name in sorted(os.listdir(folder)):
    try:
        errors = list(schema.iter_errors(os.path.join(folder, name)))
    except Exception as error:
        line("invalid", name, type(error).__name__, error)
        continue
    first = next((error for error in errors if not is_facet(error)), None)
    if first is not None:
        line("invalid", name, first.path, first.reason)
    elif errors:
        line("facets", name, errors[0].path, errors[0].reason)
    else:
        line("valid", name)

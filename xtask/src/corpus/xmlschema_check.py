"""Holds messages against a schema: `SCHEMA FOLDER`. Prints a line a message, or why the schema is refused."""
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


schema_file, folder = sys.argv[1:]
try:
    schema = xmlschema.XMLSchema10(schema_file, defuse="never", allow="local")
except Exception as error:
    line("refused", type(error).__name__, error)
    sys.exit(0)
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

"""The same comparison by peers: old and new CSV in, a CSV of changed rows out.

    python3 compare.py duckdb|polars|merge OLD NEW OUT

`merge` is the floor: two sorted files, compared line by line, nothing checked.
Prints the CPU time and the peak memory of the whole process.
"""

import resource
import sys


def duckdb(old, new, out):
    import duckdb

    duckdb.sql(
        f"""copy (
            select coalesce(a.actor, b.actor) as actor, coalesce(a.issue, b.issue) as issue,
                a.stance as before, b.stance as after
            from read_csv('{old}', all_varchar=true) a
            full join read_csv('{new}', all_varchar=true) b
                on a.actor = b.actor and a.issue = b.issue
            where a is distinct from b order by 1, 2
        ) to '{out}' (format csv, header)"""
    )


def polars(old, new, out):
    import polars

    read = lambda path: polars.scan_csv(path, infer_schema=False)
    key = ["actor", "issue"]
    both = read(old).join(read(new), on=key, how="full", coalesce=True, suffix="_after")
    names = [name for name in read(old).collect_schema().names() if name not in key]
    differs = polars.any_horizontal(
        [polars.col(name).ne_missing(polars.col(name + "_after")) for name in names]
    )
    changed = both.filter(differs).select(*key, "stance", "stance_after")
    changed.sort(key).collect().write_csv(out)


def merge(old, new, out):
    with open(old) as a, open(new) as b, open(out, "w") as c:
        for one, other in zip(a, b):
            if one != other:
                c.write(other)


def main():
    tool, old, new, out = sys.argv[1:]
    {"duckdb": duckdb, "polars": polars, "merge": merge}[tool](old, new, out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime
    with open(out) as file:
        changes = sum(1 for _ in file)
    print(f"{tool}: {seconds:.2f} s CPU, {used.ru_maxrss // 1024} MB, {changes} lines")


main()

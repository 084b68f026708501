"""The pair matrices of recorded votes by peers: a CSV of claims in, a CSV of
pairs out.

    python3 pairs.py polars|duckdb|split CLAIMS OUT

For each pair of actors the issues on which both voted (common), voted alike
(same), on the same side (congruence), on opposite sides (conflict). `split` is
the floor: the lines are split into fields, and nothing is counted. Prints the
CPU time and the peak memory of the whole process, and the sums.
"""

import resource
import sys


def polars(claims, out):
    import numpy
    import polars

    table = polars.read_csv(claims, columns=["actor", "issue", "stance"])
    actors = table["actor"].unique().sort()
    issues = table["issue"].unique().sort()
    number = lambda names, name: polars.DataFrame(
        {name: names, "n": numpy.arange(len(names), dtype=numpy.int32)}
    )
    numbers = lambda names, name: (
        table.join(number(names, name), on=name, maintain_order="left")["n"].to_numpy()
    )
    rows, columns = numbers(actors, "actor"), numbers(issues, "issue")
    stances = table["stance"].to_numpy()

    def cast(stance):
        cells = numpy.zeros((len(actors), len(issues)), dtype=numpy.float32)
        these = stances == stance
        cells[rows[these], columns[these]] = 1
        return cells

    yes, no, neither = cast("support"), cast("oppose"), cast("abstain")
    any_vote = yes + no + neither
    congruence = yes @ yes.T + no @ no.T
    conflict = yes @ no.T + no @ yes.T
    common, same = any_vote @ any_vote.T, congruence + neither @ neither.T
    a, b = numpy.triu_indices(len(actors), 1)
    polars.DataFrame(
        {
            "row": actors.to_numpy()[a],
            "column": actors.to_numpy()[b],
            "common": common[a, b].astype(int),
            "same": same[a, b].astype(int),
            "congruence": congruence[a, b].astype(int),
            "conflict": conflict[a, b].astype(int),
        }
    ).write_csv(out)


def duckdb(claims, out):
    import duckdb

    duckdb.sql(
        f"""copy (
            with c as (select actor, issue, stance from read_csv('{claims}', all_varchar=true))
            select a.actor as "row", b.actor as "column", count(*) as common,
                count(*) filter (a.stance = b.stance) as same,
                count(*) filter (a.stance = b.stance and a.stance <> 'abstain') as congruence,
                count(*) filter (a.stance <> b.stance and a.stance <> 'abstain'
                    and b.stance <> 'abstain') as conflict
            from c a join c b on a.issue = b.issue and a.actor < b.actor
            group by all order by 1, 2
        ) to '{out}' (format csv, header)"""
    )


def split(claims, out):
    with open(claims) as lines, open(out, "w") as file:
        fields = sum(len(line.split(",")) for line in lines)
        file.write(f"row,column,common,same,congruence,conflict\n,,{fields},0,0,0\n")


def main():
    tool, claims, out = sys.argv[1:]
    {"polars": polars, "duckdb": duckdb, "split": split}[tool](claims, out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime
    with open(out) as file:
        rows = [line.rstrip().rsplit(",", 4)[1:] for line in file][1:]
    sums = [sum(int(row[at]) for row in rows) for at in range(4)]
    print(f"{tool}: {seconds:.2f} s CPU, {used.ru_maxrss // 1024} MB, sums {sums}")


main()

"""Two snapshots in CSV of which one row in a hundred differs.

    python3 generate.py FOLDER [POSITIONS]

writes old3.csv and new3.csv (actor, issue, stance) and old.csv and new.csv
(all columns), sorted by actor and issue. The same call gives the same bytes.
"""

import datetime
import pathlib
import random
import sys

STANCES = ["Oppose", "Neutral", "Support", "StrongOppose", "StrongSupport"]
HEADER = "actor,issue,stance,response,conditions,said,published,by,authority,claim,marks"


def main():
    folder = pathlib.Path(sys.argv[1])
    positions = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    folder.mkdir(parents=True, exist_ok=True)
    actors = 1_000
    issues = positions // actors
    chance = random.Random(5)
    first = datetime.date(2024, 1, 1)
    files = {name: open(folder / f"{name}.csv", "w") for name in ["old3", "new3", "old", "new"]}
    for name in ["old3", "new3"]:
        files[name].write("actor,issue,stance\n")
    for name in ["old", "new"]:
        files[name].write(HEADER + "\n")
    for actor in range(actors):
        who = f"actor-{actor:04}"
        for issue in range(issues):
            on = f"issue-{issue:05}"
            stance = STANCES[chance.randrange(5)]
            day = first + datetime.timedelta(days=chance.randrange(365))
            condition = "OnlyIf: the tolls are shared" if chance.randrange(20) == 0 else ""
            claim = f"claim-{actor:04}-{issue:05}"
            was = f"{who},{on},{stance}"
            row = f"{was},,{condition},{day},{day},{who},Spokesperson,{claim},\n"
            files["old3"].write(was + "\n")
            files["old"].write(row)
            if chance.randrange(100) == 0:
                stance = STANCES[(STANCES.index(stance) + 1 + chance.randrange(4)) % 5]
                day = datetime.date(2025, 1, 1) + datetime.timedelta(days=chance.randrange(365))
                was = f"{who},{on},{stance}"
                row = f"{was},,{condition},{day},{day},{who},Spokesperson,{claim}-b,\n"
            files["new3"].write(was + "\n")
            files["new"].write(row)
    for file in files.values():
        file.close()


main()

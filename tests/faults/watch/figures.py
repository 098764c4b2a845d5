"""What a program of this folder has found: one line of figures, and whether it may be so."""

from dataclasses import dataclass, field


@dataclass
class Figures:
    """Counts by name, and each thing that must not be, with how to see it again."""

    counts: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, number: float = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + number

    def line(self, title: str, seconds: float) -> str:
        told = ", ".join(f"{count:,.10g} {name}" for name, count in self.counts.items())
        return f"{title}: {told}; {seconds:.0f} s"

"""Posts and titles: where the words before a name tell what the person is."""

from kronika.codebook.name_words import NameWords
from kronika.reading.names.lines import Line, is_hyphen

_MAX_BACK = 12
_MAX_AHEAD = 14
_BODIES = frozenset("staff command court assembly council secretariat directorate".split())


_EXCELLENCY = frozenset({"HE", "H.E", "H.E."})


class Posts:
    """Knows titles and the phrases around them."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._titles = words["posts"] | words["ranks"] | words["honorifics"]
        self._weak = words["modifiers"]
        self._strict = frozenset({"mr", "mrs", "ms", "dr", "gen", "lt", "col"})

    def is_title(self, key: str) -> bool:
        """Whether a folded word is the head of a post, a rank or a form of address."""
        return key in self._titles

    def is_post(self, key: str) -> bool:
        """Whether a folded word is the head of a post."""
        return key in self._words["posts"]

    def title_end(self, line: Line, first: int, last: int) -> tuple[int, int] | None:
        """First title word inside a run, and the end of its last title with what it is of."""
        begin, end = None, None
        at = first
        while at < last:
            if self.is_title(line.folds[at]) and self._apart(line, at):
                begin = at if begin is None else begin
                end = self._after(line, at + 1, last)
                at = end
            else:
                at += 1
        if begin is None or end is None:
            return None
        while begin > first and self._modifies(line, begin - 1):
            begin -= 1
        return begin, end

    def _modifies(self, line: Line, at: int) -> bool:
        """Whether a capitalised word belongs to the post and not to the body before it."""
        key = line.folds[at]
        body = self._words.heads.get(key) in {"agency", "force", "unit"} and key not in {
            "navy",
            "army",
        }
        return key in self._weak and not (body and line.caps[at])

    def _apart(self, line: Line, at: int) -> bool:
        """A title is a word by itself, and no surname: Julie Bishop."""
        before, after = line.fold_at(at - 1), line.fold_at(at + 1)
        if line.folds[at] == "general" and after in _BODIES and line.caps[at + 1]:
            return False
        if (
            before in self._words.given
            and not self.is_title(before)
            and line.folds[at] not in self._strict
        ):
            return False
        return not (at + 1 < len(line) and is_hyphen(line.words[at + 1]) and line.glued(at + 1))

    def _after(self, line: Line, at: int, last: int) -> int:
        if at < last and line.words[at] == ".":
            at += 1
        if (
            at < last
            and is_hyphen(line.words[at])
            and line.fold_at(at + 1) in {"general", "designate", "elect"}
        ):
            return min(at + 2, last)
        if at + 1 < last and line.folds[at] in {"of", "for"}:
            for size in (5, 4, 3, 2, 1):
                end = at + 1 + size
                inside = end <= last and line.words[end - 1][0].isalpha()
                if inside and line.key(at + 1, end) in self._words["portfolios"]:
                    return end
        return at

    def before(self, line: Line, name: int) -> int | None:
        """Where the post begins that ends right before word `name`, or None for none."""
        at = self._addressed(line, name)
        if at >= 2 and line.words[at - 1] == "," and self._post_phrase(line, at - 1) is not None:
            return self._post_phrase(line, at - 1)
        at = name
        if at == 0:
            return None
        head = at - 1
        if line.words[head] == "." and head and line.glued(head):
            head -= 1
        if not self.is_title(line.folds[head]):
            return self._distant(line, head)
        return self.back(line, head)

    def _addressed(self, line: Line, name: int) -> int:
        """Where the forms of address before a name begin: HE Dr Ann Lee."""
        at = name
        while at > 0 and (
            line.folds[at - 1] in self._words["honorifics"] or line.words[at - 1] in _EXCELLENCY
        ):
            at -= 1
        return at

    def _distant(self, line: Line, last: int) -> int | None:
        """Minister for the Middle East Ann Lee: a post with all that it is for, or None."""
        at, found = last, None
        if not line.caps[last]:
            return None
        while at > 0 and last - at < _MAX_BACK:
            small = line.folds[at] in {"of", "for", "the", "and", "to", "on"}
            if not (line.caps[at] or small or is_hyphen(line.words[at])):
                break
            if self.is_post(line.folds[at]) and line.folds[at + 1] in {"of", "for", "to", "on"}:
                found = at
            at -= 1
        return self.back(line, found) if found is not None else None

    def only_rank(self, line: Line, first: int, last: int) -> bool:
        """Whether a post is a mere rank or form of address: Lt. Gen., Mr."""
        keys = [key for key in line.folds[first:last] if key]
        return all(key in self._words["ranks"] or key in self._words["honorifics"] for key in keys)

    def _post_phrase(self, line: Line, comma: int) -> int | None:
        """The commander of X, Ann Lee: where the phrase before the comma begins, or None."""
        for at in range(comma - 1, max(-1, comma - _MAX_BACK), -1):
            if line.words[at] in {",", ".", ";", "(", ")"}:
                return None
            heads = at == comma - 1 or line.folds[at + 1] in {"of", "for", "in", "at"}
            if heads and self.is_post(line.folds[at]):
                first = self.back(line, at)
                article = line.fold_at(first - 1) in {"the", "a", "an"}
                return first if article or line.caps[first] else None
        return None

    def back(self, line: Line, head: int) -> int:
        """The first word of a post whose head is at `head`, without its article."""
        at = head
        while at > 0 and head - at < _MAX_BACK:
            key, word = line.folds[at - 1], line.words[at - 1]
            joins = is_hyphen(word) and line.glued(at) and at > 1 and line.glued(at - 1)
            if joins:
                at -= 2
            elif key in self._weak or self.is_title(key) or (word == "." and line.glued(at - 1)):
                at -= 1
            elif (found := line.busy[at - 1]) is not None and not (
                found.kind == "person" and found.named
            ):
                at = found.first
            elif word in {"'s", "’s", "'", "’"} and at > 1 and line.busy[at - 2] is not None:
                at -= 1
            else:
                break
        while at < head and (line.words[at] in {".", "'s", "’s"} or is_hyphen(line.words[at])):
            at += 1
        return at

    def after(self, line: Line, comma: int) -> tuple[int, int] | None:
        """The post told behind a name and a comma, as words half-open; None for none."""
        if comma >= len(line) or line.words[comma] not in {",", "(", "–", "—"}:
            return None
        first = comma + 1
        if line.fold_at(first) in {"the", "a", "an", "who", "then", "now"}:
            first += 1
        for at in range(first, min(len(line), first + 9)):
            key = line.folds[at]
            if self.is_post(key) and not (
                self.is_post(line.fold_at(at + 1)) and line.words[at].islower()
            ):
                return first, self._reach(line, self._after(line, at + 1, len(line)))
            named = line.busy[at] is not None or line.caps[at]
            if not (
                named
                or key in self._weak
                or self.is_post(key)
                or line.words[at] in {"'s", "’s", "-", "and", "of"}
            ):
                return None
        return None

    def _reach(self, line: Line, at: int) -> int:
        """The end of the phrases of, for, at, in … that follow the head of a post."""
        limit = min(len(line), at + _MAX_AHEAD)
        while at < limit and line.folds[at] in {"of", "for", "at", "in", "to", "with", "on"}:
            inner = at + 1
            if inner < limit and line.folds[inner] in {"the", "a", "an"}:
                inner += 1
            end = inner
            while end < limit and self._inside(line, end):
                end += 1
            if end == inner:
                break
            at = end
        return at

    def _inside(self, line: Line, at: int) -> bool:
        word = line.words[at]
        if line.busy[at] is not None or line.caps[at] or word in {"'s", "’s", "-"}:
            return True
        return line.folds[at] in self._weak or line.folds[at] in self._words.heads

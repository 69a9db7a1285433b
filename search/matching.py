"""Which words of a text a query met, and how: what is marked and what is explained."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from index.dutch import Token, analyse
from index.dutch.equivalents import equivalents
from index.dutch.folding import fold
from index.dutch.lexicon import lexicon
from index.dutch.marks import Sought
from index.dutch.words import PART
from search.page import Match
from search.query import Beginning, ExactPhrase, Leaf, Node, Where, Word, leaves
from search.ranking import compounds, names, weights

_PLACES: Mapping[str, frozenset[Where]] = {
    "text": frozenset({"anywhere"}),
    "heading": frozenset({"anywhere", "heading"}),
    "title": frozenset({"anywhere", "title"}),
}


_Words = dict[str, dict[str, tuple[float, Word]]]
"""Key -> spelling of each word of the query that is looked for under it -> what such a meeting is
worth, and the word; without explanations the key alone."""


class _Name(NamedTuple):
    """A name with particles.

    Attributes:
        asked: as it was typed.
        particles: what stands before its last word.
    """

    asked: str
    particles: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What can be met in one of `_PLACES`.

    Attributes:
        of_names: the keys of names of several words: also `senaat`, where `Eerste Kamer` is asked.
        sought: finds what has one of the keys of `words`.
        names: those with particles, by their last word, folded.
    """

    words: _Words
    surfaces: dict[str, Word]
    phrases: list[ExactPhrase]
    beginnings: list[Beginning]
    of_names: Set[str]
    sought: Sought
    names: dict[str, _Name]


class Matcher:
    """Finds the words of a query in texts that it found.

    Args:
        tree: the query.
        explain: whether to tell what each word met, and how; else `Match.asked` and `Match.how` may
            be "", and a word that met several is told once.
    """

    def __init__(self, tree: Node, *, explain: bool = True) -> None:
        self._explain = explain
        self._leaves = asked = leaves(tree)
        self._only_stop_words = all(isinstance(leaf, Word) and leaf.token.is_stop for leaf in asked)
        made = compounds(asked)
        if all(leaf.where == "anywhere" for leaf in asked):
            self._asked = dict.fromkeys(_PLACES, self._asked_in("text", asked, made))
        else:
            self._asked = {place: self._asked_in(place, asked, made) for place in _PLACES}

    def _asked_in(
        self, place: str, query: Sequence[Leaf], made: Mapping[Word, Sequence[str]]
    ) -> _Asked:
        words: _Words = {}
        surfaces = {}
        phrases = []
        beginnings = []
        wheres = _PLACES[place]
        for leaf in query:
            match leaf:
                case _ if leaf.where not in wheres:
                    pass
                case ExactPhrase():
                    phrases.append(leaf)
                case Beginning():
                    beginnings.append(leaf)
                case Word(token=token) if not token.is_stop:
                    self._look_for(leaf, weights(token), words)
                case Word() if self._only_stop_words:
                    surfaces[leaf.token.word] = leaf
        for word, keys in made.items():
            if word.where in wheres:
                inside = [PART + key for key in keys]
                self._look_for(word, dict.fromkeys((*keys, *inside), 0.0), words)
        of_names: set[str] = set()
        if self._explain:
            of_names.update(key for key in words if " " in key)
            of_names.update(
                key for leaf in query if isinstance(leaf, Word) for key in _of_name(leaf)
            )
        sought = Sought(words, in_context=self._explain)
        named = {
            each[-1].token.word: _name(each) for each in names(query) if each[-1].where in wheres
        }
        return _Asked(words, surfaces, phrases, beginnings, of_names, sought, named)

    def _look_for(self, word: Word, weights: Mapping[str, float], words: _Words) -> None:
        """Look for a word under keys; of the same word, the best meeting counts."""
        if not self._explain:
            words.update({key: {} for key in weights})
            return
        spelling = word.text.lower()
        for key, weight in weights.items():
            met = words.setdefault(key, {})
            if spelling not in met or weight > met[spelling][0]:
                met[spelling] = weight, word

    def matches(self, text: str, place: str = "text", marks: bytes = b"") -> list[Match]:
        """Return the words that were met, in order; of one that met several, the best first.

        Args:
            text: a paragraph, a heading or a title.
            place: which of them: "text", "heading" or "title".
            marks: of the text, which save most of the time that it takes.
        """
        asked = self._asked[place]
        if asked.surfaces or asked.phrases or asked.beginnings:
            tokens = analyse(text)
        else:
            tokens = asked.sought.tokens(text, marks) if asked.words else ()
            if not self._explain:
                bare = [
                    Match(token.text, token.start, token.end, place, "", "") for token in tokens
                ]
                return _with_particles(bare, text, asked.names)
        in_phrases = dict(_phrases(tokens, asked.phrases)) if asked.phrases else {}
        found = []
        for number, token in enumerate(tokens):
            met = in_phrases.get(number) or self._meetings(token, asked)
            found += [Match(token.text, token.start, token.end, place, *one) for one in met]
        return _with_particles(found, text, asked.names)

    def _meetings(self, token: Token, asked: _Asked) -> list[tuple[str, str]]:
        """What was asked and how the word meets it: a compound can meet several words at once."""
        if token.word in asked.surfaces:
            return [(asked.surfaces[token.word].text, "hetzelfde woord")]
        for beginning in asked.beginnings:
            if token.word.startswith(beginning.prefix):
                return [(f"{beginning.text}*", f"begint met “{beginning.text}”")]
        found = [key for key in token.keys if key in asked.words]
        if not self._explain:
            return [("", "")] if found else []
        # A word of a name meets the same word by itself.
        found = [key for key in found if key not in asked.of_names] or found
        best: dict[str, tuple[float, str, Word]] = {}
        for key in found:
            for spelling, (weight, word) in asked.words[key].items():
                if spelling not in best or weight > best[spelling][0]:
                    best[spelling] = weight, key, word
        if found and found[0] in asked.of_names:  # all words of the name asked meet it together
            return [self._name_met(token, found[0], [word for _, _, word in best.values()])]
        ordered = sorted(best.values(), key=lambda met: -met[0])
        return [(word.text, _how(token, key, word.token)) for _, key, word in ordered]

    def _name_met(self, token: Token, key: str, words: Sequence[Word]) -> tuple[str, str]:
        """Return what asks for a name of several words, and how a word of a text meets it."""
        name = key.removeprefix(PART)
        places = [self._leaves.index(word) for word in words]
        asked = " ".join(leaf.text for leaf in self._leaves[min(places) : max(places) + 1])
        if " " in name and token.word in name.split():
            return asked, f"hoort bij “{_written(name)}”"
        if key == name:
            return asked, f"betekent hetzelfde als “{asked}”"
        return asked, _how_inside(token, name, True, words[0].token)


def _of_name(word: Word) -> Iterator[str]:
    """Yield the keys of a word of a name that it has by the words around it alone."""
    if any(" " in term for term in word.token.analysed.together):
        yield from weights(word.token).keys() - weights(analyse(word.text)[0]).keys()


def _name(words: Sequence[Word]) -> _Name:
    particles = [word.token.word.replace("'", r"\W") + r"\s+" for word in words[:-1]]
    pattern = re.compile(rf"(?<!\w){''.join(particles)}\Z", re.IGNORECASE)
    return _Name(" ".join(word.text for word in words), pattern)


def _with_particles(matches: list[Match], text: str, named: Mapping[str, _Name]) -> list[Match]:
    """Let a name that stands in a text as it was asked be met with its particles."""
    if not named:  # most often
        return matches
    found = []
    end = 0
    for match in matches:
        name = named.get(fold(match.word)) if match.word[0].isupper() else None
        before = name and name.particles.search(text, end, match.start)
        if name and before:
            start = before.start()
            met = (name.asked, "dezelfde naam") if match.how else ("", "")
            found.append(Match(text[start : match.end], start, match.end, match.where, *met))
        else:
            found.append(match)
        end = match.end
    return found


def _phrases(
    tokens: Sequence[Token], phrases: Sequence[ExactPhrase]
) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    words = tuple([token.word for token in tokens])
    for phrase in phrases:
        wholes = [spelt for word, spelt in phrase.hyphenated() if word in words]
        for wanted in (phrase.words, *wholes):
            for start in range(len(words) - len(wanted) + 1):
                if words[start : start + len(wanted)] == wanted:
                    for number in range(start, start + len(wanted)):
                        yield number, [(phrase.text, "staat in de gezochte woordgroep")]


def _how(token: Token, key: str, asked: Token) -> str:
    """Say in Dutch how a word of a text meets a word of a query under a key."""
    whole = key.removeprefix(PART)
    is_asked = whole in asked.terms
    # An `ex-minister` is an `oud-minister`: each is in the other.
    if token.terms[0] in asked.parts and asked.terms[0] in token.parts:
        return f"betekent hetzelfde als “{asked.text}”"
    if key != whole:
        is_made = whole not in weights(asked)  # with the word beside it
        return _how_inside(token, whole, is_asked or is_made, asked)
    if is_asked:
        return _same(token, asked, whole)
    if asked.terms[0] in whole:
        return "een deel van een samenstelling"
    if whole in asked.others:
        return f"misschien een vorm van hetzelfde woord als “{asked.text}”"
    kind = "een deel" if whole in asked.parts else "het grondwoord"
    return f"{kind} van “{asked.text}”"


def _how_inside(token: Token, inside: str, is_asked: bool, asked: Token) -> str:
    if inside in token.parts:
        rule = _rule(token, inside)
        if rule == "date":
            return "hetzelfde jaar"
        if "equivalents" in rule and "compound" not in rule and "hyphen" not in rule:
            return f"valt onder “{_written(inside)}”"
        clause = "een deel van een samenstelling"
        return clause if is_asked else f"{clause}, net als in “{asked.text}”"
    kind = "misschien een vorm" if inside in token.others else "afgeleid"
    return f"{kind} van “{_written(inside)}”" + ("" if is_asked else f", net als “{asked.text}”")


def _same(token: Token, asked: Token, term: str) -> str:
    if token.word == asked.word:
        return "hetzelfde woord"
    rule = f"{_rule(token, term)}; {_rule(asked, term)}"
    if "separable verb" in rule:
        return f"een vorm van het scheidbare werkwoord “{_written(term)}”"
    if "equivalents" in rule and token.terms[0] != asked.terms[0]:
        return f"betekent hetzelfde als “{asked.text}”"
    return f"een andere vorm van “{asked.text}”"


def _rule(token: Token, form: str) -> str:
    """How a word came by a form: by itself, as `licht` by `lichten`, or by the words around it."""
    if "; " not in token.rule:
        return token.rule
    by_itself = analyse(token.text)[0]
    return by_itself.rule if form in (*by_itself.terms, *by_itself.parts) else token.rule


def _written(form: str) -> str:
    """Return a normal form as people write it."""
    return equivalents().written.get(form) or lexicon().written(form)

import pytest

from index.dutch.folding import fold
from index.dutch.particles import separable_verbs
from index.dutch.tokens import tokenise


def verbs(text: str) -> list[str]:
    """Each verb found in a text, as `form + particle = verb`."""
    spans = list(tokenise(text))
    words = [fold(text[span.start : span.end]) for span in spans]
    breaks = [span.breaks for span in spans]
    return [
        f"{words[verb]} + {words[particle]} = {terms[0]}"
        for particle, verb, terms in separable_verbs(words, breaks, range(len(words)))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Zo licht de minister het toe.", "licht + toe = toelichten", id="end"),
        pytest.param("licht toe", "licht + toe = toelichten", id="nothing else"),
        pytest.param("De coalitie hield lang stand.", "hield + stand = standhouden", id="noun"),
        pytest.param("Daar gaat veel achter schuil.", "gaat + schuil = schuilgaan",
                     id="no word by itself"),
        pytest.param("Zij nam het aanbod aan, maar weifelde.", "nam + aan = aannemen",
                     id="strong past before a comma"),
        pytest.param("Zij werkt het plan uit en vertrekt", "werkt + uit = uitwerken",
                     id="before a conjunction"),
        pytest.param("Hij licht het besluit toe aan de raad", "licht + toe = toelichten",
                     id="before a preposition"),
        pytest.param("De regen hield aan tot de avond", "hield + aan = aanhouden",
                     id="preposition before a preposition"),
        pytest.param("Het gaat door met regenen", "gaat + door = doorgaan", id="light verb"),
        pytest.param("De beurs vond plaats in mei", "vond + plaats = plaatsvinden",
                     id="noun as particle"),
        pytest.param("Zij maakten veel buit.", "maakten + buit = buitmaken",
                     id="another noun as particle"),
        pytest.param("Zij gaven zich bloot.", "gaven + bloot = blootgeven",
                     id="another adjective as particle"),
        pytest.param("Hij viel hen vaak lastig.", "viel + lastig = lastigvallen",
                     id="adjective of one verb as particle"),
        pytest.param("De geul viel bij eb droog.", "viel + droog = droogvallen",
                     id="adjective of several verbs as particle"),
        pytest.param("Hij zette zijn wagen in.", "zette + in = inzetten",
                     id="form that is a noun by itself"),
        pytest.param("Hij sluit de deuren en bouwt de zaak af.", "bouwt + af = afbouwen",
                     id="verb after a conjunction"),
        pytest.param("De raad keurt het plan goed.", "keurt + goed = goedkeuren",
                     id="adjective as particle"),
        pytest.param("zonder zich af te keren van hen", "keren + af = afkeren", id="before te"),
        pytest.param("om het aan te kunnen passen", "passen + aan = aanpassen",
                     id="before te and an auxiliary"),
        pytest.param("dat hij het toe zal lichten", "lichten + toe = toelichten",
                     id="before an auxiliary"),
        pytest.param("omdat het door is gegaan", "gegaan + door = doorgaan",
                     id="before an auxiliary and a participle"),
        pytest.param("Er komt een wet aan.", "komt + aan = aankomen", id="er as the subject"),
        pytest.param("Zij ging er niet op in.", "ging + in = ingaan",
                     id="er with a preposition of its own"),
        pytest.param("De werken stelt hij voor.", "stelt + voor = voorstellen",
                     id="noun after an article"),
    ],
)  # fmt: skip
def test_a_verb_and_its_particle_are_one(text: str, found: str) -> None:
    assert verbs(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hij woont in Leiden", id="preposition before a name"),
        pytest.param("Wij nemen het in behandeling", id="preposition before a noun"),
        pytest.param("Daar ging het over.", id="stranded preposition"),
        pytest.param("Iets waar zij op heeft gewacht", id="stranded before an auxiliary"),
        pytest.param("Zij komt. Van de fiets af", id="another sentence"),
        pytest.param("Het is één op de tien.", id="numeral"),
        pytest.param("Zij ging hem zoeken om te helpen", id="om te"),
        pytest.param("dat hij op zijn beurt kwam", id="possessive"),
        pytest.param("Hij riep hen op de weg te mijden", id="noun after an article"),
        pytest.param("Zij hield de stand.", id="noun that is a particle too"),
        pytest.param("Zij is niet thuis, aan het werk", id="no verb"),
    ],
)
def test_a_preposition_is_no_particle(text: str) -> None:
    assert verbs(text) == []

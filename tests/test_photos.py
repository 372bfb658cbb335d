"""A photograph that staff add stands on the enterprise's page; one that is missing is reported."""

from __future__ import annotations

from tests.small_site import SmallSite, describe

PROFILE = "content/enterprises/glassworks/profile.yaml"
PHOTO = """photo:
  file: photos/plant.jpg
  alt: {zh: 厂房, en: The plant}
  credit: {zh: 园区供图, en: Photo by the zone}
"""


def test_a_photograph_stands_on_the_page_with_its_words(small: SmallSite) -> None:
    small.replace(PROFILE, "figures:", PHOTO + "figures:")
    small.write("assets/photos/plant.jpg", b"jpeg")
    page = small.page("en/enterprises/glassworks.html")
    assert '<img src="../../assets/photos/plant.' in page and '.jpg" alt="The plant">' in page
    assert "<figcaption>Photo by the zone</figcaption>" in page


def test_a_photograph_that_is_missing_is_reported(small: SmallSite) -> None:
    small.replace(PROFILE, "figures:", PHOTO + "figures:")
    assert [describe(problem) for problem in small.build().problems] == [f"unknown-picture {PROFILE}:8"]


def test_a_photograph_without_words_is_refused(small: SmallSite) -> None:
    small.replace(PROFILE, "figures:", "photo: {file: plant.jpg}\nfigures:")
    assert [describe(problem) for problem in small.build().problems] == [f"missing-field {PROFILE}:7"]

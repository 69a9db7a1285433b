"""The errors that Alinea raises on purpose.

Each message says what happened, to which file or parameter, and what to do about it, so that it
can be shown to a user as it is.
"""


class AlineaError(Exception):
    """Anything that went wrong and that a user can act on."""


class SourceError(AlineaError):
    """A source of articles cannot be read."""


class IndexMissing(AlineaError):
    """There is no index yet; `alinea rebuild` makes one."""


class IndexDamaged(AlineaError):
    """The index cannot be opened, is not what the rebuild wrote, or is another version's."""


class RebuildInProgress(AlineaError):
    """Another rebuild of the same index is running."""


class QueryError(AlineaError):
    """A parameter of a search cannot be used.

    Attributes:
        parameter: its name, as the API spells it or, for a page, as the page does.
    """

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class EngineUnavailable(AlineaError):
    """The engine does not answer now (a cluster that is away); it may when asked again."""

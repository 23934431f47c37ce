/// The whole library: what `import BlastRadius` gives.
///
///     text ──► map ──► question ──► answer ──► report ──► bytes

@_exported public import CloudCatalog
@_exported public import CutSets
@_exported public import DependencyGraph
@_exported public import FailurePropagation
@_exported public import HTMLReport
@_exported public import MapDiagnostics
@_exported public import MapImporting
@_exported public import MapLoading
@_exported public import MapReporting
@_exported public import ResilienceAnalysis

/// Where a batch writes; nil for what nobody asked for.
package struct BatchSinks {
  package var results: (any ByteSink)?
  package var rejects: (any ByteSink)?
  package var actions: (any ByteSink)?

  package init(
    results: (any ByteSink)?, rejects: (any ByteSink)?, actions: (any ByteSink)?
  ) {
    self.results = results
    self.rejects = rejects
    self.actions = actions
  }
}

package io.countersign.server.operations;

import io.countersign.rest.operations.Operations;

/** What the server says about itself over HTTP. */
public record Watched(Health health, Metrics counted) implements Operations {

  @Override
  public boolean ready() {
    return health.ready();
  }

  @Override
  public String metrics() {
    return counted.text();
  }
}
